const DAY_MS = 86_400_000

/** When the clocks of a zone show this time (in minutes after midnight) on a day (since 1970), in ms. An hour that summer time leaves out is the next. */
export function wallTime(day: number, minutes: number, zone: string): number {
  const wanted = day * DAY_MS + minutes * 60_000
  let at = wanted
  for (let turn = 0; turn < 2; turn += 1) at = wanted - offsetAt(at, zone)
  return at
}

/** How far a zone is ahead of UTC at a time, in ms. */
export function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return shown - Math.floor(at / 60_000) * 60_000
}

/** The weekday of a day since 1970: 0 is Sunday. Day 0, 1 January 1970, was a Thursday. */
export const weekdayOf = (day: number) => (day + 4) % 7
