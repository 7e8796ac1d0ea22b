import { expect, test } from 'vitest'
import { rasterType } from '#/lib/images/raster.ts'
import { GIF, png, pngClaiming } from '#/tests/support/pictures.ts'

const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffdb000300ffc0000b080002000301011100ffda0008010100003f00d2ffd9',
  'hex',
)
const LOSSY = webp('VP8 ', '3000009d012a0a00050000000000')
const LOSSLESS = webp('VP8L', '2f09000100000000000000000000')
const EXTENDED = webp('VP8X', '00000000090000040000000000')

test.each([
  ['image/png', png()],
  ['image/gif', GIF],
  ['image/jpeg', JPEG],
  ['image/webp', LOSSY],
  ['image/webp', LOSSLESS],
  ['image/webp', EXTENDED],
])('%s with a size that can be read is a picture', (type, bytes) => {
  expect(rasterType(bytes)).toBe(type)
})

test.each([
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a page that begins like a PNG', '\x89PNG\r\n\x1a\n<html><script>alert(1)</script></html>'],
  ['a script that begins like a GIF', 'GIF89a=1;alert(document.domain)//'],
  ['a page that begins like a JPEG', '\xff\xd8\xff<html><script>alert(1)</script>'],
  ['a page that begins like a WebP', 'RIFF\x24\0\0\0WEBP<html><script>alert(1)</script>'],
  ['a JPEG that ends before its frame', JPEG.toString('latin1', 0, 22)],
  ['a PNG that ends in its header', png().toString('latin1', 0, 20)],
  ['nothing', ''],
])('%s is none', (_what, text) => {
  expect(rasterType(Buffer.from(text, 'latin1'))).toBeNull()
})

test.each([
  ['200 million pixels', pngClaiming(20_000, 10_000), null],
  ['more than a picture can have', pngClaiming(0xffff_ffff, 0xffff_ffff), null],
  ['no pixel', pngClaiming(0, 10), null],
  ['40 million pixels', pngClaiming(8_000, 5_000), 'image/png'],
])('a header of %s', (_what, bytes, type) => {
  expect(rasterType(bytes)).toBe(type)
})

function webp(kind: string, hex: string): Buffer {
  const data = Buffer.from(hex, 'hex')
  const head = Buffer.from(`RIFF....WEBP${kind}....`, 'latin1')
  head.writeUInt32LE(data.length + 12, 4)
  head.writeUInt32LE(data.length, 16)
  return Buffer.concat([head, data])
}
