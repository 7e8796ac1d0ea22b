import type { Language } from './types.ts'

/** The world's people keep Dutch time. */
export const minute = 60_000 // ms
export const hour = 60 * minute
export const day = 24 * hour

const locales: Record<Language, string> = {
  nl: 'nl-NL',
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  it: 'it-IT',
  pl: 'pl-PL',
  da: 'da-DK',
  sv: 'sv-SE',
  es: 'es-ES',
}
const formats = new Map<string, Intl.DateTimeFormat>() // they are dear to make
const numbers = new Map<string, Intl.NumberFormat>()

/** How far Amsterdam is ahead of UTC at a moment, in ms: two hours between the last Sundays of March and October. */
function offset(at: number): number {
  const year = new Date(at).getUTCFullYear()
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9) ? 2 * hour : hour
}

/** The moment of a time of day in Amsterdam, a number of days before `now`. */
export function daysAgo(now: number, days: number, hours: number, minutes: number): number {
  const midnight = Math.floor((now + offset(now)) / day) * day - days * day
  const local = midnight + hours * hour + minutes * minute
  return local - offset(local)
}

/** The moment itself when somebody is at work then (Monday to Friday, 7:30 to 18:30), else the next that is. */
export function atWork(at: number): number {
  const local = at + offset(at)
  const midnight = Math.floor(local / day) * day
  const weekday = new Date(local).getUTCDay()
  const sinceOpening = local - midnight - 7.5 * hour
  const open = weekday >= 1 && weekday <= 5 && sinceOpening >= 0 && sinceOpening < 11 * hour
  if (open) return at
  const opening = midnight + 7.5 * hour + (local % (2 * hour)) // people do not all write at half past seven
  const next = sinceOpening < 0 && weekday >= 1 && weekday <= 5 ? opening : opening + day
  return atWork(next - offset(next))
}

/** The moment itself when somebody is at work then, else a moment of the last working day's late afternoon. */
export function wasAtWork(at: number): number {
  if (atWork(at) === at) return at
  const local = at + offset(at)
  const evening = Math.floor(local / day) * day + 18 * hour - (local % (3 * hour))
  const before = evening < local ? evening : evening - day
  return wasAtWork(before - offset(before))
}

/** The moment moved to Monday where it falls on a weekend. */
export function weekday(at: number): number {
  const name = new Date(at + offset(at)).getUTCDay()
  return name === 6 ? at + 2 * day : name === 0 ? at + day : at
}

/** The ISO 8601 week of a moment. */
export function week(at: number): number {
  const date = new Date(Math.floor((at + offset(at)) / day) * day)
  const thursday = date.getTime() + (4 - (date.getUTCDay() || 7)) * day
  const january = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)
  return 1 + Math.floor((thursday - january) / (7 * day))
}

/** The year of a moment in Amsterdam. */
export function year(at: number): number {
  return new Date(at + offset(at)).getUTCFullYear()
}

/** A moment in a language's own words; the options are those of Intl.DateTimeFormat. */
export function inWords(at: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'Europe/Amsterdam' })
    formats.set(key, format)
  }
  return format.format(at)
}

/** A number in a language's own form, with a fixed number of decimals. */
export function number(value: number, language: Language, decimals = 0): string {
  const key = `${language} ${decimals}`
  let format = numbers.get(key)
  if (!format) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    format = new Intl.NumberFormat(locales[language], digits)
    numbers.set(key, format)
  }
  return format.format(value)
}

/** A Date header (RFC 5322 3.3) in Dutch time. */
export function dateHeader(at: number): string {
  const zone = offset(at) === hour ? '+0100' : '+0200'
  return new Date(at + offset(at)).toUTCString().replace('GMT', zone)
}

function lastSunday(of: number, month: number): number {
  const last = new Date(Date.UTC(of, month + 1, 0, 1)) // the change comes at 01:00 UTC
  return last.getTime() - last.getUTCDay() * day
}
