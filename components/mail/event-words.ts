import { type Clock, fullTime } from '#/components/ui/dates.ts'
import type { Invitation } from '#/lib/mime/types.ts'
import { nameOf } from './names.ts'

type When = NonNullable<Invitation['when']>
type Repeats = NonNullable<Invitation['repeats']>

/**
 * When an event is, in the reader's zone: "Thursday 26 November 2026, 13:30–14:30". `theirs` says the same in the organiser's, where clocks
 * show something else; null where they do not, or the zone is not known.
 */
export function whenWords(when: When, clock: Clock): { yours: string; theirs: string | null } {
  if (when.allDay) return { yours: daysWords(when.first, when.last, clock), theirs: null }
  const yours = spanWords(when, clock)
  if (!when.zone) return { yours, theirs: null }
  const there = { ...clock, zone: when.zone }
  const theirs = spanWords(when, there)
  if (theirs === yours) return { yours, theirs: null }
  const day = dayIn(when.start, there)
  const sameDay = day === dayIn(when.start, clock)
  return { yours, theirs: `${sameDay ? theirs.replace(`${day}, `, '') : theirs} in ${cityOf(when.zone)}` }
}

/** The first day of an event, for its picture: "Nov" and "26". */
export function dayWords(when: When, clock: Clock): { month: string; day: string } {
  const [, day = '', month = ''] = (
    when.allDay ? dayIn(middayOf(when.first), UTC(clock)) : dayIn(when.start, clock)
  ).split(' ')
  return { month: month.slice(0, 3), day }
}

function spanWords({ start, end }: Extract<When, { allDay: false }>, clock: Clock): string {
  const day = dayIn(start, clock)
  const from = `${day}, ${timeIn(start, clock)}`
  if (end === null || end === start) return from
  const lastDay = dayIn(end, clock)
  return lastDay === day ? `${from}–${timeIn(end, clock)}` : `${from} to ${lastDay}, ${timeIn(end, clock)}`
}

function daysWords(first: string, last: string, clock: Clock): string {
  const day = (date: string) => dayIn(middayOf(date), UTC(clock))
  return first === last ? `${day(first)}, all day` : `${day(first)} to ${day(last)}`
}

/** A day of the calendar belongs to no zone. */
const UTC = (clock: Clock): Clock => ({ ...clock, zone: 'UTC' })
const middayOf = (date: string) => Date.parse(`${date}T12:00:00Z`)

const dayIn = (at: number, clock: Clock) => fullTime(at, clock).split(' at ')[0] ?? ''
const timeIn = (at: number, clock: Clock) => fullTime(at, clock).split(' at ')[1] ?? ''

/** "Europe/Lisbon" is where Lisbon's clocks are. */
const cityOf = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

const DAYS: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
const WORKDAYS = 'MO TU WE TH FR'
const ORDINALS: Record<string, string> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  '-1': 'last',
}

/** How an event repeats: "Every Tuesday until Friday 18 December 2026", "Every 2 months on the last Friday, 6 times". */
export function repeatsWords(
  { unit, interval, days, monthDays, until, count, other }: Repeats,
  clock: Clock,
): string {
  const every = interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`
  const on = onWords(days, monthDays)
  const ends = until ? ` until ${dayIn(middayOf(until), UTC(clock))}` : count ? `, ${count} times` : ''
  if (other) return `${every}, by a rule of its own${ends}`
  if (days.join(' ') === WORKDAYS && interval === 1) return `Every working day${ends}`
  if (unit === 'week' && interval === 1 && on) return `Every ${on}${ends}`
  return `${every}${on && ` on ${on}`}${ends}`
}

function onWords(days: string[], monthDays: number[]): string {
  const named = days.map((day) => {
    const [, which = '', name = ''] = /^([+-]?\d*)([A-Z]{2})$/.exec(day) ?? []
    const ordinal = ORDINALS[which.replace('+', '')]
    return ordinal ? `the ${ordinal} ${DAYS[name]}` : DAYS[name]
  })
  const numbered = monthDays.map((day) => (day < 0 ? `day ${-day} from its end` : `day ${day}`))
  return listWords([...named, ...numbered].filter((word) => word !== undefined))
}

/** Who does what with an event: "Joris de Wit changed this invitation". `address` is the reader's mailbox. */
export function eventTitle(invitation: Invitation, address: string): string {
  const { method, cancelled, changed, oneOfMany, organiser, attendees } = invitation
  const [answering] = attendees
  const isOwn = organiser?.email === address.toLowerCase()
  const host = isOwn ? 'You' : organiser ? nameOf(organiser) : ''
  const guest = answering ? nameOf(answering) : 'Somebody'
  const which = oneOfMany ? ', for this date alone' : ''
  if (method === 'REPLY') return `${guest} ${ANSWERS[answering?.answer ?? 'none'].verb}${which}`
  if (method === 'COUNTER') return `${guest} proposes another time${which}`
  if (cancelled) return host ? `${host} cancelled this event${which}` : `This event is cancelled${which}`
  if (method === 'PUBLISH') return 'Event'
  if (changed) return host ? `${host} changed this invitation${which}` : `This invitation was changed${which}`
  return host ? `Invitation from ${isOwn ? 'you' : host}${which}` : `Invitation${which}`
}

type Answer = Invitation['attendees'][number]['answer']

/** What somebody says to an invitation, about them and as a count. */
export const ANSWERS: Record<Answer, { verb: string; state: string; count: string }> = {
  accepted: { verb: 'accepted', state: 'Accepted', count: 'accepted' },
  declined: { verb: 'declined', state: 'Declined', count: 'declined' },
  tentative: { verb: 'may come', state: 'Maybe', count: 'maybe' },
  none: { verb: 'answered', state: 'No answer yet', count: 'not answered' },
}

/** "5 people: 2 accepted, 3 not answered". */
export function attendeeCounts({ attendees, otherAttendees }: Invitation): string {
  const total = attendees.length + otherAttendees
  const counts = (['accepted', 'tentative', 'declined', 'none'] as const)
    .map(
      (answer) => [attendees.filter((one) => one.answer === answer).length, ANSWERS[answer].count] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
  const people = total === 1 ? '1 person' : `${total} people`
  return otherAttendees > 0 ? people : `${people}: ${counts.join(', ')}`
}

const listWords = (words: string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
