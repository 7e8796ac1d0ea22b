import { expect, test } from 'vitest'
import { cleanHtml } from './sanitize.ts'
import { oneLine, storable, textOfHtml } from './text.ts'

test('text for the database has no NUL and no half characters', () => {
  expect(storable('a\0b\ud83dc\ude00d😀')).toBe('abcd😀')
})

test.each([
  ['plain words', 'plain words'],
  ['  a \r\n\t b\u0007c  ', 'a b c'],
  ['in\u202eovni\u2066ce', 'invonice'.replace('vonice', 'ovnice')],
  ['سلام \u200fx', 'سلام \u200fx'],
  ['toolong', 'toolo'],
  ['four😀', 'four'],
])('%j on one line', (text, line) => {
  expect(oneLine(text, 5 + Math.max(0, line.length - 5))).toBe(line)
})

const read = (html: string) => textOfHtml(cleanHtml(html, { contentIds: new Set() }).html)

test.each([
  ['<p>one</p><p>two<br>three</p>', 'one\ntwo\nthree'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['<div>a\n  b &amp;amp; &lt;c&gt; "d"</div>', 'a b &amp; <c> "d"'],
  ['<ul><li>a<li>b</ul>', 'a\nb'],
  ['<style>p{color:red}</style><p>a</p><script>x</script>', 'a'],
  ['<b>in</b>side <a href="https://x.example">link</a>', 'inside link'],
  ['<p> </p>', ''],
])('%s', (html, text) => {
  expect(read(html)).toBe(text)
})
