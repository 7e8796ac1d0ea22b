import { expect, test } from 'vitest'
import { sizeOf } from './file-size.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [184_320, '184 KB'],
  [999_700, '1.0 MB'],
  [18_640_000, '18.6 MB'],
])('%d bytes read %s', (bytes, words) => {
  expect(sizeOf(bytes)).toBe(words)
})
