import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { parseAddresses } from '#/lib/mime/addresses.ts'
import { sendableAddress } from '#/lib/mime/recipient.ts'
import { bytesOf, file, headOf, mail, namesIn, readBack } from '#/tests/support/composed.ts'

const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      '\r',
      '\n',
      '\0',
      '\r\n',
      ' ',
      'a',
      ':',
      'Bcc: eve@x.example',
      '"',
      '\\',
      '<',
      '>',
      ',',
      ';',
      '=?utf-8?q?=0D=0A?=',
      '\u2028',
      '\u0085',
    ),
    maxLength: 20,
  }),
)

/** What of a mail comes from people, their programs and the mail that they answer. */
type Words = Record<'name' | 'subject' | 'fileName' | 'type' | 'contentId' | 'id' | 'replyTo', string>

const written = ({ name, subject, fileName, type, contentId, id, replyTo }: Words) =>
  mail({
    from: { name, email: 'sanne@spaakwerk.example' },
    to: [{ name, email: 'joris@velotech.example' }],
    cc: [{ name: subject, email: 'camille@pignon.example' }],
    bcc: [{ name: fileName, email: 'stil@spaakwerk.example' }],
    replyTo,
    subject: `x${subject}`,
    inReplyTo: 'a@b',
    references: [id, 'a@b'],
    files: [
      file(`f${fileName}`, type, Buffer.from('x')),
      file(`g${fileName}`, type, Buffer.from('y'), `c${contentId}`),
    ],
  })

/** The names of the headers that two parsers read, those of the mail and those of its files, and the people. */
async function seenIn(raw: Buffer) {
  const [postal, parsed] = await Promise.all([PostalMime.parse(raw), simpleParser(raw)])
  const [one, two] = await readBack(raw)
  return {
    written: namesIn(headOf(raw)).sort(),
    postal: postal.headers.map(({ key }) => key).sort(),
    parsed: parsed.headerLines.map(({ key }) => key).sort(),
    ofFiles: parsed.attachments.map(({ headers }) => [...headers.keys()].sort()),
    files: [postal.attachments.length, parsed.attachments.length],
    addresses: [one, two].map((read) =>
      [read?.from, read?.to, read?.cc, read?.bcc].map((list) =>
        list?.map((person) => /<([^<]*)>$/.exec(person)?.[1]),
      ),
    ),
  }
}

const PLAIN: Words = {
  name: 'Sanne',
  subject: 'Wielen',
  fileName: 'a.pdf',
  type: 'application/pdf',
  contentId: 'a@b',
  id: 'a@b',
  replyTo: 'verkoop@spaakwerk.example',
}

test('no text a person or a mail brings adds a header, wherever it stands (S50)', async () => {
  const plain = await seenIn(await bytesOf(written(PLAIN)))
  const replyTo = fc.oneof(
    TEXT,
    TEXT.map((text) => `verkoop@spaakwerk.example${text}`),
  )
  const type = fc.oneof(
    TEXT,
    TEXT.map((text) => `application/pdf${text}`),
  )
  const words = fc.record({
    name: TEXT,
    subject: TEXT,
    fileName: TEXT,
    type,
    contentId: TEXT,
    id: TEXT,
    replyTo,
  })
  await fc.assert(
    fc.asyncProperty(words, async (drawn) => {
      const raw = await bytesOf(
        written({ ...drawn, replyTo: sendableAddress(drawn.replyTo) ?? PLAIN.replyTo }),
      )
      expect(/[\r\n\0\x80-\xff]/.exec(raw.toString('latin1').replaceAll('\r\n', ''))).toBeNull()
      expect(await seenIn(raw)).toEqual(plain)
    }),
    { numRuns: 500 },
  )
}, 120_000)

test('whoever it shows is whoever it goes to (S51)', async () => {
  const piece = fc.constantFrom(
    'a',
    'e@attacker.example',
    '"',
    '@',
    'victim.example',
    '<',
    '>',
    ',',
    ';',
    ' ',
    '(',
    ')',
    '\\',
    ':',
    '.',
    '%',
    '!',
    'é',
    '\r\n',
    '[127.0.0.1]',
    '\u202e',
    '＠',
  )
  const address = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.emailAddress(),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ name: TEXT, email: address }), { minLength: 1, maxLength: 5 }),
      async (people) => {
        const to = people.flatMap(({ name, email }) => {
          const sent = sendableAddress(email)
          return sent === undefined ? [] : [{ name, email: sent }]
        })
        if (to.length === 0) return
        const raw = await bytesOf(mail({ to }))
        const shown = [...new Set(to.map(({ email }) => email.toLowerCase()))].sort()
        const header = /^To:(.*(?:\r\n[ \t].*)*)/m.exec(headOf(raw))?.[1]?.replace(/\r\n/g, '') ?? ''
        for (const read of await readBack(raw)) {
          const found = read.to.map((entry) => entry.slice(entry.lastIndexOf('<') + 1, -1).toLowerCase())
          expect([...new Set(found)].sort()).toEqual(shown)
        }
        expect([...new Set(parseAddresses(header).map(({ email }) => email))].sort()).toEqual(shown)
      },
    ),
    { numRuns: 600 },
  )
}, 60_000)

test.each([
  ['joris@velotech.example', 'joris@velotech.example'],
  [' Joris.V+fiets@Velotech.Example ', 'Joris.V+fiets@velotech.example'],
  ['info@bücher.example', 'info@xn--bcher-kva.example'],
  ['"e@attacker"@victim.example', undefined],
  ['e@attacker.example@victim.example', undefined],
  ['a@b', undefined],
  ['a@b.example>,eve@x.example', undefined],
  ['.a@b.example', undefined],
  ['a..b@b.example', undefined],
  ['a@1.2.3.4', undefined],
  ['a@[1.2.3.4]', undefined],
  ['a b@c.example', undefined],
  ['ü@c.example', undefined],
  [`${'a'.repeat(65)}@c.example`, undefined],
  ['', undefined],
])('%j is sent to as %j', (typed, sent) => expect(sendableAddress(typed)).toBe(sent))
