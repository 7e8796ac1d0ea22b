import { type Clock, dayNumber } from '#/components/ui/dates.ts'

export type Preset = { words: string; at: number } // ms since 1970

const DAY_MS = 86_400_000
const MORNING = 8 // o'clock
const LATER_HOURS = 3
const LATEST = 21 // o'clock: after that "later today" is tomorrow

/** The times that one mostly wants, by the clock of whoever asks: all still to come. */
export function snoozeTimes(now: number, clock: Clock): Preset[] {
  const today = dayNumber(now, clock)
  const weekday = (today + 4) % 7 // day 0, 1 January 1970, was a Thursday
  const later = Math.ceil(now / 3_600_000 + LATER_HOURS) * 3_600_000
  const isToday = dayNumber(later, clock) === today && later <= wallTime(today, LATEST * 60, clock.zone)
  const toMonday = (1 - weekday + 7) % 7 || 7
  return [
    ...(isToday ? [{ words: 'Later today', at: later }] : []),
    { words: 'Tomorrow', at: wallTime(today + 1, MORNING * 60, clock.zone) },
    ...(toMonday > 1 ? [{ words: 'Monday', at: wallTime(today + toMonday, MORNING * 60, clock.zone) }] : []),
  ]
}

/** When the clocks of a zone show this time (in minutes after midnight) on a day (since 1970). An hour that summer time leaves out is the next. */
export function wallTime(day: number, minutes: number, zone: string): number {
  const wanted = day * DAY_MS + minutes * 60_000
  let at = wanted
  for (let turn = 0; turn < 2; turn += 1) at = wanted - offsetAt(at, zone)
  return at
}

/** What the field of day and time holds: "2026-11-24T08:00", as the zone's clocks show it. */
export function fieldTime(text: string, zone: string): number | null {
  const at = Date.parse(`${text}Z`)
  return Number.isNaN(at) ? null : wallTime(Math.floor(at / DAY_MS), (at % DAY_MS) / 60_000, zone)
}

/** The other way round. */
export const toField = (at: number, zone: string) =>
  new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16)

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
