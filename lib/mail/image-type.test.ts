import { expect, test } from 'vitest'
import { imageTypeOf } from './image-type.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ['image/gif', 'GIF89a\x01\0'],
  ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 '],
])('%s is known by its first bytes', (type, head) => {
  expect(imageTypeOf(bytes(head))).toBe(type)
})

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg">',
  '<html>',
  '%PDF-1.7',
  'GIF',
  'RIFF\x24\0\0\0WAVE',
  'BM',
  '',
])('%j is no picture that is shown', (head) => {
  expect(imageTypeOf(bytes(head))).toBeNull()
})
