import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'
import { cleanWritten } from './written.ts'

const text = (html: string) => plainText(cleanWritten(html, new Set(['a@b'])))

const CASES: [string, string, string][] = [
  ['paragraphs', '<p>Beste Joris,</p><p>Bedankt.<br>Groet</p>', 'Beste Joris,\n\nBedankt.\nGroet'],
  ['lines of an editor', '<div>een</div><div>twee</div><div><br></div><div>drie</div>', 'een\ntwee\n\ndrie'],
  [
    'a list',
    '<p>Mee:</p><ul><li>wiel</li><li>zadel<ul><li>leer</li></ul></li></ul>',
    'Mee:\n\n- wiel\n- zadel\n  - leer',
  ],
  ['a numbered list', '<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b'],
  [
    'links',
    '<p>Zie <a href="https://spaakwerk.example/x">onze site</a> of <a href="https://a.example/">a.example</a>.</p>',
    'Zie onze site <https://spaakwerk.example/x> of a.example.',
  ],
  [
    'a quote in a quote',
    '<p>Ja</p><blockquote><p>Kan het?</p><blockquote>Eerst</blockquote></blockquote>',
    'Ja\n\n> Kan het?\n>\n>> Eerst',
  ],
  [
    'a table',
    '<table><tr><td>wiel</td><td>€ 40</td></tr><tr><td>zadel</td><td>€ 30</td></tr></table>',
    'wiel  € 40\nzadel  € 30',
  ],
  ['signs', '<p>5 &lt; 6 &amp; "7"</p>', '5 < 6 & "7"'],
  ['a picture', '<p><img src="cid:a@b" alt="Het wiel"></p>', '[Het wiel]'],
  ['text with its spaces', '<pre>a\n  b</pre>', 'a\n  b'],
  ['nothing', '', ''],
]

test.each(CASES)('%s', (_, html, expected) => expect(text(html)).toBe(expected))
