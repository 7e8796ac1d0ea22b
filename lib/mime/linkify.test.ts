import { expect, test } from 'vitest'
import { linkify } from './linkify.ts'
import { cleanHtml } from './sanitize.ts'

/** Links as [text](address), the rest as text. */
const read = (text: string) =>
  linkify(text)
    .replace(/<a href="([^"]*)" target="_blank" rel="noopener noreferrer">([^<]*)<\/a>/g, '[$2]($1)')
    .replaceAll('&amp;', '&')

test.each([
  ['https://spaakwerk.example/a', '[https://spaakwerk.example/a](https://spaakwerk.example/a)'],
  ['see https://x.example/a.', 'see [https://x.example/a](https://x.example/a).'],
  ['(https://x.example/a_(b)), ok', '([https://x.example/a_(b)](https://x.example/a_(b))), ok'],
  ['"https://x.example/?a=b&c=d"!', '"[https://x.example/?a=b&c=d](https://x.example/?a=b&c=d)"!'],
  ['Shop:https://x.example/', 'Shop:[https://x.example/](https://x.example/)'],
  ['www.x.example/a', '[www.x.example/a](http://www.x.example/a)'],
  [
    'mail noor@spaakwerk.example, please',
    'mail [noor@spaakwerk.example](mailto:noor@spaakwerk.example), please',
  ],
  ['mailto:noor@spaakwerk.example', '[mailto:noor@spaakwerk.example](mailto:noor@spaakwerk.example)'],
  ['https://bücher.example', '[https://bücher.example](https://xn--bcher-kva.example/)'],
  ['見積書https://x.example/', '見積書[https://x.example/](https://x.example/)'],
  ['two\nlines  and spaces', 'two\nlines  and spaces'],
  ['5 @ 3, www., http://, a@b, @x.example', '5 @ 3, www., http://, a@b, @x.example'],
])('%s', (text, read_) => {
  expect(read(text)).toBe(read_)
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'data:text/html,<script>',
  'https://x.example/"onmouseover="alert(1)',
  "https://x.example/'onmouseover='alert(1)",
  'https://x.example/<script>alert(1)</script>',
  'https://x.example/&quot;onmouseover=alert(1)',
  'mailto:"><img/src=x/onerror=alert(1)>@x.example',
  '"onmouseover=alert(1)"@x.example',
  'www.x.example"><svg/onload=alert(1)>',
  '<https://x.example|javascript:alert(1)>',
  'https://x.example\u2028<b>',
  '</a><a href=javascript:alert(1)>x@y.example',
  'http:javascript:alert(1)',
  'https://javascript:alert(1)@x.example/',
])('%s is nothing but text and a link, as the cleaner sees it too', (text) => {
  const html = linkify(text)
  expect(
    html.replace(
      /<a href="(?:https?:\/\/|mailto:)[^"<>]*" target="_blank" rel="noopener noreferrer">|<\/a>/g,
      '',
    ),
  ).not.toMatch(/[<>]/)
  expect(cleanHtml(html, { contentIds: new Set() }).html).toBe(html)
})

test.each([
  ['without an end', 'mailto:'.repeat(150_000)],
  ['a word each', 'mailto: '.repeat(131_000)],
  ['with an address each', 'mailto:noor@spaakwerk.example '.repeat(35_000)],
  ['in brackets', 'mailto:a@b.example)('.repeat(52_000)],
])('1 MB of mailto, %s, takes less than 200 ms', (_, text) => {
  linkify(text)
  const before = process.cpuUsage()
  linkify(text)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(200)
})
