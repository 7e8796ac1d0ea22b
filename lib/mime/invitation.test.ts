import { describe, expect, test } from 'vitest'
import { readInvitation } from './invitation.ts'
import { invitationSchema } from './kept.ts'
import { bodyPartsToFetch } from './parse.ts'
import { file, leaf, mail, multipart, parse, plain } from './test-mail.ts'

/** A calendar with one event, of some lines beside those that every event here has. */
const calendar = (lines: string, { method = 'REQUEST', zones = '' } = {}) =>
  `BEGIN:VCALENDAR\nPRODID:x\nVERSION:2.0\nMETHOD:${method}\n${zones}BEGIN:VEVENT\nUID:wheels-1@velotech.example\nDTSTAMP:20261101T080000Z\nSUMMARY:Wielen keuren\n${lines}\nEND:VEVENT\nEND:VCALENDAR\n`.replaceAll(
    '\n',
    '\r\n',
  )

const at = (iso: string) => Date.parse(iso)

test('an invitation as Google sends it', () => {
  const read = readInvitation(
    calendar(`DTSTART:20261126T123000Z
DTEND:20261126T133000Z
LOCATION:Rue du Pavé 14\\, Lyon
ORGANIZER;CN=Joris de Wit:mailto:Joris@velotech.example
ATTENDEE;CN=Noor Bakker;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:
 mailto:noor@spaakwerk.example
ATTENDEE;CN=bram@spaakwerk.example;ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:bram@spaakwerk.example
ATTENDEE;CUTYPE=ROOM;CN=Kantine:mailto:kantine@spaakwerk.example
X-GOOGLE-CONFERENCE:https://meet.example/abc
SEQUENCE:0`),
  )
  expect(invitationSchema.parse(read)).toEqual({
    method: 'REQUEST',
    uid: 'wheels-1@velotech.example',
    changed: false,
    cancelled: false,
    title: 'Wielen keuren',
    when: { allDay: false, start: at('2026-11-26T12:30:00Z'), end: at('2026-11-26T13:30:00Z'), zone: null },
    repeats: null,
    oneOfMany: false,
    place: 'Rue du Pavé 14, Lyon',
    link: 'https://meet.example/abc',
    comment: '',
    organiser: { name: 'Joris de Wit', email: 'joris@velotech.example' },
    attendees: [
      { name: 'Noor Bakker', email: 'noor@spaakwerk.example', answer: 'none', optional: false },
      { name: '', email: 'bram@spaakwerk.example', answer: 'accepted', optional: true },
    ],
    otherAttendees: 0,
    otherEvents: 0,
  })
})

const CUSTOM_ZONE = `BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
`

