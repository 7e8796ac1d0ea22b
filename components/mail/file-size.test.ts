import { expect, test } from 'vitest'
import { shareOf, sizeOf } from './file-size.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [184_320, '184 KB'],
  [999_700, '1.0 MB'],
  [18_640_000, '18.6 MB'],
])('%d bytes read %s', (bytes, words) => {
  expect(sizeOf(bytes)).toBe(words)
})

test.each([
  [18_600_000, 22_400_000, '18.6 of 22.4 MB'],
  [412_000, 2_400_000, '412 KB of 2.4 MB'],
  [0, 184_320, '0 B of 184 KB'],
])('%d of %d bytes read %s', (bytes, of, words) => {
  expect(shareOf(bytes, of)).toBe(words)
})
