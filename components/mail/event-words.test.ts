import { expect, test } from 'vitest'
import type { Invitation } from '#/lib/mime/types.ts'
import { attendeeCounts, dayWords, eventTitle, repeatsWords, whenWords } from './event-words.ts'

const clock = {
  now: Date.parse('2026-11-24T09:00Z'),
  zone: 'Europe/Amsterdam',
  locale: 'nl-NL',
  weekStart: 1,
}
const at = (iso: string) => Date.parse(iso)
type Timed = { start: string; end?: string; zone?: string }
const timed = ({ start, end, zone }: Timed) =>
  ({ allDay: false, start: at(start), end: end ? at(end) : null, zone: zone ?? null }) as const

test.each<[story: string, when: Timed, yours: string, theirs: string | null]>([
  [
    'an hour',
    { start: '2026-11-26T12:30Z', end: '2026-11-26T13:30Z' },
    'Thursday 26 November 2026, 13:30–14:30',
    null,
  ],
  ['without an end', { start: '2026-11-26T12:30Z' }, 'Thursday 26 November 2026, 13:30', null],
  [
    'over midnight',
    { start: '2026-11-26T22:00Z', end: '2026-11-27T02:00Z' },
    'Thursday 26 November 2026, 23:00 to Friday 27 November 2026, 03:00',
    null,
  ],
  [
    'elsewhere',
    { start: '2026-11-26T02:30Z', end: '2026-11-26T03:30Z', zone: 'Asia/Ho_Chi_Minh' },
    'Thursday 26 November 2026, 03:30–04:30',
    '09:30–10:30 in Ho Chi Minh',
  ],
  [
    'elsewhere, where it is another day',
    { start: '2026-11-26T22:30Z', end: '2026-11-26T23:30Z', zone: 'Asia/Taipei' },
    'Thursday 26 November 2026, 23:30 to Friday 27 November 2026, 00:30',
    'Friday 27 November 2026, 06:30–07:30 in Taipei',
  ],
  [
    'where clocks show the same',
    { start: '2026-11-26T12:30Z', zone: 'Europe/Berlin' },
    'Thursday 26 November 2026, 13:30',
    null,
  ],
])('when: %s', (_, when, yours, theirs) => {
  expect(whenWords(timed(when), clock)).toEqual({ yours, theirs })
})

test('whole days belong to no zone', () => {
  const days = (first: string, last: string) => ({ allDay: true, first, last }) as const
  const west = { ...clock, zone: 'Pacific/Honolulu' }
  expect(whenWords(days('2026-11-26', '2026-11-26'), west).yours).toBe('Thursday 26 November 2026, all day')
  expect(whenWords(days('2026-11-26', '2026-11-27'), west).yours).toBe(
    'Thursday 26 November 2026 to Friday 27 November 2026',
  )
  expect(dayWords(days('2026-11-26', '2026-11-27'), west)).toEqual({ month: 'Nov', day: '26' })
  expect(dayWords(timed({ start: '2026-11-26T23:30Z' }), clock)).toEqual({ month: 'Nov', day: '27' })
})

const rule = (given: Partial<NonNullable<Invitation['repeats']>>) => ({
  unit: 'week' as const,
  interval: 1,
  days: [],
  monthDays: [],
  until: null,
  count: null,
  other: false,
  ...given,
})

test.each([
  [{ days: ['TU'], until: '2026-12-18' }, 'Every Tuesday until Friday 18 December 2026'],
  [{ days: ['MO', 'TH'], interval: 2 }, 'Every 2 weeks on Monday and Thursday'],
  [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'] }, 'Every working day'],
  [{ unit: 'day' as const, count: 10 }, 'Every day, 10 times'],
  [{ unit: 'month' as const, days: ['-1FR'] }, 'Every month on the last Friday'],
  [{ unit: 'month' as const, monthDays: [1, 15, -1] }, 'Every month on day 1, day 15 and day 1 from its end'],
  [{ unit: 'year' as const, other: true }, 'Every year, by a rule of its own'],
])('%j: %s', (given, words) => {
  expect(repeatsWords(rule(given), clock)).toBe(words)
})

const JORIS = { name: 'Joris de Wit', email: 'joris@velotech.example' }
const guest = (answer: Invitation['attendees'][number]['answer'], name = 'Camille Berthoud') => ({
  ...{ name, email: 'camille@pignon.example' },
  answer,
  optional: false,
})
const event = (given: Partial<Invitation>): Invitation => ({
  ...{ method: 'REQUEST', uid: '1', changed: false, cancelled: false, title: 'x', when: null, repeats: null },
  ...{ oneOfMany: false, place: '', link: null, comment: '', organiser: JORIS, attendees: [] },
  ...{ otherAttendees: 0, otherEvents: 0 },
  ...given,
})

test.each<[given: Partial<Invitation>, words: string]>([
  [{}, 'Invitation from Joris de Wit'],
  [{ organiser: null }, 'Invitation'],
  [{ organiser: { name: 'Lotte', email: 'lotte@spaakwerk.example' } }, 'Invitation from you'],
  [{ changed: true }, 'Joris de Wit changed this invitation'],
  [{ method: 'CANCEL', cancelled: true }, 'Joris de Wit cancelled this event'],
  [
    { method: 'CANCEL', cancelled: true, oneOfMany: true },
    'Joris de Wit cancelled this event, for this date alone',
  ],
  [{ method: 'REPLY', attendees: [guest('accepted')] }, 'Camille Berthoud accepted'],
  [{ method: 'REPLY', attendees: [guest('tentative')] }, 'Camille Berthoud may come'],
  [{ method: 'REPLY' }, 'Somebody answered'],
  [{ method: 'COUNTER', attendees: [guest('none')] }, 'Camille Berthoud proposes another time'],
  [{ method: 'PUBLISH' }, 'Event'],
])('%j: %s', (given, words) => {
  expect(eventTitle(event(given), 'Lotte@spaakwerk.example')).toBe(words)
})

test('answers are counted', () => {
  const attendees = [guest('accepted'), guest('none'), guest('none'), guest('declined')]
  expect(attendeeCounts(event({ attendees }))).toBe('4 people: 1 accepted, 1 declined, 2 not answered')
  expect(attendeeCounts(event({ attendees: [guest('tentative')] }))).toBe('1 person: 1 maybe')
  expect(attendeeCounts(event({ attendees, otherAttendees: 96 }))).toBe('100 people')
})
