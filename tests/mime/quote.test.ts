import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { quotable } from '#/lib/mime/quote.ts'
import { cleanHtml } from '#/lib/mime/sanitize.ts'
import { outgoingHtml } from '#/lib/mime/written.ts'
import { HOSTILE_MAILS } from '#/tests/support/hostile-mail.ts'
import { seeded, tagSoup } from '#/tests/support/tag-soup.ts'

const quoted = (html: string, pictures: [string, string][] = []) =>
  quotable(cleanHtml(html, { contentIds: new Set(pictures.map(([id]) => id)) }).html, new Map(pictures))

// S39: nothing of a mail travels on in an answer but what its reader saw: no hidden words, no sheet, nothing that is fetched
describe('what a reader did not see is not quoted', () => {
  const hidden: [string, string][] = [
    ['by its own style', '<p style="display:none">secret</p>'],
    ['by visibility', '<div style="visibility:hidden"><b>secret</b></div>'],
    ['by being too small', '<span style="font-size:1px">secret</span>'],
    ['by being see-through', '<span style="opacity:0">secret</span>'],
    ['in a box without height', '<div style="max-height:0;overflow:hidden">secret</div>'],
    ['beside the page', '<p style="text-indent:-9999px">secret</p>'],
    ['white on white', '<p style="color:#fefefe">secret</p>'],
    ['by an old attribute', '<font color="white">secret</font>'],
    ['in the colour behind it', '<td bgcolor="#112233"><span style="color:rgb(17,34,51)">secret</span></td>'],
    ['by a class', '<style>.k{display:none}</style><p class="k">secret</p>'],
    ['by a class further up', '<style>.k p{display:none}</style><div class="k"><p>secret</p></div>'],
    [
      'by a rule that only an answer lifts',
      '<style>.k{display:none}.gmail_quote .k{display:block}</style><p class="k">secret</p>',
    ],
    ['as the last child', '<style>div>p:last-child{display:none}</style><div><p>a</p><p>secret</p></div>'],
    ['by what stands before it', '<style>i+p{display:none}</style><i>a</i><p>secret</p>'],
    ['by an id', '<style>#k{visibility:hidden}</style><p id="k">secret</p>'],
  ]
  test.each(hidden)('%s', (_, html) => {
    expect(quoted(`<p>seen</p>${html}`)).not.toContain('secret')
    expect(quoted(`<p>seen</p>${html}`)).toContain('seen')
  })

  const shown = [
    '<style>@media (max-width:600px){.k{display:none}}</style><p class="k">seen</p>',
    '<style>.k{display:none}.m .k{display:block}</style><div class="m"><p class="k">seen</p></div>',
    '<style>a:hover{display:none}</style><a href="https://a.example/">seen</a>',
    '<table bgcolor="#000"><tr><td style="color:#fff">seen</td></tr></table>',
    '<style>.k{display:none}</style><p class="k" style="display:block">seen</p>',
    '<div style="color:#fff"><p style="color:#111">seen</p></div>',
  ]
  test.each(shown)('but what they saw is: %s', (html) => expect(quoted(html)).toContain('seen'))
})

test('the look of a sheet stays without the sheet', () => {
  const html = quoted(
    '<style>.a{color:#333;font-weight:bold}</style><p class="a" style="margin:0">Bonjour</p>',
  )
  expect(html).toBe('<p style="color:#333;font-weight:bold;margin:0">Bonjour</p>')
})

test('pictures of the mail come along under another name, others leave what they said', () => {
  const html = quoted(
    '<img src="cid:old"><img src="https://t.example/x.png" alt="Logo"><img src="https://t.example/y.png">',
    [['old', 'new@lilac']],
  )
  expect(outgoingHtml(html)).toBe('<img src="cid:new@lilac">[Logo]')
})

const HIDES = /(?:display:none|visibility:hidden|(?:opacity|font-size|max-height):0)(?![.\d])/i

/** What neither loads, nor hides, nor styles beyond its element, however the mail was written. */
function expectHarmless(html: string): void {
  for (const [tag] of outgoingHtml(quoted(html)).matchAll(/<[^<>]*>/g)) {
    expect(tag).not.toMatch(HIDES)
    expect(tag).not.toMatch(/^<(?:style|link|script)|\s(?:class|id|src|on\w+|data-remote-src)=|url\s*\(/i)
  }
}

test('a quote of hostile mail loads nothing', { timeout: 60_000 }, () => {
  for (const mail of HOSTILE_MAILS) expectHarmless(mail.replaceAll('EVIL', 'https://evil.example'))
})

test('nor does one of any tags at all', { timeout: 60_000 }, () => {
  const random = seeded(7)
  for (let count = 0; count < 1_500; count++) expectHarmless(tagSoup(random))
})

const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
test.skipIf(!existsSync(CORPUS))(
  'nor does one of the collected mails',
  () => {
    const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(eml|html?)$/.test(file),
    )
    for (const file of files) expectHarmless(readFileSync(join(CORPUS, file), 'utf8').slice(0, 200_000))
    expect(files.length).toBeGreaterThan(100)
  },
  60_000,
)
