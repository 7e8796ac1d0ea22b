import { createHash, randomBytes } from 'node:crypto'
import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { parseAddresses } from '#/lib/mime/addresses.ts'
import { type Composition, composeMail } from '#/lib/mime/compose.ts'
import { plainText } from '#/lib/mime/plain-text.ts'
import { sendableAddress } from '#/lib/mime/recipient.ts'
import { cleanWritten, outgoingHtml } from '#/lib/mime/written.ts'

const MARKER = '6f2c1f0a-3f0e-4a55-9d35-0c7c2f6c3a11'

function mail(change: Partial<Composition> = {}): Composition {
  return {
    from: { name: 'Sanne', email: 'sanne@spaakwerk.example' },
    replyTo: null,
    to: [{ name: 'Joris', email: 'joris@velotech.example' }],
    cc: [],
    bcc: [],
    subject: 'Wielen',
    html: '<p>Hallo</p>',
    text: 'Hallo',
    files: [],
    inReplyTo: null,
    references: [],
    marker: MARKER,
    date: new Date('2026-11-24T10:00:00Z'),
    ...change,
  }
}

async function bytesOf(composition: Composition): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of composeMail(composition) as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

const file = (name: string, type: string, bytes: Buffer, contentId: string | null = null) => ({
  name,
  type,
  contentId,
  async *bytes() {
    for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
  },
})

const headOf = (raw: Buffer) => raw.subarray(0, raw.indexOf('\r\n\r\n')).toString('latin1')
const namesIn = (head: string) =>
  [...head.matchAll(/^([^\s:]+):/gm)].map(([, name = '']) => name.toLowerCase())
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** mailparser shows a domain in its own letters. */
const ascii = (address = '') => {
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + domainToASCII(address.slice(at + 1))
}
const lines = (text: string | undefined) => (text ?? '').replaceAll('\r\n', '\n').trim()

/** What two independent parsers read in it. */
async function readBack(raw: Buffer) {
  const [postal, parsed] = await Promise.all([
    PostalMime.parse(raw),
    simpleParser(raw, { skipImageLinks: true }),
  ])
  const people = (value: (typeof parsed)['to']) =>
    (Array.isArray(value) ? value : value ? [value] : []).flatMap(({ value: list }) =>
      list.map(({ name, address }) => `${name} <${ascii(address)}>`),
    )
  const postalPeople = (list: typeof postal.to) =>
    (list ?? []).map((entry) => `${entry.name} <${'address' in entry ? entry.address : ''}>`)
  return [
    {
      subject: postal.subject,
      from: postalPeople(postal.from ? [postal.from] : []),
      to: postalPeople(postal.to),
      cc: postalPeople(postal.cc),
      bcc: postalPeople(postal.bcc),
      text: lines(postal.text),
      html: lines(postal.html),
      files: postal.attachments.map(({ filename, mimeType, content }) => [
        filename,
        mimeType,
        sha(new Uint8Array(content as ArrayBuffer)),
      ]),
    },
    {
      subject: parsed.subject,
      from: people(parsed.from),
      to: people(parsed.to),
      cc: people(parsed.cc),
      bcc: people(parsed.bcc),
      text: lines(parsed.text),
      html: lines(parsed.html || ''),
      files: parsed.attachments.map(({ filename, contentType, content }) => [
        filename,
        contentType,
        sha(content),
      ]),
    },
  ]
}

const LANGUAGES: [string, { name: string; subject: string; line: string; file: string }][] = [
  [
    'Dutch',
    {
      name: 'Zoë van ’t Hoff',
      subject: 'Geïnteresseerd in één wiel?',
      line: 'Kosten: € 1.250, vóór vrijdag.',
      file: 'Offerte – één wiel.pdf',
    },
  ],
  [
    'Polish',
    {
      name: 'Łukasz Żółć',
      subject: 'Zażółć gęślą jaźń',
      line: 'Proszę o wycenę do piątku.',
      file: 'wycena łańcuchów.xlsx',
    },
  ],
  [
    'Arabic',
    {
      name: 'ليلى حسن',
      subject: 'عرض سعر للعجلات',
      line: 'مرحباً، نحتاج إلى عشر عجلات.',
      file: 'عرض السعر.pdf',
    },
  ],
  [
    'Japanese',
    {
      name: '山田 太郎',
      subject: '車輪のお見積もりについて',
      line: 'お世話になっております。',
      file: '見積書.pdf',
    },
  ],
  [
    'emoji',
    {
      name: 'Fien 🚲',
      subject: '🚲 Nieuwe fiets 👨‍👩‍👧‍👦 ✅',
      line: 'Gefeliciteerd! 🎉🎉',
      file: '🚲 foto.png',
    },
  ],
  [
    'a long line',
    {
      name: 'Joris',
      subject: 'woord '.repeat(60).trim(),
      line: 'x'.repeat(5_000),
      file: `${'lang'.repeat(35)}.pdf`,
    },
  ],
]

