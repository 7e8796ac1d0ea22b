const MAX_LENGTH = 200 // characters of a Date header that are read
const EARLIEST = Date.UTC(1970, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

/**
 * A Date header, read as RFC 5322 §3.3 and §4.3 with what mailers make of it: two-digit years, comments, names and letters for zones,
 * the order of asctime, ISO 8601. An unknown zone counts as UTC. Null where no date can be read, the day does not exist, or the year is
 * before 1970 or after 2099.
 */
export function parseDate(header: string): Date | null {
  const found = readParts(header)
  if (!found) return null
  const { year, month, day, hour, minute, second, offset } = found
  const date = new Date(Date.UTC(year, month, day, hour, minute, second) - (offset ?? 0) * 60_000)
  const real = day >= 1 && day <= daysIn(year, month) && hour < 24 && minute < 60 && second <= 60
  return real && date.getTime() >= EARLIEST && date.getTime() < LATEST ? date : null
}

/** How far ahead of UTC the sender's clock was, "+02:00"; null where a Date header does not say, which "-0000" means too (RFC 5322 §3.3). */
export function parseZone(header: string): string | null {
  const offset = readParts(header)?.offset
  if (offset === undefined) return null
  const minutes = Math.abs(offset)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function readParts(header: string): Parts | undefined {
  const text = header
    .slice(0, MAX_LENGTH)
    .replace(/\([^()]*\)/g, ' ')
    .trim()
  return readDayFirst(text) ?? readMonthFirst(text) ?? readIso(text)
}

/** `month` from 0; `offset` in minutes east of UTC, undefined where it is not known. */
type Parts = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  offset: number | undefined
}

const TIME = String.raw`(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d+)?\s*([ap]m\b)?`
const ZONE = String.raw`\s*([+-]\d{1,2}:?\d{2}|[a-z]{1,5}\b)?`
const DAY_FIRST = new RegExp(
  String.raw`(\d{1,2})[\s.-]+([a-z]{3})[a-z]*[\s.,-]+(\d{2,4}),?\s+${TIME}${ZONE}`,
  'i',
)
const MONTH_FIRST = new RegExp(String.raw`\b([a-z]{3})[a-z]*\s+(\d{1,2}),?\s+${TIME}${ZONE}\s+(\d{4})`, 'i')
const ISO = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[t\s]\s*${TIME}${ZONE}`, 'i')

/** `Tue, 3 Nov 2026 09:15:00 +0100` */
function readDayFirst(text: string): Parts | undefined {
  const [, day, month, year, hour, minute, second, half, zone] = DAY_FIRST.exec(text) ?? []
  return partsOf({ year, month: monthOf(month), day, hour, minute, second, half, zone })
}

/** `Tue Nov  3 09:15:00 2026`, with a zone before the year at times */
function readMonthFirst(text: string): Parts | undefined {
  const [, month, day, hour, minute, second, half, zone, year] = MONTH_FIRST.exec(text) ?? []
  return partsOf({ year, month: monthOf(month), day, hour, minute, second, half, zone })
}

/** `2026-11-03T09:15:00+01:00` */
function readIso(text: string): Parts | undefined {
  const [, year, month, day, hour, minute, second, half, zone] = ISO.exec(text) ?? []
  return partsOf({ year, month: Number(month) - 1, day, hour, minute, second, half, zone })
}

type Words = Record<'year' | 'day' | 'hour' | 'minute' | 'second' | 'half' | 'zone', string | undefined> & {
  month: number
}

function partsOf({ year, month, day, hour, minute, second, half, zone }: Words): Parts | undefined {
  if (year === undefined || !(month >= 0 && month < 12)) return undefined
  return {
    year: fullYear(year),
    month,
    day: Number(day),
    hour: fullHour(Number(hour), half),
    minute: Number(minute),
    second: Number(second ?? 0),
    offset: offsetOf(zone),
  }
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthOf = (word: string | undefined) => MONTHS.indexOf((word ?? '').toLowerCase())

/** RFC 5322 §4.3: 00 to 49 are this century, 50 to 99 the last; three digits count from 1900. */
function fullYear(year: string): number {
  const number = Number(year)
  if (year.length === 2) return number < 50 ? 2000 + number : 1900 + number
  return year.length === 3 ? 1900 + number : number
}

function fullHour(hour: number, half: string | undefined): number {
  if (!half) return hour
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

/** Hours of RFC 5322 §4.3's zones; its single letters were used both ways round, so they say nothing. */
const ZONES: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
  bst: 1,
  jst: 9,
}

function offsetOf(zone: string | undefined): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone ?? '') ?? []
  if (!sign) {
    const named = ZONES[(zone ?? '').toLowerCase()]
    return named === undefined ? undefined : named * 60
  }
  const offset = Number(hours) * 60 + Number(minutes)
  if (Number(minutes) >= 60 || Number(hours) >= 15 || (sign === '-' && offset === 0)) return undefined
  return sign === '-' ? -offset : offset
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
