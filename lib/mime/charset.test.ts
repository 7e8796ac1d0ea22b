import { expect, test } from 'vitest'
import { decodeText } from './charset.ts'

const bytes = (...values: number[]) => Buffer.from(values)

test.each(['iso-2022-jp', 'gbk', 'windows-1252', 'us-ascii', undefined])(
  'UTF-8 bytes are UTF-8 although the part claims %s',
  (claimed) => {
    expect(decodeText(Buffer.from('Müller 見積書 €'), claimed)).toBe('Müller 見積書 €')
  },
)

test('ISO-2022-JP is ASCII with escapes, so it is not taken for UTF-8', () => {
  const wheel = Buffer.from('\x1b$B<VNX\x1b(B ok', 'latin1')
  expect(decodeText(wheel, 'ISO-2022-JP')).toBe('車輪 ok')
  expect(decodeText(wheel, 'iso-2022-jp-2')).toBe('車輪 ok')
  expect(decodeText(Buffer.from('plain'), 'iso-2022-jp')).toBe('plain')
})

test('UTF-16 is not taken for UTF-8 with NULs in it', () => {
  expect(decodeText(Buffer.from('Wheel', 'utf16le'), 'utf-16le')).toBe('Wheel')
  expect(decodeText(bytes(0xfe, 0xff, 0, 0x57, 0, 0x68), 'utf-16')).toBe('Wh')
})

test.each([
  ['iso-8859-1', bytes(0x80, 0x93, 0xe9, 0x94), '€“é”'],
  ['"ISO-8859-1" (Western)', bytes(0x80), '€'],
  ['latin1', bytes(0x99), '™'],
  ['windows-1252', bytes(0x96, 0x81, 0x9d), '–\x81\x9d'],
  ['us-ascii', bytes(0x63, 0x61, 0x66, 0xe9), 'café'],
  [undefined, bytes(0x63, 0x61, 0x66, 0xe9), 'café'],
  ['no-such-charset', bytes(0xe9), 'é'],
  ['unknown-8bit', bytes(0xe9), 'é'],
  ['iso-8859-9', bytes(0xfd), 'ı'],
  ['iso-8859-15', bytes(0xa4), '€'],
  ['iso-8859-2', bytes(0xb3), 'ł'],
  ['iso-8859-7', bytes(0xe1), 'α'],
  ['windows-1250', bytes(0x9c), 'ś'],
  ['windows-1255', bytes(0xe0), 'א'],
  ['windows-1256', bytes(0xc7), 'ا'],
  ['windows-874', bytes(0xa1), 'ก'],
  ['macintosh', bytes(0x8e), 'é'],
  ['koi8-u', bytes(0xa4), 'є'],
  ['euc-jp', bytes(0xbc, 0xd6), '車'],
  ['base64', bytes(0xe9), 'é'],
  ['koi8-r', bytes(0xcb, 0xcf, 0xcc, 0xc5, 0xd3, 0xcf), 'колесо'],
  ['windows-1251', bytes(0xea, 0xee, 0xeb), 'кол'],
  ['gb2312', bytes(0x81, 0x39, 0xee, 0x39), '㐀'], // four bytes: only GB 18030 has them
  ['gbk', bytes(0xb3, 0xb5, 0xc2, 0xd6), '车轮'],
  ['big5', bytes(0xa8, 0xae, 0xbd, 0xfc), '車輪'],
  ['ks_c_5601-1987', bytes(0xb9, 0xd9, 0xc4, 0xfb), '바퀴'],
  ['cp949', bytes(0xb9, 0xd9, 0x8c, 0x63), '바똠'], // the second stands in UHC alone
  ['shift_jis', bytes(0x8e, 0xd4, 0x97, 0xd6, 0x87, 0x40), '車輪①'], // the last is NEC's, in cp932 alone
  ['cp932', bytes(0x8e, 0xd4), '車'],
  ['cp850', bytes(0x82, 0xe9), 'éÚ'],
])('%s', (claimed, source, text) => {
  expect(decodeText(source, claimed)).toBe(text)
})

test('UTF-8 with one damaged byte stays UTF-8; bytes that form nothing are windows-1252', () => {
  expect(decodeText(Buffer.concat([Buffer.from('Größe für Räder '), bytes(0xff)]), 'utf-8')).toBe(
    'Größe für Räder \ufffd',
  )
  expect(decodeText(bytes(0x47, 0x72, 0xf6, 0xdf, 0x65), 'utf-8')).toBe('Größe')
})

test('a byte order mark is no part of the text', () => {
  expect(decodeText(Buffer.from('\ufeffHallo'), 'utf-8')).toBe('Hallo')
})