describe('when', () => {
  test.each<[lines: string, start: string, zone: string | null]>([
    ['DTSTART;TZID=Europe/Amsterdam:20260701T100000', '2026-07-01T08:00:00Z', 'Europe/Amsterdam'],
    ['DTSTART;TZID=Europe/Amsterdam:20261201T100000', '2026-12-01T09:00:00Z', 'Europe/Amsterdam'],
    ['DTSTART;TZID=W. Europe Standard Time:20260701T100000', '2026-07-01T08:00:00Z', 'Europe/Berlin'],
    ['DTSTART;TZID="Romance Standard Time":20261201T100000', '2026-12-01T09:00:00Z', 'Europe/Paris'],
    [
      'DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Taipei:20261201T100000',
      '2026-12-01T02:00:00Z',
      'Asia/Taipei',
    ],
    ['DTSTART;TZID=Customized Time Zone:20260701T100000', '2026-07-01T08:00:00Z', null],
    ['DTSTART;TZID=Customized Time Zone:20261201T100000', '2026-12-01T09:00:00Z', null],
    ['DTSTART;TZID=Nowhere/Land:20261201T100000', '2026-12-01T10:00:00Z', null],
    ['DTSTART:20261201T100000', '2026-12-01T10:00:00Z', null],
    ['DTSTART;TZID=Europe/Amsterdam:20261025T023000', '2026-10-25T00:30:00Z', 'Europe/Amsterdam'], // shown twice: the first
  ])('%s', (lines, start, zone) => {
    const read = readInvitation(calendar(lines, { zones: CUSTOM_ZONE }))
    expect(read?.when).toEqual({ allDay: false, start: at(start), end: null, zone })
  })

  test("the zone of the whole calendar is the organiser's", () => {
    const read = readInvitation(
      calendar('DTSTART:20261201T100000Z', { zones: 'X-WR-TIMEZONE:Europe/Paris\n' }),
    )
    expect(read?.when).toMatchObject({ start: at('2026-12-01T10:00:00Z'), zone: 'Europe/Paris' })
  })

  test.each([
    ['DTSTART;VALUE=DATE:20261126\nDTEND;VALUE=DATE:20261128', '2026-11-26', '2026-11-27'],
    ['DTSTART;VALUE=DATE:20261126\nDTEND;VALUE=DATE:20261126', '2026-11-26', '2026-11-26'],
    ['DTSTART;VALUE=DATE:20261126', '2026-11-26', '2026-11-26'],
    ['DTSTART:20261126\nDURATION:P3D', '2026-11-26', '2026-11-28'],
  ])('whole days: %s', (lines, first, last) => {
    expect(readInvitation(calendar(lines))?.when).toEqual({ allDay: true, first, last })
  })

  test.each(['DTSTART:2026-1X-32T100000Z', 'DTSTART:soon', 'DTSTART:00010101T000000Z', 'LOCATION:x'])(
    'nothing from %s',
    (line) => {
      expect(readInvitation(calendar(line))?.when).toBeNull()
    },
  )

  test('it lasts as long as it says, and not for ever', () => {
    const end = (lines: string) => readInvitation(calendar(`DTSTART:20261201T100000Z\n${lines}`))?.when
    expect(end('DURATION:PT1H30M')).toMatchObject({ end: at('2026-12-01T11:30:00Z') })
    expect(end('DURATION:P999999999999999999D')).toMatchObject({ end: null })
    expect(end('DTEND:20261130T100000Z')).toMatchObject({ end: null })
  })
})

test.each([
  [
    'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261218T120000Z',
    { unit: 'week', interval: 1, days: ['TU'], until: '2026-12-18', other: false },
  ],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR;COUNT=6', { unit: 'month', interval: 2, days: ['-1FR'], count: 6 }],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', { unit: 'month', monthDays: [1, 15] }],
  ['FREQ=YEARLY;BYWEEKNO=20', { unit: 'year', other: true }],
  ['FREQ=SECONDLY', null],
])('it repeats by %s', (rule, repeats) => {
  const read = readInvitation(calendar(`DTSTART:20261201T100000Z\nRRULE:${rule}`))?.repeats
  if (repeats) expect(read).toMatchObject(repeats)
  else expect(read).toBeNull()
})

describe('what becomes of an event', () => {
  const event = (lines: string, method = 'REQUEST') => readInvitation(calendar(lines, { method }))

  test('it is changed, cancelled, answered, another time is proposed', () => {
    expect(event('SEQUENCE:2')).toMatchObject({ changed: true, cancelled: false })
    expect(event('SEQUENCE:2', 'CANCEL')).toMatchObject({ cancelled: true, changed: false })
    expect(event('STATUS:CANCELLED')).toMatchObject({ cancelled: true })
    expect(
      event('ATTENDEE;PARTSTAT=DECLINED:mailto:noor@spaakwerk.example\nCOMMENT:Sorry', 'REPLY'),
    ).toMatchObject({
      method: 'REPLY',
      comment: 'Sorry',
      attendees: [{ answer: 'declined' }],
    })
    expect(event('', 'COUNTER')).toMatchObject({ method: 'COUNTER' })
    expect(event('RECURRENCE-ID:20261201T100000Z')).toMatchObject({ oneOfMany: true })
    expect(event('', 'X-OTHER')).toMatchObject({ method: 'PUBLISH' })
  })
})

