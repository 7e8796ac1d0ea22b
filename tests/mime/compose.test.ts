import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { plainText } from '#/lib/mime/plain-text.ts'
import { cleanWritten, outgoingHtml } from '#/lib/mime/written.ts'
import { bytesOf, file, lines, mail, type ReadFile, readBack } from '#/tests/support/composed.ts'

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
      name: 'Joris '.repeat(40).trim(),
      subject: 'woord '.repeat(60).trim(),
      line: 'x'.repeat(5_000),
      file: `${'lang'.repeat(35)}.pdf`,
    },
  ],
]

/** Every byte ASCII, every line ended by CRLF and as long as one may be (RFC 5322 §2.1.1). */
function expectTravels(raw: Buffer): void {
  const text = raw.toString('latin1')
  expect(raw.every((byte) => byte < 128)).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/)
  expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
}

const byName = (files: ReadFile[]) => files.toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))
const attached = (name: string, type: string, bytes: Buffer) => ({
  name,
  type,
  contentId: undefined,
  inline: false,
  bytes,
})

describe('what is sent is read back the same by two parsers', () => {
  test.each(LANGUAGES)('in %s', async (_, words) => {
    const kept = cleanWritten(
      `<p>${words.line}</p><p><b>${words.name}</b><img data-cid="p@lilac" alt="${words.name}"></p>`,
      new Set(['p@lilac']),
    )
    const [html, text] = [outgoingHtml(kept), plainText(kept)]
    const pdf = randomBytes(20_000)
    const png = randomBytes(3_000)
    const picture = `${words.name}.png`
    const raw = await bytesOf(
      mail({
        from: { name: words.name, email: 'sanne@spaakwerk.example' },
        replyTo: 'verkoop@spaakwerk.example',
        to: [
          { name: words.name, email: 'joris@velotech.example' },
          { name: '', email: 'info@xn--bcher-kva.example' },
        ],
        cc: [{ name: `${words.name}, Spaakwerk "BV"`, email: 'bram@spaakwerk.example' }],
        bcc: [{ name: '', email: 'stil@spaakwerk.example' }],
        subject: words.subject,
        html,
        text,
        files: [file(words.file, 'application/pdf', pdf), file(picture, 'image/png', png, 'p@lilac')],
      }),
    )
    expectTravels(raw)
    for (const read of await readBack(raw)) {
      expect(read.subject).toBe(words.subject)
      expect(read.from).toEqual([`${words.name} <sanne@spaakwerk.example>`])
      expect(read.replyTo).toEqual([' <verkoop@spaakwerk.example>'])
      expect(read.to).toEqual([`${words.name} <joris@velotech.example>`, ' <info@xn--bcher-kva.example>'])
      expect(read.cc).toEqual([`${words.name}, Spaakwerk "BV" <bram@spaakwerk.example>`])
      expect(read.bcc).toEqual([' <stil@spaakwerk.example>'])
      expect(read.text).toBe(lines(text))
      expect(read.html).toBe(lines(html))
      expect(read.html).toContain('src="cid:p@lilac"')
      expect(byName(read.files)).toEqual(
        byName([
          attached(words.file, 'application/pdf', pdf),
          { name: picture, type: 'image/png', contentId: '<p@lilac>', inline: true, bytes: png },
        ]),
      )
    }
  })

  test('with a picture in it whose id no header may hold, or only just', async () => {
    for (const id of ['één <wiel>@gmail', `${'w'.repeat(995)}@gmail`, 'ii_m1x2@gmail']) {
      const html = outgoingHtml(
        cleanWritten(`<p>a<img src="cid:${id.replaceAll('<', '&lt;')}"></p>`, new Set([id])),
      )
      const raw = await bytesOf(
        mail({ html, files: [file('wiel.png', 'image/png', Buffer.from('png'), id)] }),
      )
      expectTravels(raw)
      for (const read of await readBack(raw))
        expect(read.html).toContain(`src="cid:${read.files[0]?.contentId?.slice(1, -1)}"`)
    }
  })

  const NAMES = [
    'de Vries, Joris',
    'Joris "de wielen" de Vries',
    'Joris (inkoop)',
    'Joris (((',
    'Joris <joris@elders.example>',
    'joris@elders.example',
    'Vrienden: Joris;',
    "O'Neill",
    "'Joris'",
    'Back\\slash',
    'Velotech B.V. @ Gent',
    '=?utf-8?Q?nagemaakt?=',
    'Zoë, "van ’t" (Hoff) <z@x.example>',
    '山田、太郎 "社長"',
    '🚲, 🎉',
    'x'.repeat(300),
    'ł'.repeat(300),
  ]
  test('with names of any marks, each by itself and all together', async () => {
    const people = NAMES.map((name, n) => ({ name, email: `k${n}@velotech.example` }))
    for (const to of [...people.map((one) => [one]), people]) {
      const raw = await bytesOf(mail({ from: to[0] ?? { name: '', email: '' }, to, cc: to, bcc: to }))
      expectTravels(raw)
      const expected = to.map(({ name, email }) => `${name} <${email}>`)
      for (const parsed of await readBack(raw)) {
        expect(parsed.from).toEqual(expected.slice(0, 1))
        for (const field of ['to', 'cc', 'bcc'] as const) expect(parsed[field]).toEqual(expected)
      }
    }
  })

  test('to a hundred people', async () => {
    const people = Array.from({ length: 100 }, (_, n) => ({
      name: n % 2 ? `Żółć ${n}` : `Klant, ${n}`,
      email: `klant${n}@velotech.example`,
    }))
    const raw = await bytesOf(mail({ to: people }))
    expectTravels(raw)
    for (const { to } of await readBack(raw))
      expect(to).toEqual(people.map(({ name, email }) => `${name} <${email}>`))
  })

  test.each([998, 999, 2_000])('with a subject that makes a header of %i octets', async (octets) => {
    for (const letters of ['b', 'b ', 'é', '車', '🚲', '👨‍👩‍👧‍👦']) {
      const subject = letters
        .repeat(1_000)
        .slice(0, octets - 'Subject: '.length)
        .toWellFormed()
        .replaceAll('\ufffd', '')
        .trim()
      const raw = await bytesOf(mail({ subject }))
      expectTravels(raw)
      for (const read of await readBack(raw)) expect(read.subject).toBe(subject)
    }
  })

  test('with references of far more than 998 octets, the first of the thread among them', async () => {
    const ids = Array.from({ length: 150 }, (_, n) => `${'r'.repeat(40)}${n}@velotech.example`)
    const longest = [`${'l'.repeat(880)}@velotech.example`, ...ids.slice(-5)]
    for (const given of [ids.slice(0, 100), ids, longest]) {
      const raw = await bytesOf(mail({ inReplyTo: given.at(-1) ?? null, references: given }))
      expectTravels(raw)
      const kept = given.length > 100 ? [...given.slice(0, 1), ...given.slice(-99)] : given
      for (const read of await readBack(raw)) {
        expect(read.references).toEqual(kept.map((id) => `<${id}>`))
        expect(read.inReplyTo).toBe(read.references.at(-1))
      }
    }
  })

  test('with a whole mail in it, as it is, whatever that holds', async () => {
    const inner = await bytesOf(
      mail({ subject: '見積書 – één wiel', files: [file('wiel.bin', 'application/zip', randomBytes(500))] }),
    )
    const raw = await bytesOf(
      mail({ files: [{ ...file('見積書.eml', 'message/rfc822', inner), wholeMail: true }] }),
    )
    expectTravels(raw)
    expect(raw.includes(inner)).toBe(true)
    for (const { files } of await readBack(raw)) {
      expect(files.map(({ name, type }) => [name, type])).toEqual([['見積書.eml', 'message/rfc822']])
      expect(lines(files[0]?.bytes.toString('latin1'))).toBe(lines(inner.toString('latin1')))
    }
  })

  test.each(['message/rfc822', 'multipart/mixed', 'message/partial', 'nonsense', 'text/html; charset=x'])(
    'with a file that is called %s, as the very bytes that it has',
    async (type) => {
      const bytes = Buffer.from(`Subject: één\n\n${'x'.repeat(2_000)}\r\0--\n.\n`)
      const raw = await bytesOf(mail({ files: [file('bewaard.bin', type, bytes)] }))
      expectTravels(raw)
      for (const { files } of await readBack(raw))
        expect(files).toEqual([attached('bewaard.bin', 'application/octet-stream', bytes)])
    },
  )
})
