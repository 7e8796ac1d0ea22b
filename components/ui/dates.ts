import { writingOf } from './writing.ts'

/** By what a page reads times: now in ms, the time zone (IANA), the locale that writes them, and the day on which weeks begin (0 is Sunday). */
export type Clock = { now: number; zone: string; locale: string; weekStart: number }

/** A time as short as it can be understood: "10:32", "Mon 16:20", "18 Nov", "18 Nov 2025". `at` in ms. */
export function shortTime(at: number, clock: Clock): string {
  const days = dayNumber(clock.now, clock) - dayNumber(at, clock)
  if (days === 0) return timeOf(at, clock)
  if (days > 0 && days < 7) return `${shortDay(at, clock)} ${timeOf(at, clock)}`
  return shortDay(at, clock)
}

/** The same in a list whose heads name the days: of yesterday, too, only the time. */
export const rowTime = (at: number, clock: Clock) =>
  dayNumber(clock.now, clock) - dayNumber(at, clock) === 1 ? timeOf(at, clock) : shortTime(at, clock)

/** The day of it alone: "Mon", "18 Nov", "18 Nov 2025"; today is "today". */
export function shortDay(at: number, clock: Clock): string {
  const days = dayNumber(clock.now, clock) - dayNumber(at, clock)
  if (days === 0) return 'today'
  if (days > 0 && days < 7) return format(at, clock, { weekday: 'short' })
  return format(at, clock, sameYear(at, clock) ? DAY : { ...DAY, year: 'numeric' })
}

/** A time in full, for whom the short form is not enough: "Friday 20 November 2026 at 10:32". */
export const fullTime = (at: number, clock: Clock) => `${fullDay(at, clock)} at ${timeOf(at, clock)}`

/** A time to come, as short as it can be understood: "15:00", "Wed 08:00", "30 Nov 08:00". */
export function whenWords(at: number, now: number, clock: Clock): string {
  const days = dayNumber(at, clock) - dayNumber(now, clock)
  if (days === 0) return timeOf(at, clock)
  return `${format(at, clock, days < 6 ? { weekday: 'short' } : DAY)} ${timeOf(at, clock)}`
}

/** Under which head a list shows what is of this time: "Today", "Yesterday", "This week", "November", "October 2025". */
export function dayGroup(at: number, clock: Clock): string {
  const today = dayNumber(clock.now, clock)
  const day = dayNumber(at, clock)
  if (day >= today) return 'Today'
  if (day === today - 1) return 'Yesterday'
  const weekday = (today + 4) % 7 // day 0, 1 January 1970, was a Thursday
  if (day >= today - ((weekday - clock.weekStart + 7) % 7)) return 'This week'
  return format(at, clock, sameYear(at, clock) ? { month: 'long' } : { month: 'long', year: 'numeric' })
}

/** The same of what comes at this time: "Today", "Tomorrow", "Later". */
export function comingGroup(at: number, clock: Clock): string {
  const days = dayNumber(at, clock) - dayNumber(clock.now, clock)
  return days <= 0 ? 'Today' : days === 1 ? 'Tomorrow' : 'Later'
}

/** Days since 1970 by the calendar of the zone, so that summer time does not count. */
export function dayNumber(at: number, { zone }: Pick<Clock, 'zone'>): number {
  const key = `${zone} ${Math.floor(at / QUARTER_MS)}`
  const known = days.get(key)
  if (known !== undefined) return known
  const parts = formatter('en-GB', { ...NUMBERS, timeZone: zone }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const day = Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000
  if (days.size >= MOST_DAYS) days.clear()
  days.set(key, day)
  return day
}

const DAY = { day: 'numeric', month: 'short' } as const
const FULL_DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
const NUMBERS = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
const QUARTER_MS = 900_000 // in every zone days begin at a whole quarter of an hour UTC
const MOST_DAYS = 10_000 // a few long lists

const days = new Map<string, number>()

/** Asked for by each row of a list again and again. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter takes a hundred times as long as using it. */
function formatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${Object.entries(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(tag, options)
  formatters.set(key, made)
  return made
}

const format = (at: number, { zone, locale }: Clock, options: Intl.DateTimeFormatOptions) =>
  formatter(writingOf(locale).tag, { ...options, timeZone: zone }).format(at)

/** "10:32", "10.32", "10:32 AM". */
function timeOf(at: number, { zone, locale }: Clock): string {
  const { tag, hours, between } = writingOf(locale)
  const parts = formatter(tag, { hour: hours, minute: '2-digit', timeZone: zone }).formatToParts(at)
  return parts
    .map(({ type, value }) => (type === 'literal' && value === ':' ? between : value))
    .join('')
    .replace(/\s/g, '\u00a0') // Node and browsers differ in the space before "AM"; and it stays with its time
}

/** British English puts a comma after the weekday, or none, by version. */
const fullDay = (at: number, clock: Clock) =>
  writingOf(clock.locale).dayFirst
    ? format(at, clock, FULL_DAY).replace(',', '')
    : format(at, clock, FULL_DAY)

const sameYear = (at: number, clock: Clock) => yearOf(at, clock) === yearOf(clock.now, clock)

const yearOf = (at: number, { zone }: Clock) =>
  formatter('en-GB', { year: 'numeric', timeZone: zone }).format(at)
