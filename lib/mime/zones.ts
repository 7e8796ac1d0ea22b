import { WINDOWS_ZONES } from './windows-zones.ts'

/** A time as a clock on the wall shows it; `month` from 1. */
export type WallTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/**
 * The zone that a calendar means by a TZID, by its IANA name: that name itself, alone or at the end of a longer one ("/mozilla.org/Europe/Berlin"),
 * or Windows' name for it. Undefined for any other, which only the calendar itself can explain.
 */
export function zoneNamed(tzid: string): string | undefined {
  const name = tzid.trim().replace(/^"(.*)"$/, '$1')
  const known = WINDOWS_ZONES.get(name.toLowerCase())
  if (known) return known
  const ending = /[A-Z][A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?$/.exec(name)?.[0]
  return [name, ending].find((zone) => zone !== undefined && isZone(zone))
}

/** The moment, in ms since 1970, at which clocks in an IANA zone show a time; the first where they show it twice. */
export function momentIn(zone: string, time: WallTime): number {
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second)
  const before = wall - offsetAt(zone, wall - DAY)
  return before + offsetAt(zone, before) === wall ? before : wall - offsetAt(zone, wall)
}

const DAY = 86_400_000 // ms

function isZone(name: string): boolean {
  if (!/^(?:[A-Za-z_]+\/[\w+/-]+|UTC|GMT)$/.test(name)) return false
  try {
    return formatter(name) !== undefined
  } catch {
    return false // Intl has no other way to say that it knows no such zone
  }
}

/** How far clocks in a zone are ahead of UTC at a moment, in ms. */
function offsetAt(zone: string, at: number): number {
  const parts = new Map(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return wall - Math.floor(at / 1000) * 1000
}

/** Making a formatter takes a hundred times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    },
  })
  formatters.set(timeZone, made)
  return made
}
