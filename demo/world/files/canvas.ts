import { crc32, deflateSync } from 'node:zlib'

export type Colour = [red: number, green: number, blue: number]

/** A picture of so many pixels that can be drawn on and saved as PNG. */
export type Canvas = { width: number; height: number; pixels: Buffer }

export function canvas(width: number, height: number, colour: Colour): Canvas {
  return { width, height, pixels: Buffer.alloc(width * height * 3, Buffer.from(colour)) }
}

export function dot(on: Canvas, x: number, y: number, colour: Colour): void {
  const column = Math.round(x)
  const row = Math.round(y)
  if (column < 0 || row < 0 || column >= on.width || row >= on.height) return
  on.pixels.set(colour, (row * on.width + column) * 3)
}

export function box(on: Canvas, x: number, y: number, width: number, height: number, colour: Colour): void {
  for (let row = y; row < y + height; row++)
    for (let column = x; column < x + width; column++) dot(on, column, row, colour)
}

export function line(on: Canvas, x1: number, y1: number, x2: number, y2: number, colour: Colour): void {
  const steps = Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1), 1))
  for (let step = 0; step <= steps; step++) {
    dot(on, x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps, colour)
  }
}

/** A ring around a point: everything between the two radii. */
export function ring(on: Canvas, x: number, y: number, inner: number, outer: number, colour: Colour): void {
  for (let row = Math.floor(y - outer); row <= y + outer; row++) {
    for (let column = Math.floor(x - outer); column <= x + outer; column++) {
      const distance = Math.hypot(column - x, row - y)
      if (distance >= inner && distance <= outer) dot(on, column, row, colour)
    }
  }
}

/** The picture as a PNG file: 8-bit RGB, no filter, not interlaced (W3C PNG, sections 5 and 11). */
export function png(picture: Canvas): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(picture.width, 0)
  head.writeUInt32BE(picture.height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const stride = picture.width * 3
  const rows = Buffer.alloc(picture.height * (stride + 1)) // each row begins with its filter, 0
  for (let row = 0; row < picture.height; row++) {
    picture.pixels.copy(rows, row * (stride + 1) + 1, row * stride, (row + 1) * stride)
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
