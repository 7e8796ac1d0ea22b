import ICAL from 'ical.js'
import { safeLink } from './links.ts'
import { oneLine, storable } from './text.ts'
import type { Invitation, Person } from './types.ts'
import { momentIn, zoneNamed } from './zones.ts'

/** A calendar longer than this is somebody's whole year and no invitation; it stays a file. */
export const MAX_CALENDAR = 256 * 1024 // characters

const MAX_LINE = 500 // characters of a title, place, name
const MAX_COMMENT = 2_000 // characters
const MAX_ATTENDEES = 100
const MAX_ZONE_CHANGES = 50 // rules that one VTIMEZONE may have; real ones have two to ten
const YEARS = { first: 1970, last: 2100 }

/**
 * The event that a calendar in a mail is about (RFC 5545, RFC 5546, RFC 6047); null where it holds none that can be read. Occurrences of an event
 * that repeats are never counted out, so that no rule costs more than its length.
 */
export function readInvitation(calendar: string): Invitation | null {
  const root = calendar.length <= MAX_CALENDAR ? parseCalendar(calendar) : undefined
  const events = root?.getAllSubcomponents('vevent') ?? []
  const event = events.find((one) => !one.hasProperty('recurrence-id')) ?? events[0]
  if (!root || !event) return null
  const uid = textOf(event, 'uid')
  const method = methodOf(root)
  const attendees = event.getAllProperties('attendee')
  return {
    method,
    uid,
    changed: method === 'REQUEST' && Number(textOf(event, 'sequence')) > 0,
    cancelled: method === 'CANCEL' || textOf(event, 'status').toUpperCase() === 'CANCELLED',
    title: textOf(event, 'summary'),
    when: whenOf(root, event),
    repeats: repeatsOf(event),
    oneOfMany: event.hasProperty('recurrence-id'),
    place: textOf(event, 'location'),
    link: linkOf(event),
    comment: storable(String(propertyOf(event, 'comment') ?? ''))
      .slice(0, MAX_COMMENT)
      .trim(),
    organiser: personOf(event.getFirstProperty('organizer')),
    attendees: attendees.slice(0, MAX_ATTENDEES).flatMap(attendeeOf),
    otherAttendees: Math.max(0, attendees.length - MAX_ATTENDEES),
    otherEvents: new Set(events.map((one) => textOf(one, 'uid'))).size - 1,
  }
}

/** Undefined for what is no calendar: the library says so by whatever error its reading ran into. */
function parseCalendar(calendar: string): ICAL.Component | undefined {
  try {
    const parsed = ICAL.parse(
      calendar
        .replace(/^\ufeff/, '')
        .replace(BARE_DAY, '$1;VALUE=DATE:$2')
        .trim(),
    )
    const [first] = typeof parsed[0] === 'string' ? [parsed] : parsed // several calendars may follow each other
    const root = new ICAL.Component(first)
    return root.name === 'vcalendar' ? root : undefined
  } catch {
    return undefined
  }
}

/** A day that does not say it is one, which some calendars write. */
const BARE_DAY = /^(DTSTART|DTEND):(\d{8})(?=\r?$)/gm

function textOf(component: ICAL.Component, name: string): string {
  return oneLine(String(propertyOf(component, name) ?? ''), MAX_LINE)
}

/** A property's value; undefined where it can't be read. */
function propertyOf(component: ICAL.Component, name: string): unknown {
  try {
    return component.getFirstPropertyValue(name) ?? undefined
  } catch {
    return undefined // such as a date with a month 13
  }
}

const METHODS = ['REQUEST', 'CANCEL', 'REPLY', 'COUNTER'] as const

/** What is neither of those, or names none, tells of an event. */
function methodOf(root: ICAL.Component): Invitation['method'] {
  const method = textOf(root, 'method').toUpperCase()
  if (method === 'ADD' || method === 'DECLINECOUNTER') return 'REQUEST'
  return METHODS.find((known) => known === method) ?? 'PUBLISH'
}

// When

function whenOf(root: ICAL.Component, event: ICAL.Component): Invitation['when'] {
  const start = timeOf(root, event, 'dtstart')
  if (!start) return null
  const end = timeOf(root, event, 'dtend') ?? afterDuration(start, propertyOf(event, 'duration'))
  if (start.isDate) {
    const last = end ? end.at - DAY : start.at // the end is the day after
    return { allDay: true, first: dayOf(start.at), last: dayOf(Math.max(start.at, last)) }
  }
  return { allDay: false, start: start.at, end: end && end.at >= start.at ? end.at : null, zone: start.zone }
}

/** `at` in ms; of a date, midnight UTC. */
type Time = { at: number; isDate: boolean; zone: string | null }
const DAY = 86_400_000 // ms
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

