import { type Clock, dayNumber } from '#/components/ui/dates.ts'
import { offsetAt, wallTime, weekdayOf } from '#/components/ui/wall-time.ts'

export type Preset = { words: string; at: number } // ms since 1970

const DAY_MS = 86_400_000
const MORNING = 8 // o'clock
const LATER_HOURS = 3
const LATEST = 21 // o'clock: after that "later today" is tomorrow

/** The times that one mostly wants, by the clock of whoever asks: all still to come. */
export function snoozeTimes(now: number, clock: Clock): Preset[] {
  const today = dayNumber(now, clock)
  const weekday = weekdayOf(today)
  const later = Math.ceil(now / 3_600_000 + LATER_HOURS) * 3_600_000
  const isToday = dayNumber(later, clock) === today && later <= wallTime(today, LATEST * 60, clock.zone)
  const toMonday = (1 - weekday + 7) % 7 || 7
  return [
    ...(isToday ? [{ words: 'Later today', at: later }] : []),
    { words: 'Tomorrow', at: wallTime(today + 1, MORNING * 60, clock.zone) },
    ...(toMonday > 1 ? [{ words: 'Monday', at: wallTime(today + toMonday, MORNING * 60, clock.zone) }] : []),
  ]
}

/** What the field of day and time holds: "2026-11-24T08:00", as the zone's clocks show it. */
export function fieldTime(text: string, zone: string): number | null {
  const at = Date.parse(`${text}Z`)
  return Number.isNaN(at) ? null : wallTime(Math.floor(at / DAY_MS), (at % DAY_MS) / 60_000, zone)
}

/** The other way round. */
export const toField = (at: number, zone: string) =>
  new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16)
