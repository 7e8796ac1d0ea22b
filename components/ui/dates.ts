/** A time as short as it can be understood: "10:32", "Mon 16:20", "18 Nov", "18 Nov 2025". `at` and `now` in ms, in the time zone `zone`. */
export function shortTime(at: number, now: number, zone: string): string {
  const days = dayNumber(now, zone) - dayNumber(at, zone)
  if (days === 0) return format(at, zone, TIME)
  if (days > 0 && days < 7) return `${format(at, zone, WEEKDAY)} ${format(at, zone, TIME)}`
  return format(at, zone, sameYear(at, now, zone) ? DAY : DAY_OF_YEAR)
}

/** The same in full, for whom the short form is not enough: "Friday 20 November 2026 at 10:32". */
export const fullTime = (at: number, zone: string) =>
  `${format(at, zone, FULL_DAY).replace(',', '')} at ${format(at, zone, TIME)}`

/** Under which head a list shows what is of this time: "Today", "Yesterday", "This week", "November", "October 2025". */
export function dayGroup(at: number, now: number, zone: string): string {
  const today = dayNumber(now, zone)
  const day = dayNumber(at, zone)
  if (day >= today) return 'Today'
  if (day === today - 1) return 'Yesterday'
  if (day >= today - ((today + 3) % 7)) return 'This week' // day 0, 1 January 1970, was a Thursday; weeks begin on Monday
  return format(at, zone, sameYear(at, now, zone) ? MONTH : MONTH_OF_YEAR)
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const WEEKDAY = { weekday: 'short' } as const
const DAY = { day: 'numeric', month: 'short' } as const
const DAY_OF_YEAR = { ...DAY, year: 'numeric' } as const
const FULL_DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
const MONTH = { month: 'long' } as const
const MONTH_OF_YEAR = { ...MONTH, year: 'numeric' } as const
const PARTS = { year: 'numeric', month: 'numeric', day: 'numeric' } as const

/** Making a formatter takes a hundred times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${Object.entries(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  formatters.set(key, made)
  return made
}

const format = (at: number, zone: string, options: Intl.DateTimeFormatOptions) =>
  formatter(zone, options).format(at)

/** Days since 1970 by the calendar of the zone, so that summer time does not count. */
function dayNumber(at: number, zone: string): number {
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const parts = formatter(zone, PARTS).formatToParts(at)
  return Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000
}

const sameYear = (a: number, b: number, zone: string) =>
  format(a, zone, { year: 'numeric' }) === format(b, zone, { year: 'numeric' })
