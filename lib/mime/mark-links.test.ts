import { describe, expect, test } from 'vitest'
import { linkify } from './linkify.ts'
import { markLinks } from './mark-links.ts'
import { cleanHtml } from './sanitize.ts'

/** What the marks in a mail say. */
const marksOf = (html: string) =>
  [...html.matchAll(/△<\/span><span> ([^<]*)<\/span>/g)].map(([, words]) => words)
const clean = (html: string) => cleanHtml(html, { contentIds: new Set() }).html
const marks = (html: string) => marksOf(markLinks(clean(html)))
const link = (text: string, href: string) => marks(`<p>Pay: <a href="${href}">${text}</a> today</p>`)

describe('a link whose text is the host of somebody else says where it goes', () => {
  test.each([
    ['velorama.example/stand', 'https://pay-velorama.example/stand', 'pay-velorama.example'],
    ['https://velorama.example', 'https://velorama.example.pay.example/', 'velorama.example.pay.example'],
    ['www.velorama.example', 'http://velorama-example.pay.example/', 'velorama-example.pay.example'],
    ['velotech.com', 'https://velotech.co/', 'velotech.co'],
    ['See <b>velotech.com</b>, our shop', 'https://click.tracker.example/x', 'click.tracker.example'],
    ['joris@velotech.com', 'https://evil.example/', 'evil.example'],
    ['https://a.github.io', 'https://b.github.io/', 'b.github.io'],
    ['https://velotech.com/', 'http://127.0.0.1/', '127.0.0.1'],
    ['v<span>elo</span>tech.com', 'https://evil.example/', 'evil.example'],
    ['velotech\u200b.com', 'https://evil.example/', 'evil.example'],
    ['https://velotech.com:443/a', 'https://evil.example/', 'evil.example'],
  ])('%s to %s', (text, href, host) => {
    expect(link(text, href)).toEqual([`goes to ${host}`])
  })
})

describe('a link that goes where it says has no mark', () => {
  test.each([
    ['velorama.example/stand', 'https://www.velorama.example/stand?x=1'],
    ['www.velorama.example', 'https://velorama.example/'],
    ['https://shop.velotech.co.uk', 'https://news.velotech.co.uk/'],
    ['VeloTech.COM', 'https://velotech.com/'],
    ['münchen.example/rad', 'https://xn--mnchen-3ya.example/rad'],
    ['joris@velotech.com', 'mailto:joris@velotech.com?subject=x'],
    ['Velotech', 'https://tracker.example/x'],
    ['Read readme.md and rapport.pdf', 'https://velotech.com/'],
    ['Done.In time', 'https://velotech.com/'],
    ['z.o.o', 'https://velotech.com/'],
    ['Call us at 3.14', 'https://velotech.com/'],
    ['velotech.com', '#place'],
    ['velotech.com', 'tel:+31612345678'],
  ])('%s to %s', (text, href) => {
    expect(link(text, href)).toEqual([])
  })

  test('nor have the links of plain text', () => {
    const text =
      'https://velorama.example/stand www.velotech.com joris@velotech.com https://www.google.com/url?q=https://a.example/'
    expect(marksOf(markLinks(linkify(text)))).toEqual([])
  })
})

describe('redirectors are looked through', () => {
  test.each([
    [
      'velotech.com',
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fvelotech.com%2Fa&data=x',
      [],
    ],
    [
      'velotech.com',
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2Fa',
      ['goes to evil.example'],
    ],
    ['google.com', 'https://www.google.com/url?q=https://evil.example/', ['goes to evil.example']],
    ['velotech.com', 'https://l.facebook.com/l.php?u=https%3A%2F%2Fvelotech.com%2F', []],
    ['velotech.com', 'https://urldefense.com/v3/__https://velotech.com/a__;!!x', []],
    ['velotech.com', 'https://urldefense.proofpoint.com/v2/url?u=https-3A__velotech.com_a&d=x', []],
    [
      'velotech.com',
      'https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%3A%2F%2Fvelotech.com%2F',
      [],
    ],
    ['velotech.com', 'https://www.google.com/url?q=javascript:alert(1)', ['goes to www.google.com']],
  ])('%s to %s', (text, href, words) => {
    expect(link(text, href)).toEqual(words)
  })
})

describe('other ways to deceive', () => {
  test.each([
    ['Our shop', 'https://velotech.com@evil.example/', 'evil.example'],
    ['velotech.com', 'https://velotech.com%2Fpath@evil.example/', 'evil.example'],
    ['\u202emoc.hcetolev', 'https://velotech.com/', 'velotech.com'],
    ['paypal.com', 'https://раypal.com/', 'xn--ypal-43d9g.com'],
    ['раypal.com', 'https://раypal.com/', 'xn--ypal-43d9g.com'],
    ['Pay here', 'https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
    ['velotech.com', 'https://xn--mnchen-3ya.example/', 'münchen.example'],
    ['velotech.com', 'https://evil.example\\@velotech.com/', 'evil.example'],
    ['ｖｅｌｏｔｅｃｈ.com', 'https://evil.example/', 'evil.example'],
  ])('%s to %s', (text, href, host) => {
    expect(link(text, href)).toEqual([`goes to ${host}`])
  })

  test('a mail address that is another', () => {
    expect(link('verkoop@spaakwerk.example', 'mailto:verkoop@spaakwerk.pay.example')).toEqual([
      'writes to verkoop@spaakwerk.pay.example',
    ])
  })
})

test('only marks are added, each after its link, reached by keyboard', () => {
  const html = clean(
    '<p>a <a href="https://evil.example/">velotech.com</a> b <a href="https://x.example/">c</a></p>',
  )
  const marked = markLinks(html)
  expect(marked).toContain('</a><span class="goes-to" role="note" tabindex="0">')
  expect(marked.replace(/<span class="goes-to".*?<\/span><\/span>/g, '')).toBe(html)
})

test('a mail of 2 MB that is all links takes time in step with its length', () => {
  const html = '<a href="https://evil.example/">velotech.com.velotech.com</a> '.repeat(33_000)
  const before = process.cpuUsage()
  markLinks(html)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(1_500) // ms; about 300 where nothing else runs
})
