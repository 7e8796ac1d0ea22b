import { type Clock, dayNumber } from './dates.ts'
import { wallTime, weekdayOf } from './wall-time.ts'

const MORNING = 8 * 60 // minutes after midnight, where only a day is said
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A time to come as it is typed: "tomorrow 9:00", "mon 14:30", "30 nov", "2026-12-01 8:15", "17:00", "in 2 hours", "in 3 days". By the clock of
 * whoever types. Null for what is none, or is past.
 */
export function typedTime(text: string, now: number, clock: Clock): number | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\bat\b|,/g, ' ')
  const after = /^in\s+(\d{1,3})\s*(min|h|day|week)/.exec(words)
  const today = dayNumber(now, clock)
  if (after) {
    const [, count, unit = ''] = after
    const minutes = { min: 1, h: 60, day: 1_440, week: 10_080 }[unit] ?? 0
    return now + Number(count) * minutes * 60_000
  }
  const time = /(?:^|\s)(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|h|u)?$/.exec(words)
  const isTime =
    time !== null &&
    (time[2] !== undefined || time[3] !== undefined || !/^\d/.test(words) || words.length < 3)
  const minutes = isTime ? minutesOf(time) : MORNING
  const said = (isTime ? words.slice(0, time.index) : words).trim()
  if (minutes === null || words === '') return null
  const day = said === '' ? today : dayOf(said, today, now, clock)
  if (day === null) return null
  const at = wallTime(day, minutes, clock.zone)
  if (at > now) return at
  return said === '' ? wallTime(today + 1, minutes, clock.zone) : null
}

function minutesOf([, hours, minutes = '0', half]: RegExpExecArray): number | null {
  const hour = half === 'pm' ? (Number(hours) % 12) + 12 : half === 'am' ? Number(hours) % 12 : Number(hours)
  return hour < 24 && Number(minutes) < 60 ? hour * 60 + Number(minutes) : null
}

function dayOf(said: string, today: number, now: number, clock: Clock): number | null {
  if (said === 'today' || said === 'tonight') return today
  if (said === 'tomorrow' || said === 'tomorrow morning') return today + 1
  const [weekday] = said.replace(/^(next|on)\s+/, '').split(/\s/)
  const named = weekday && weekday.length >= 3 ? DAYS.findIndex((day) => weekday.startsWith(day)) : -1
  if (named >= 0) return today + ((named - weekdayOf(today) + 7) % 7 || 7)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]))
  const [, first, last] = /^(\d{1,2}|[a-z]+)\.?\s*(\d{1,2}|[a-z]+)$/.exec(said) ?? []
  const month = MONTHS.findIndex((name) => (first ?? '').startsWith(name) || (last ?? '').startsWith(name))
  const date = Number([first, last].find((part) => /^\d+$/.test(part ?? '')))
  if (month < 0 || !date) return null
  const year = Number(new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: clock.zone }).format(now))
  const day = dateOf(year, month, date)
  return day !== null && day < today ? dateOf(year + 1, month, date) : day
}

function dateOf(year: number, month: number, date: number): number | null {
  const at = new Date(Date.UTC(year, month, date))
  return at.getUTCMonth() === month ? at.getTime() / 86_400_000 : null
}
