import { expect, test } from 'vitest'
import { encode } from './charsets.ts'

test('Japanese goes out in the bytes of ISO-2022-JP, as a decoder of the platform reads them', () => {
  const bytes = encode('志村です。OK\n次', 'iso-2022-jp')
  expect([...bytes].every((byte) => byte < 0x80)).toBe(true)
  expect(new TextDecoder('iso-2022-jp').decode(bytes)).toBe('志村です。OK\n次')
})

test('other charsets are written in their own bytes', () => {
  expect(encode('€ ř', 'windows-1250')).toEqual(Buffer.from([0x80, 0x20, 0xf8]))
  expect(encode('€', 'iso-8859-15')).toEqual(Buffer.from([0xa4]))
})
