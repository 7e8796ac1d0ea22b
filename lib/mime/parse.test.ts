import { expect, test } from 'vitest'
import { parseMessage } from './parse.ts'
import { file, HEAD, type Head, leaf, multipart, parse, plain } from './test-mail.ts'
import type { GmailMessage } from './types.ts'

test('a mail has its people, subject, times and ids', () => {
  const parsed = parse(plain('They left on Monday.'), {
    ...HEAD,
    Sender: 'office@velotech.example',
    'reply-to': 'orders@velotech.example',
    CC: 'Doe, John <john@x.example>, Team: a@x.example;',
    Bcc: 'boss@velotech.example',
    'In-Reply-To': '<Order@spaakwerk.example>',
    References: '<first@spaakwerk.example>\r\n <Order@spaakwerk.example>',
  })
  expect(parsed).toMatchObject({
    subject: 'Forty rear wheels',
    from: { name: 'Joris de Wit', email: 'joris@velotech.example' },
    sentAt: new Date('2026-11-03T08:15:00Z'),
    messageIdHeader: 'Wheels.1@velotech.example',
    inReplyTo: 'Order@spaakwerk.example',
    references: ['first@spaakwerk.example', 'Order@spaakwerk.example'],
    automatic: false,
    text: 'They left on Monday.',
    snippet: 'They left on Monday.',
    htmlReceived: null,
    attachments: [],
  })
  expect(parsed.people.map(({ kind, position, email }) => `${kind} ${position} ${email}`)).toEqual([
    'from 0 joris@velotech.example',
    'sender 0 office@velotech.example',
    'reply_to 0 orders@velotech.example',
    'to 0 noor@spaakwerk.example',
    'cc 0 john@x.example',
    'cc 1 a@x.example',
    'bcc 0 boss@velotech.example',
  ])
})

test('an empty message is empty, not an error', () => {
  const parsed = parseMessage({ id: '1', threadId: '1', historyId: 1n, internalDate: 0, payload: {} })
  expect(parsed).toMatchObject({
    subject: '',
    from: { name: '', email: '' },
    people: [],
    sentAt: null,
    messageIdHeader: null,
    references: [],
    text: '',
    htmlReceived: null,
    attachments: [],
  })
})

test('names that objects are born with are ordinary text', () => {
  const parsed = parse(
    multipart(
      'mixed',
      leaf('text/plain', Buffer.from([0xe9]), { 'Content-Type': 'text/plain; charset=constructor' }),
      file('constructor', ''),
    ),
    { ...HEAD, constructor: 'x', __proto__: 'y' },
  )
  expect(parsed.text).toBe('é')
  expect(parsed.attachments[0]?.name).toBe('attachment.bin')
})

// Keys, dates, snippets

test('the same mail in two mailboxes has one key, a forged reuse of its Message-ID has another', () => {
  const key = (head: Head, rest: Partial<GmailMessage> = {}) =>
    parse(plain('x'), { ...HEAD, ...head }, rest).mailKey
  const original = key({})
  expect(original).toMatch(/^[0-9a-f]{32}$/)
  expect(
    key({ To: 'copy@spaakwerk.example', 'Message-ID': '  <wheels.1@VELOTECH.example> ' }, { id: '99' }),
  ).toBe(original)
  expect(key({ From: 'Joris <JORIS@velotech.example>' })).toBe(original)
  expect(key({ From: 'e@attacker.example' })).not.toBe(original)
  expect(key({ Date: 'Tue, 3 Nov 2026 09:15:01 +0100' })).not.toBe(original)
})

test('mails without a Message-ID never share a key', () => {
  const key = (rest: Partial<GmailMessage>) => parse(plain('x'), { ...HEAD, 'Message-ID': '' }, rest).mailKey
  expect(key({ id: '1' })).toBe(key({ id: '1' }))
  expect(key({ id: '1' })).not.toBe(key({ id: '2' }))
})

test('of several senders the last counts, since a name can hold what reads as an address', () => {
  expect(
    parse(plain(''), { ...HEAD, From: 'Boss <boss@bank.example>, <e@attacker.example>' }).from.email,
  ).toBe('e@attacker.example')
  expect(parse(plain(''), { ...HEAD, From: '', Sender: 'office@velotech.example' }).from.email).toBe(
    'office@velotech.example',
  )
})

test('a Date long after the arrival, or none, is no date', () => {
  expect(parse(plain(''), { ...HEAD, Date: 'Fri, 6 Nov 2026 09:15:00 +0100' }).sentAt).toBeNull()
  expect(parse(plain(''), { ...HEAD, Date: 'Wed, 4 Nov 2026 09:15:00 +0100' }).sentAt).not.toBeNull()
  expect(parse(plain(''), { ...HEAD, Date: '' }).sentAt).toBeNull()
})

test("Gmail's snippet is unescaped once and loses its fillers", () => {
  const snippet = (value: string) =>
    parse(plain('first words\nof the text'), HEAD, { snippet: value }).snippet
  expect(snippet('It&#39;s &lt;b&gt; &amp;amp; 5 &gt; 4')).toBe("It's <b> &amp; 5 > 4")
  expect(snippet('Spring sale \u034f \u200c \u00a0 \u034f \u200c \u00a0 &zwnj;&nbsp;&zwnj;&nbsp;')).toBe(
    'Spring sale',
  )
  expect(snippet('👩‍🔧 mends &#128690; می‌خواهم')).toBe('👩‍🔧 mends 🚲 می‌خواهم')
  expect(snippet('&#x110000; &bogus;')).toBe('&#x110000; &bogus;')
  expect(snippet('')).toBe('first words of the text')
})

test('references: brackets or none, too many are cut in the middle, In-Reply-To stands in', () => {
  const references = (head: Head) => parse(plain(''), { ...HEAD, ...head }).references
  expect(references({ References: 'a@x.example b@x.example' })).toEqual(['a@x.example', 'b@x.example'])
  expect(references({ References: '<a@x.example> (c) <a@x.example><b@ x.example>' })).toEqual([
    'a@x.example',
    'b@x.example',
  ])
  expect(references({ 'In-Reply-To': '<a@x.example> of Tuesday' })).toEqual(['a@x.example'])
  const many = references({
    References: Array.from({ length: 2_000 }, (_, index) => `<${index}@x.example>`).join(' '),
  })
  expect(many).toHaveLength(500)
  expect([many[0], many[1], many.at(-1)]).toEqual(['0@x.example', '1501@x.example', '1999@x.example'])
})
