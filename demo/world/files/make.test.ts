import { crc32, inflateRawSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { random } from '#/demo/world/random.ts'
import { makeFile } from './make.ts'

const make = (name: string, bytes = 0) =>
  makeFile(name, ['€ 18.240 voor Łódź (rev. C)'], random(1), bytes).content

test('a picture is a PNG whose parts have the right sums and whose rows are all there', () => {
  const png = make('foto.png')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const parts: Record<string, Buffer> = {}
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    parts[body.toString('latin1', 0, 4)] = body.subarray(4)
    at += 12 + length
  }
  const [width, height] = [parts.IHDR?.readUInt32BE(0) ?? 0, parts.IHDR?.readUInt32BE(4) ?? 0]
  expect(inflateSync(parts.IDAT ?? Buffer.alloc(0)).length).toBe(height * (width * 3 + 1))
})

test('a PDF finds its objects where its table says, and has the size that was asked for', () => {
  const pdf = make('Bon.pdf', 188_416)
  const text = pdf.toString('latin1')
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
  expect(text.slice(start, start + 4)).toBe('xref')
  const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset))
  expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
    offsets.map((_, index) => `${index + 1} 0 obj`),
  )
  expect(text).toContain('EUR 18.240 voor L\xf3dz \\(rev. C\\)')
  expect(Math.abs(pdf.length - 188_416)).toBeLessThan(2_000)
})

test('workbooks, documents and archives are zips whose files come out whole', () => {
  expect(Object.keys(unzip(make('Planning.xlsx')))).toContain('xl/worksheets/sheet1.xml')
  expect(unzip(make('Brief.docx'))['word/document.xml']).toContain('voor Łódź')
  expect(unzip(make('Fotos.zip'))['Fotos.txt']).toContain('rev. C')
})

test('a file of no known kind is refused', () => {
  expect(() => make('clip.mp4')).toThrow('clip.mp4')
})

/** The files of a zip as text, found from the list at its end. */
function unzip(archive: Buffer): Record<string, string> {
  const files: Record<string, string> = {}
  const end = archive.lastIndexOf('PK\x05\x06')
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    const [packed, nameLength, offset] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const from = offset + 30 + nameLength
    const content = inflateRawSync(archive.subarray(from, from + packed))
    expect(crc32(content), name).toBe(archive.readUInt32LE(at + 16))
    files[name] = content.toString()
    at += 46 + nameLength
  }
  return files
}