function timeOf(root: ICAL.Component, event: ICAL.Component, name: string): Time | undefined {
  const value = propertyOf(event, name)
  if (!(value instanceof ICAL.Time) || !(value.year >= YEARS.first && value.year <= YEARS.last))
    return undefined
  const { year, month, day, hour, minute, second, isDate } = value
  const wall = { year, month, day, hour, minute, second }
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  if (isDate) return { at: asUtc, isDate, zone: null }
  if (value.zone === ICAL.Timezone.utcTimezone) return { at: asUtc, isDate, zone: calendarZone(root) }
  const tzid = event.getFirstProperty(name)?.getFirstParameter('tzid') ?? ''
  const zone = zoneNamed(tzid)
  if (zone) return { at: momentIn(zone, wall), isDate, zone }
  const offset = offsetByCalendar(root, tzid, value)
  if (offset !== undefined) return { at: asUtc - offset * 1000, isDate, zone: null }
  const fallback = calendarZone(root) // a time in no zone at all is one where it takes place
  return { at: fallback ? momentIn(fallback, wall) : asUtc, isDate, zone: fallback }
}

/** The zone that Google and Apple name for the calendar as a whole. */
const calendarZone = (root: ICAL.Component) => zoneNamed(textOf(root, 'x-wr-timezone')) ?? null

/**
 * How far ahead of UTC, in seconds, a time is in a zone that the calendar explains itself; only by rules of one change a year, which is what
 * zones have. Undefined where it does not explain it.
 */
function offsetByCalendar(root: ICAL.Component, tzid: string, time: ICAL.Time): number | undefined {
  const component = root.getAllSubcomponents('vtimezone').find((zone) => textOf(zone, 'tzid') === tzid)
  const changes = component?.getAllSubcomponents() ?? []
  const isPlain = changes.every((change) => {
    const rule = propertyOf(change, 'rrule')
    return rule === undefined || (rule instanceof ICAL.Recur && rule.freq === 'YEARLY')
  })
  if (!component || !isPlain || changes.length === 0 || changes.length > MAX_ZONE_CHANGES) return undefined
  try {
    return new ICAL.Timezone({ component, tzid }).utcOffset(time)
  } catch {
    return undefined // a change at no date
  }
}

function afterDuration(start: Time, duration: unknown): Time | undefined {
  if (!(duration instanceof ICAL.Duration)) return undefined
  const at = start.at + duration.toSeconds() * 1000
  return at <= Date.UTC(YEARS.last, 0) ? { ...start, at } : undefined
}

// How often

const UNITS: Record<string, NonNullable<Invitation['repeats']>['unit']> = {
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
}
const MAX_PARTS = 31 // of one kind: days of a month
const SAID_PARTS = ['BYDAY', 'BYMONTHDAY', 'BYMONTH']

function repeatsOf(event: ICAL.Component): Invitation['repeats'] {
  const rule = propertyOf(event, 'rrule')
  const unit = rule instanceof ICAL.Recur ? UNITS[rule.freq] : undefined
  if (!(rule instanceof ICAL.Recur) || !unit) return null
  const { BYDAY = [], BYMONTHDAY = [] } = rule.parts
  return {
    unit,
    interval: Math.max(1, rule.interval),
    days: BYDAY.slice(0, MAX_PARTS).filter((day) => /^[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)$/.test(day)),
    monthDays: BYMONTHDAY.slice(0, MAX_PARTS).filter(Number.isInteger),
    until: rule.until?.toString().slice(0, 10) ?? null,
    count: rule.count,
    other: Object.keys(rule.parts).some((name) => !SAID_PARTS.includes(name)) || event.hasProperty('rdate'),
  }
}

// Where, and who

/** A call's address, as the programs that arrange calls give it, or a place that is one. */
function linkOf(event: ICAL.Component): string | null {
  const written = ['x-google-conference', 'x-microsoft-skypeteamsmeetingurl', 'conference', 'location', 'url']
    .map((name) => String(propertyOf(event, name) ?? '').trim())
    .find((value) => /^https?:\/\/\S+$/i.test(value))
  return (written && safeLink(written)) || null
}

function personOf(property: ICAL.Property | null): Person | null {
  if (!property) return null
  const address = String(property.getFirstValue() ?? '').replace(/^mailto:/i, '')
  const email = oneLine(property.getFirstParameter('email') ?? address, MAX_LINE).toLowerCase()
  const name = oneLine(property.getFirstParameter('cn') ?? '', MAX_LINE).replace(/^(["'])(.*)\1$/, '$2')
  return { name: name.toLowerCase() === email ? '' : name, email: email.includes('@') ? email : '' }
}

const ANSWERS = { ACCEPTED: 'accepted', DECLINED: 'declined', TENTATIVE: 'tentative' } as const

/** Rooms and projectors are invited too; they are no people. */
function attendeeOf(property: ICAL.Property): Invitation['attendees'] {
  const person = personOf(property)
  const parameter = (name: string) => (property.getFirstParameter(name) ?? '').toUpperCase()
  if (!person || ['ROOM', 'RESOURCE'].includes(parameter('cutype'))) return []
  const answer = ANSWERS[parameter('partstat') as keyof typeof ANSWERS] ?? 'none'
  return [{ ...person, answer, optional: parameter('role') === 'OPT-PARTICIPANT' }]
}
