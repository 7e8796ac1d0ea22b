import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { parseAddresses } from '#/lib/mime/addresses.ts'
import { parseParameters } from '#/lib/mime/parameters.ts'
import { contentIdsOf, parseMessage } from '#/lib/mime/parse.ts'
import { cleanHtml } from '#/lib/mime/sanitize.ts'
import type { ParsedMessage } from '#/lib/mime/types.ts'
import { gmailMessage } from '#/tests/support/gmail-payload.ts'
import { strangeTags } from '#/tests/support/strange-tags.ts'

// Real and hand-made mails of other projects, with what their authors expect, from a collection that lies beside this folder where there
// is one. It is no part of the project.

const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url))

beforeEach(({ skip }) => {
  skip(!existsSync(CORPUS), 'the collection of open mails is not here')
})

const filesIn = (folder: string, ending: string) =>
  readdirSync(join(CORPUS, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file))
    .sort()

const read = (file: string) => readFileSync(join(CORPUS, file))
const parse = (file: string, transcoded = false) => parseMessage(gmailMessage(read(file), { transcoded }))
const linesOf = (file: string) =>
  read(file)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*#/.test(line))

test('each mail can be read, stored, cleaned and shown, whatever is wrong with it', {
  timeout: 120_000,
}, () => {
  const files = ['mime', 'bounces', 'replies'].flatMap((folder) => filesIn(folder, '.eml'))
  expect(files.length).toBeGreaterThan(500)
  for (const file of files) {
    const parsed = parse(file)
    expect(JSON.stringify(parsed), file).not.toMatch(/\\u0000|\\ud[89a-f]/)
    for (const { email } of parsed.people) expect(email, file).toMatch(/^\S(?:.*\S)?@\S+$/)
    for (const { name } of parsed.attachments) expect(name, file).toMatch(/^[^\p{Cc}/\\:*?"<>|]{1,150}$/u)
    expect(new Set(parsed.attachments.map(({ partId }) => partId)).size, file).toBe(parsed.attachments.length)
    const options = { contentIds: contentIdsOf(parsed.attachments) }
    const { html } = cleanHtml(parsed.htmlReceived ?? '', options)
    expect(cleanHtml(html, options).html, file).toBe(html)
    expect(strangeTags(html), file).toEqual([])
  }
})

test('a mail reads the same whether Gmail sends its text in UTF-8 or as it came', () => {
  const differing = filesIn('mime', '.eml').filter((file) => {
    const [asItCame, inUtf8] = [parse(file), parse(file, true)]
    return inUtf8.text !== asItCame.text || inUtf8.htmlReceived !== asItCame.htmlReceived
  })
  expect(differing.map((file) => basename(file))).toEqual([
    'mail_test_6.eml', // UTF-8 with a character cut in two: we read it as UTF-8, the local Google as windows-1252
  ])
})

test('delivery reports and complaints are automatic', () => {
  const reports = ['bounces/enmime', 'bounces/flanker/bounce', 'bounces/flanker/complaints'].flatMap(
    (folder) => filesIn(folder, '.eml'),
  )
  expect(reports.filter((file) => !parse(file).automatic).map((file) => basename(file))).toEqual([
    'delayed-broken.eml', // begins with an empty line: it has no headers at all
  ])
})

// What php-mime-mail-parser expects of people, subject, text, html and files

const addressesSchema = z.array(z.object({ display: z.string(), address: z.string() }))
const textSchema = z.union([
  z.tuple([z.literal('MATCH'), z.string()]),
  z.tuple([z.literal('COUNT'), z.number(), z.string()]),
])
const expectedSchema = z.object({
  subject: z.string(),
  fromAddresses: addressesSchema,
  toAddresses: addressesSchema,
  text: textSchema,
  html: textSchema,
  'attachments[name,size,needle,needleCount,contentType,disposition,md5Headers,embeddedNeedle]': z.array(
    z.tuple([z.string(), z.number()]).rest(z.unknown()),
  ),
})

/** Where we differ on purpose, or where the expectation is that parser's own way. */
const DIFFERENT: Record<string, string> = {
  ...Object.fromEntries(
    ['issue149', 'm0001', 'm0002', 'm0003', 'm0005', 'm0007'].map((mail) => [
      `${mail} text`,
      'the plain text is an empty line beside html, so the html is read',
    ]),
  ),
  'm0014 text': 'a text part with a file name in a list is a file',
  'm0016 text': 'a text part with a file name in a list is a file',
  'm0018 files': 'a file name in raw EUC-KR bytes, which is for Gmail to decode before we see it',
  'm0020 files': 'a file without a name is named by its type, not "noname1"',
  'm0022 subject': 'two spaces in a subject are one',
}

test('121 of 132 expectations of php-mime-mail-parser hold, the others differ for a reason', () => {
  const differing: string[] = []
  let held = 0
  for (const file of filesIn('expected/mime/php-mime-mail-parser', '.json')) {
    const expected = expectedSchema.safeParse(JSON.parse(read(file).toString('utf8')))
    if (!expected.success) continue // those hold assertions in PHP alone
    const mail = basename(file, '.eml.expected.json')
    for (const [what, [got, wanted]] of Object.entries(
      compare(parse(`mime/php-mime-mail-parser/${mail}.eml`), expected.data),
    )) {
      if (JSON.stringify(got) === JSON.stringify(wanted)) held++
      else differing.push(`${mail} ${what}`)
    }
  }
  expect(differing).toEqual(Object.keys(DIFFERENT).sort())
  expect(held).toBe(121)
})

function compare(
  parsed: ParsedMessage,
  expected: z.output<typeof expectedSchema>,
): Record<string, [got: unknown, wanted: unknown]> {
  const to = parsed.people.filter(({ kind }) => kind === 'to').map(({ name, email }) => ({ name, email }))
  const files =
    expected['attachments[name,size,needle,needleCount,contentType,disposition,md5Headers,embeddedNeedle]']
  return {
    files: [
      parsed.attachments.map(({ name, size }) => [name, size]),
      files.map(([name, size]) => [name, size]),
    ],
    from: [[parsed.from], people(expected.fromAddresses)],
    html: measure(expected.html, parsed.htmlReceived ?? ''),
    subject: [parsed.subject, expected.subject],
    text: measure(expected.text, parsed.text),
    to: [to, people(expected.toAddresses)],
  }
}

const people = (addresses: z.output<typeof addressesSchema>) =>
  addresses.map(({ display, address }) => ({ name: display === address ? '' : display, email: address }))

function measure(expected: z.output<typeof textSchema>, text: string): [got: unknown, wanted: unknown] {
  return expected[0] === 'MATCH' ? [text, expected[1]] : [text.split(expected[2]).length - 1, expected[1]]
}

// What mime4j expects of the plain text

const BROKEN = 'a container whose boundary does not fit; mime4j has no text, we show what there is'
const DIFFERENT_TEXT: Record<string, string> = {
  'badbound.msg.eml': BROKEN,
  'badfile.msg.eml': 'a mail that is one text with a file name: we show it as well',
  'double-bound.msg.eml': 'text with a file name as the first of a container',
  'ending-boundaries.msg.eml': BROKEN,
  'infinite.msg.eml': BROKEN,
  'missing-boundary.msg.eml': BROKEN,
  'missing-inner-boundary.msg.eml': BROKEN,
  'missing-inner-start-boundary.msg.eml': BROKEN,
  'multipartnopart.msg.eml': BROKEN,
  'x-gzip64.msg.eml': 'an encoding that no mail program knows; what it hides is shown as it is',
}

test('66 of 76 texts are those of mime4j, the others differ for a reason', () => {
  const files = ['testmsgs', 'mimetools-testmsgs'].flatMap((folder) =>
    filesIn(`expected/mime/james-mime4j/${folder}`, '_decoded.xml'),
  )
  const differing = files.filter((file) => {
    const mail = file.replace(/^expected\//, '').replace(/_decoded\.xml$/, '')
    return normal(parse(mail).text) !== normal(plainTextOf(file))
  })
  expect(differing.map((file) => basename(file, '_decoded.xml')).sort()).toEqual(
    Object.keys(DIFFERENT_TEXT).sort(),
  )
  expect(files.length - differing.length).toBe(66)
})

const normal = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** The plain text in mime4j's description of a mail: its text bodies outside of forwarded messages that are no files, joined. */
function plainTextOf(description: string): string {
  let depth = 0 // of messages
  let fields: string[] = []
  let text = ''
  for (const [, closing, element, attributes = '', field] of read(description)
    .toString('latin1')
    .matchAll(/<(\/?)(message|header|text-body)\b([^>]*)>|<field>(.*?)<\/field>/gs)) {
    if (element === 'message') depth += closing ? -1 : 1
    else if (element === 'header' && !closing) fields = []
    else if (field !== undefined) fields.push(field.replaceAll('&quot;', '"').trim())
    else if (element === 'text-body' && depth === 1) text += bodyText(description, attributes, fields)
  }
  return text
}

function bodyText(description: string, attributes: string, fields: string[]): string {
  const fieldOf = (name: string) =>
    fields.find((field) => field.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1) ?? ''
  const type = parseParameters(fieldOf('content-type'))
  const disposition = parseParameters(fieldOf('content-disposition'))
  const isFile =
    disposition.value === 'attachment' ||
    disposition.parameters.has('filename') ||
    type.parameters.has('name')
  if (isFile || (type.value || 'text/plain') !== 'text/plain') return ''
  const file = /name="([^"]+)_decoded_([^"]+)"/.exec(attributes)
  const bytes = read(join(description, '..', `${file?.[1]}.msg.eml_decoded_${file?.[2]}`))
  const charset = type.parameters.get('charset') ?? 'utf-8'
  return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'utf-8')
}

// Addresses

test('all 151 addresses that flanker calls valid are one person', () => {
  const lines = linesOf('headers/flanker/mailbox_valid.txt')
  expect(lines).toHaveLength(151)
  for (const line of lines) expect(parseAddresses(line), line).toHaveLength(1)
})

test('of 85 addresses that flanker calls invalid 60 are nobody; the rest have odd dots, brackets or words around', () => {
  const lines = linesOf('headers/flanker/mailbox_invalid.txt')
  const somebody = lines.filter((line) => parseAddresses(line).length > 0)
  expect([lines.length, lines.length - somebody.length]).toEqual([85, 60])
  for (const line of somebody) expect(line).toMatch(/^\.|\.\.|\.@|\.$|[[\],(\s]|xn--/)
})

// Payloads against cleaners

test('no payload of the XSS collections gets through, and cleaning twice is cleaning once', {
  timeout: 120_000,
}, () => {
  const purify = z
    .array(z.object({ payload: z.string() }))
    .parse(JSON.parse(read('sanitize/DOMPurify/dompurify.json').toString('utf8')))
  const payloads = [
    ...purify.map(({ payload }) => payload),
    ...linesOf('sanitize/xss-payload-list/xss-payload-list.txt'),
  ]
  expect(payloads.length).toBeGreaterThan(6_000)
  for (const payload of [...payloads, payloads.join('\n')]) {
    const { html } = cleanHtml(payload, { contentIds: new Set() })
    expect(strangeTags(html), payload).toEqual([])
    expect(cleanHtml(html, { contentIds: new Set() }).html, payload).toBe(html)
    expect(html, payload).not.toMatch(
      /(?:href|src)="\s*(?:javascript|vbscript|data:(?!image\/(?:png|jpe?g|gif|webp);))/i,
    )
  }
})
