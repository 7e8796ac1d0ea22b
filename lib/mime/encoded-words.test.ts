import { expect, test } from 'vitest'
import { decodeWords, encodeWords } from './encoded-words.ts'

test.each([
  ['Gmail has decoded it already', 'Größe: 40 % = ok?', 'Größe: 40 % = ok?'],
  ['Q with underscores', '=?iso-8859-1?Q?Gr=F6=DFe_40?=', 'Größe 40'],
  ['B', '=?UTF-8?B?R3LDtsOfZQ==?=', 'Größe'],
  ['B without its padding', '=?UTF-8?B?R3LDtsOfZQ?=', 'Größe'],
  ['white space between words goes', '=?utf-8?Q?Gr=C3=B6?=\r\n =?utf-8?Q?=C3=9Fe?=', 'Größe'],
  ['white space beside plain text stays', 'Re: =?utf-8?Q?Gr=C3=B6?= und mehr', 'Re: Grö und mehr'],
  ['a character cut in two', '=?utf-8?B?w7bD?= =?utf-8?B?nw==?=', 'öß'],
  ['two charsets side by side', '=?utf-8?Q?=C3=B6?= =?iso-8859-1?Q?=DF?=', 'öß'],
  ['a language after the charset', '=?utf-8*de?Q?Gr=C3=B6=C3=9Fe?=', 'Größe'],
  ['spaces and a question mark inside', '=?utf-8?Q?Is it ok? Yes?=', 'Is it ok? Yes'],
  ['ISO-2022-JP', '=?iso-2022-jp?B?GyRCPFZOWBsoQg==?=', '車輪'],
  ['UTF-8 that claims to be something else', '=?iso-8859-1?Q?=C3=B6?=', 'ö'],
  ['a charset that nobody knows', '=?x-none?Q?=F6?=', 'ö'],
  ['characters that were decoded around it', 'Größe =?utf-8?Q?é=C3=B6?=', 'Größe éö'],
  ['no word at all', '=?utf-8?X?abc?= =?', '=?utf-8?X?abc?= =?'],
])('%s', (_, value, text) => {
  expect(decodeWords(value)).toBe(text)
})

test.each(['', 'Wielen', '=?utf-8?Q?x?=', '🚲'.repeat(50), 'één wiel '.repeat(40), '車輪\u0301'.repeat(90)])(
  'what is encoded is read back: %j',
  (text) => {
    const words = encodeWords(text)
    expect(decodeWords(words)).toBe(text)
    for (const word of words.split(' ')) expect(word.length).toBeLessThanOrEqual(75)
  },
)
