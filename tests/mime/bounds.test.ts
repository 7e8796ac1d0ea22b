import { describe, expect, test } from 'vitest'
import { parseAddresses } from '#/lib/mime/addresses.ts'
import { cleanDeclarations } from '#/lib/mime/css.ts'
import { decodeWords } from '#/lib/mime/encoded-words.ts'
import { linkify } from '#/lib/mime/linkify.ts'
import { parseParameters } from '#/lib/mime/parameters.ts'
import { parseMessage } from '#/lib/mime/parse.ts'
import { cleanHtml } from '#/lib/mime/sanitize.ts'
import { cleanStyleSheet } from '#/lib/mime/style-sheet.ts'

// Hostile mail may cost time in step with its length, never with the square of it, which for these lengths is minutes.

/** Milliseconds of processor time: other work on the machine does not count. */
function cost(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const fill = (length: number, piece: string) => piece.repeat(Math.ceil(length / piece.length))
const TIMEOUT = 60_000 // ms; on a busy machine the processor's two seconds take longer

describe('a header of 100,000 characters costs at most half a second', () => {
  const pieces = [
    '(',
    '"',
    '<',
    '" ',
    '(a',
    ', "',
    'a@',
    '<>',
    ':;',
    '\\',
    '( )',
    '"a" ',
    '=?',
    '=?utf-8?q?',
    "a*0*=''%",
    ';a=',
    'a,',
  ]
  test.each(pieces)('%s', { timeout: TIMEOUT }, (piece) => {
    const header = fill(100_000, piece)
    for (const read of [parseAddresses, decodeWords, parseParameters])
      for (const end of ['', '>)";?='])
        expect(
          cost(() => read(header + end)),
          read.name,
        ).toBeLessThan(500)
  })
})

describe('1 MB of style costs at most two seconds', () => {
  const pieces = [
    'url(',
    'a:b;',
    'font-family:"a",',
    'font:a ,',
    'color:rgb(',
    '/*',
    '"',
    ' , a',
    'color:red !important ',
    'a ',
  ]
  test.each(pieces)('%s', { timeout: TIMEOUT }, (piece) => {
    const style = fill(9_900, piece).slice(0, 9_900)
    const start = ['', 'font:', 'font-family:', 'background:']
    for (const property of start) {
      const hundred = () => Array.from({ length: 100 }, () => cleanDeclarations(`${property}${style}!`))
      expect(cost(hundred), property).toBeLessThan(2_000)
    }
  })
})

describe('a sheet of 200,000 characters costs at most half a second', () => {
  const pieces = [
    'a{',
    '@media screen{',
    'p{color:red}',
    '}',
    '/*',
    ';',
    'a,',
    'a ',
    '@import x;',
    'a{b{',
    '@media screen{a{b:c}}',
  ]
  test.each(pieces)('%s', { timeout: TIMEOUT }, (piece) => {
    expect(cost(() => cleanStyleSheet(fill(200_000, piece)))).toBeLessThan(500)
  })
})

describe('html costs at most two seconds a MB', () => {
  const pieces = [
    ...[
      '<div>',
      '<b>',
      '</p>',
      '</i>',
      '<i>a</b>',
      '<p><o:p>',
      '<style>',
      '<style>a{b:c}</style>',
      '<!--',
      '<a href="',
      '<svg>',
      '<',
    ],
    ...[
      '<form>',
      '<table><tr><td>',
      '<p style="color:red">x</p>',
      '<select><option>',
      '<![CDATA[',
      '&#',
      '<p a=b ',
      '<br>',
      'x',
    ],
    ...[
      '<img src="https://x.example/">',
      `<p style="${fill(9_900, 'url(')}">`,
      '<math><mi>',
      '<title>',
      '<?',
      '<noscript>',
    ],
  ]
  test.each(pieces)('%.30s', { timeout: TIMEOUT }, (piece) => {
    const html = fill(200_000, piece)
    for (const before of ['', '<b>'.repeat(900)])
      expect(cost(() => cleanHtml(before + html, { contentIds: new Set() }))).toBeLessThan(400)
  })

  test('a whole MB inside many open elements', { timeout: TIMEOUT }, () => {
    const html = '<b>'.repeat(900) + fill(1_000_000, '<p style="color:red">x</p>')
    expect(cost(() => cleanHtml(html, { contentIds: new Set() }))).toBeLessThan(2_000)
  })
})

describe('1 MB of plain text', () => {
  const milliseconds = (piece: string) => {
    linkify(fill(10_000, piece)) // compiled before it is timed
    return cost(() => linkify(fill(1_000_000, piece)))
  }

  test('mailto: costs at most 200 ms', () => {
    expect(milliseconds('mailto:')).toBeLessThan(200)
  })

  const pieces = ['mailto:a@b.example ', 'http://', 'www.', 'a@', '@ ', 'x@y.z ', '(', 'https://x.example/ ']
  const runs = [`http://a${')'.repeat(1_900)} `, `http://${'('.repeat(1_900)} `, `a@${'b.'.repeat(950)} `]
  test.each([...pieces, ...runs])('%.30s costs at most half a second', { timeout: TIMEOUT }, (piece) => {
    expect(milliseconds(piece)).toBeLessThan(500)
  })
})

test('a message with 30 MB of headers costs at most a second', { timeout: TIMEOUT }, () => {
  const headers = [
    { name: 'From', value: fill(10_000_000, 'a@x.example, ') },
    { name: 'Subject', value: fill(10_000_000, 'x') },
    { name: 'References', value: fill(5_000_000, '<a@x>') },
    { name: 'Content-Type', value: fill(5_000_000, ';a=') },
    ...Array.from({ length: 100_000 }, (_, index) => ({ name: `X-${index}`, value: 'x' })),
  ]
  const message = { id: '1', threadId: '1', historyId: '1', internalDate: '0', payload: { headers } }
  expect(cost(() => parseMessage(message))).toBeLessThan(1_000)
  expect(parseMessage(message).subject).toHaveLength(2_000)
})

test('a message of 100,000 parts costs at most a second', { timeout: TIMEOUT }, () => {
  const parts = Array.from({ length: 100_000 }, () => ({
    mimeType: 'image/png',
    body: { size: 1, attachmentId: 'x' },
  }))
  const message = {
    id: '1',
    threadId: '1',
    historyId: '1',
    internalDate: '0',
    payload: { mimeType: 'multipart/mixed', parts },
  }
  expect(cost(() => parseMessage(message))).toBeLessThan(1_000)
})

const clean = (html: string) => cleanHtml(html, { contentIds: new Set() }).html

test('elements without end, in depth or number, are text; deep ones are cut where a browser still follows', () => {
  expect(clean(`${'<b>'.repeat(100_000)}x`)).toMatch(/^<div>[\s]*x<\/div>$/)
  expect(clean('<br>x'.repeat(100_001))).toMatch(/^<div> x/)
  const deep = clean(`${'<div>'.repeat(1_000)}x${'</div>'.repeat(1_000)}`)
  expect(deep).toBe(`${'<div>'.repeat(200)}x${'</div>'.repeat(200)}`)
})
