import { type Clock, dayNumber } from '#/components/ui/dates.ts'

const DAY_MS = 86_400_000
const MORNING = 8 * 60 // minutes after midnight

/** The times at which one mostly wants a mail to leave, by the clock of whoever writes. */
export function sendTimes(now: number, clock: Clock): { words: string; at: number }[] {
  const today = dayNumber(now, clock)
  const toMonday = (1 - weekdayOf(today) + 7) % 7 || 7
  return [
    { words: 'Tomorrow morning', at: wallTime(today + 1, MORNING, clock.zone) },
    ...(toMonday > 1
      ? [{ words: 'Monday morning', at: wallTime(today + toMonday, MORNING, clock.zone) }]
      : []),
  ]
}

/** Day 0, 1 January 1970, was a Thursday; 0 is Sunday. */
export const weekdayOf = (day: number) => (day + 4) % 7

/** When the clocks of a zone show this time (in minutes after midnight) on a day (since 1970), in ms. */
export function wallTime(day: number, minutes: number, zone: string): number {
  const wanted = day * DAY_MS + minutes * 60_000
  let at = wanted
  for (let turn = 0; turn < 2; turn += 1) at = wanted - offsetAt(at, zone)
  return at
}

/** How far a zone is ahead of UTC at a time, in ms. */
function offsetAt(at: number, zone: string): number {
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