describe('what is sent is read back the same by two parsers', () => {
  test.each(LANGUAGES)('%s', async (_, words) => {
    const kept = cleanWritten(
      `<p>${words.line}</p><p><img data-cid="p@lilac" alt="foto"></p>`,
      new Set(['p@lilac']),
    )
    const [html, text] = [outgoingHtml(kept), plainText(kept)]
    const pdf = randomBytes(20_000)
    const png = randomBytes(3_000)
    const raw = await bytesOf(
      mail({
        from: { name: words.name, email: 'sanne@spaakwerk.example' },
        to: [
          { name: words.name, email: 'joris@velotech.example' },
          { name: '', email: 'info@xn--bcher-kva.example' },
        ],
        cc: [{ name: `${words.name}, Spaakwerk "BV"`, email: 'bram@spaakwerk.example' }],
        bcc: [{ name: '', email: 'stil@spaakwerk.example' }],
        subject: words.subject,
        html,
        text,
        files: [file(words.file, 'application/pdf', pdf), file('foto.png', 'image/png', png, 'p@lilac')],
      }),
    )
    for (const read of await readBack(raw)) {
      expect(read.subject).toBe(words.subject)
      expect(read.from).toEqual([`${words.name} <sanne@spaakwerk.example>`])
      expect(read.to).toEqual([`${words.name} <joris@velotech.example>`, ' <info@xn--bcher-kva.example>'])
      expect(read.cc).toEqual([`${words.name}, Spaakwerk "BV" <bram@spaakwerk.example>`])
      expect(read.bcc).toEqual([' <stil@spaakwerk.example>'])
      expect(read.text).toBe(text)
      expect(read.html).toContain(words.line)
      expect(read.files).toEqual(
        expect.arrayContaining([
          [words.file, 'application/pdf', sha(pdf)],
          ['foto.png', 'image/png', sha(png)],
        ]),
      )
    }
    expect(raw.every((byte) => byte < 128)).toBe(true)
    expect(
      raw
        .toString('latin1')
        .split('\r\n')
        .every((line) => line.length <= 998),
    ).toBe(true)
    expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('headers of 998 octets and long chains of references', async () => {
    const ids = Array.from({ length: 150 }, (_, n) => `${'r'.repeat(40)}${n}@velotech.example`)
    const subject = `A${'b'.repeat(988)}`
    const raw = await bytesOf(mail({ subject, inReplyTo: ids.at(-1) ?? null, references: ids }))
    const [one, two] = await readBack(raw)
    expect([one?.subject, two?.subject]).toEqual([subject, subject])
    const parsed = await simpleParser(raw)
    expect(parsed.references).toHaveLength(100)
    expect(parsed.references?.[0]).toBe(`<${ids[0]}>`)
    expect(parsed.references?.at(-1)).toBe(parsed.inReplyTo)
  })

  test('a whole mail travels as it is', async () => {
    const inner = await bytesOf(
      mail({ subject: 'Ingesloten', files: [file('a.bin', 'application/octet-stream', randomBytes(500))] }),
    )
    const raw = await bytesOf(mail({ files: [file('Ingesloten.eml', 'message/rfc822', inner)] }))
    expect(raw.includes(inner.subarray(0, -2))).toBe(true)
  })
})

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

test('no text a person or a mail brings adds a header (S50)', async () => {
  const plain = namesIn(
    headOf(
      await bytesOf(
        mail({
          cc: [{ name: 'x', email: 'a@b.example' }],
          inReplyTo: 'a@b',
          references: ['a@b'],
          replyTo: 'r@b.example',
        }),
      ),
    ),
  ).sort()
  await fc.assert(
    fc.asyncProperty(TEXT, TEXT, TEXT, TEXT, async (name, subject, fileName, id) => {
      const raw = await bytesOf(
        mail({
          from: { name, email: 'sanne@spaakwerk.example' },
          to: [{ name, email: 'joris@velotech.example' }],
          cc: [{ name: subject, email: 'a@b.example' }],
          replyTo: 'r@b.example',
          subject: `x${subject}`,
          inReplyTo: 'a@b',
          references: [id, 'a@b'],
          files: [file(`f${fileName}`, 'application/pdf', Buffer.from('x'))],
        }),
      )
      const head = headOf(raw)
      expect(namesIn(head).sort()).toEqual(plain)
      expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n\0\x80-\xff]/)
      const postal = await PostalMime.parse(raw)
      expect(postal.headers.map(({ key }) => key).sort()).toEqual(plain)
      expect(postal.to?.map((one) => ('address' in one ? one.address : ''))).toEqual([
        'joris@velotech.example',
      ])
      expect(postal.attachments).toHaveLength(1)
    }),
    { numRuns: 400 },
  )
}, 60_000)

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
