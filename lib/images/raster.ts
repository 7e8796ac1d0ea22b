import { imageTypeOf } from '#/lib/mail/image-type.ts'

const MOST_PIXELS = 40_000_000 // decoded that is 160 MB in the reader's browser; photographs of telephones have up to 12 million

/**
 * The type of a raster picture that is safe to hand to a browser: known by its first bytes, with a header whose size can be read and is
 * none of a bomb. Null for all else: SVG and HTML under whatever name, files that only begin like a picture, and pictures of more
 * than 40 million pixels.
 */
export function rasterType(bytes: Buffer): string | null {
  const type = imageTypeOf(bytes)
  const size = type && SIZE[type]?.(bytes)
  return size && size.width > 0 && size.height > 0 && size.width * size.height <= MOST_PIXELS ? type : null
}

type Size = { width: number; height: number }

const SIZE: Record<string, (bytes: Buffer) => Size | undefined> = {
  'image/png': pngSize,
  'image/gif': gifSize,
  'image/webp': webpSize,
  'image/jpeg': jpegSize,
}

/** The first chunk is the header (PNG §5.6): length 13, type, width, height. */
function pngSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 33 || bytes.readUInt32BE(8) !== 13 || text(bytes, 12, 4) !== 'IHDR') return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** The logical screen (GIF89a §18), then its colours, then a block: an image, an extension, or the end. */
function gifSize(bytes: Buffer): Size | undefined {
  const packed = bytes[10] ?? 0
  const colours = packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0
  if (![0x2c, 0x21, 0x3b].includes(bytes[13 + colours] ?? 0)) return undefined
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
}

/** One of three kinds of first chunk (RFC 9649 §2.5–2.7). */
function webpSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 30) return undefined
  const kind = text(bytes, 12, 4)
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  if (kind === 'VP8 ' && bytes.readUIntBE(23, 3) === 0x9d012a)
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (kind !== 'VP8L' || bytes[20] !== 0x2f) return undefined
  const sides = bytes.readUInt32LE(21) // 14 bits each, less one
  return { width: (sides & 0x3fff) + 1, height: ((sides >>> 14) & 0x3fff) + 1 }
}

/** Segments up to the frame header (ITU-T T.81 §B.2.2), which is one of SOF0 to SOF15 but the three that share their numbers. */
function jpegSize(bytes: Buffer): Size | undefined {
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++ // fill bytes
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    if (marker === 0xd8 || marker === 0xd9 || marker === 0xda) return undefined // an end or a scan before any frame
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

const text = (bytes: Buffer, from: number, length: number) => bytes.toString('latin1', from, from + length)