test.each([
  ['text', 'Dear all'],
  ['nothing', ''],
  ['a list of busy times', 'BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\nEND:VCALENDAR'],
  ['a card', 'BEGIN:VCARD\r\nFN:Joris\r\nEND:VCARD'],
  ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMM'],
  ['too much', calendar('X:'.padEnd(300_000, 'x'))],
])('%s is no invitation', (_, text) => {
  expect(readInvitation(text)).toBeNull()
})

test('links lead to the web alone', () => {
  const link = (line: string) => readInvitation(calendar(line))?.link
  expect(link('LOCATION:https://meet.example/a b')).toBeNull()
  expect(link('LOCATION:https://meet.example/a')).toBe('https://meet.example/a')
  expect(link('URL:javascript:alert(1)')).toBeNull()
})

test.each([
  [
    'zones that change every second',
    calendar('DTSTART;TZID=x:20991201T100000', {
      zones: CUSTOM_ZONE.replaceAll('YEARLY', 'SECONDLY').replace('Customized Time Zone', 'x'),
    }),
  ],
  [
    'a zone with a thousand changes',
    calendar('DTSTART;TZID=x:20991201T100000', {
      zones: `BEGIN:VTIMEZONE\nTZID:x\n${'BEGIN:STANDARD\nDTSTART:00010101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY\nEND:STANDARD\n'.repeat(1_000)}END:VTIMEZONE\n`,
    }),
  ],
  [
    'a rule without end',
    calendar('DTSTART:20261201T100000Z\nRRULE:FREQ=DAILY;BYDAY=MO,TU;BYHOUR=1;BYSETPOS=366'),
  ],
  ['a thousand guests', calendar('ATTENDEE:mailto:a@velotech.example\n'.repeat(5_000))],
  ['lines that go on and on', calendar(`SUMMARY:${'a\n '.repeat(60_000)}b`)],
  [
    'components inside each other',
    `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(8_000)}${'END:VEVENT\r\n'.repeat(8_000)}END:VCALENDAR`,
  ],
  ['quotes that never close', calendar(`ATTENDEE;CN="${'x;CN="'.repeat(30_000)}:mailto:a@velotech.example`)],
])('%s cost little', (_, text) => {
  const before = process.cpuUsage()
  readInvitation(text)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(1_000) // ms
})

test('no calendar makes it throw, cut anywhere', () => {
  const text = calendar(
    'DTSTART;TZID=Customized Time Zone:20260701T100000\nRRULE:FREQ=WEEKLY;BYDAY=TU\nATTENDEE;CN="a":mailto:b',
    { zones: CUSTOM_ZONE },
  )
  for (let end = 0; end < text.length; end += 7) {
    readInvitation(`${text.slice(0, end)}\r\nEND:VEVENT\r\nEND:VCALENDAR`)
    readInvitation(text.slice(0, end) + text.slice(end + 3))
  }
})

describe('in a mail', () => {
  const ics = calendar('DTSTART:20261126T123000Z')
  const part = leaf('text/calendar', ics, { 'Content-Type': 'text/calendar; charset=utf-8; method=REQUEST' })

  test('it is a form of the text, or a file that is asked for', () => {
    expect(parse(multipart('alternative', plain('Come'), part)).invitation?.title).toBe('Wielen keuren')
    const asFile = file('application/ics', 'invite.ics')
    expect(parse(multipart('mixed', plain('Come'), asFile)).invitation).toBeNull()
    expect(bodyPartsToFetch(mail(multipart('mixed', plain('Come'), asFile)).payload)).toEqual([
      { partId: '1', attachmentId: 'id of invite.ics' },
    ])
  })

  test('of two that hold the same only what is here is read', () => {
    const twice = multipart(
      'mixed',
      multipart('alternative', plain('Come'), part),
      file('application/ics', 'invite.ics'),
    )
    expect(bodyPartsToFetch(mail(twice).payload)).toEqual([])
    expect(parse(twice).invitation?.uid).toBe('wheels-1@velotech.example')
  })

  test("one inside a forwarded message is that message's", () => {
    const forwarded = { ...multipart('mixed', part), mimeType: 'message/rfc822' }
    expect(parse(multipart('mixed', plain('FYI'), forwarded)).invitation).toBeNull()
  })
})
