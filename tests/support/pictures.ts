import { crc32, deflateSync } from 'node:zlib'

/** A real PNG in one grey. */
export function png(width = 2, height = 2): Buffer {
  const rows = Buffer.alloc(height * (width + 1), 0x99)
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0 // no filter
  return pngOf(width, height, rows)
}

/** The header of a large PNG before the pixels of a small one: what a decompression bomb looks like from outside. */
export const pngClaiming = (width: number, height: number) => pngOf(width, height, Buffer.alloc(3))

export const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

function pngOf(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8 // bits, greyscale
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
