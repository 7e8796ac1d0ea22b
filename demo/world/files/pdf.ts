/**
 * A small PDF of one page with a title and lines of text (PDF 1.4, Helvetica). Letters outside Latin-1 lose their marks.
 * With `weight`, a picture of noise of that many bytes is in the file and on no page, so that it has the size of one with drawings.
 */
export function pdf(title: string, lines: string[], weight?: Buffer): Buffer {
  const shown = lines
    .slice(0, 34)
    .map((text, index) => `1 0 0 1 56 ${740 - index * 20} Tm (${latin(text)}) Tj`)
  const text = `BT /F1 18 Tf 1 0 0 1 56 784 Tm (${latin(title)}) Tj /F1 11 Tf ${shown.join(' ')} ET`
  const resources = `/Font << /F1 5 0 R >>${weight ? ' /XObject << /Im1 6 0 R >>' : ''}`
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents 4 0 R >>`,
    ),
    stream('', Buffer.from(text, 'latin1')),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    ...(weight ? [stream(imageDictionary(weight), weight)] : []),
  ]
  return file(objects)
}

function imageDictionary({ length }: Buffer): string {
  const width = 256
  const height = Math.floor(length / width)
  return `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 `
}

function stream(dictionary: string, content: Buffer): Buffer {
  const head = Buffer.from(`<< ${dictionary}/Length ${content.length} >>\nstream\n`, 'latin1')
  return Buffer.concat([head, content, Buffer.from('\nendstream')])
}

function file(objects: Buffer[]): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  objects.forEach((object, index) => {
    offsets.push(at)
    const framed = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    parts.push(framed)
    at += framed.length
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

function latin(text: string): string {
  const plain = [
    ...text
      .replace(/€/g, 'EUR')
      .replace(/[’‘]/g, "'")
      .replace(/ł/g, 'l')
      .replace(/Ł/g, 'L')
      .replace(/[\u00a0\u202f]/g, ' '),
  ]
  const known = plain.map((letter) =>
    letter.charCodeAt(0) < 256 ? letter : letter.normalize('NFD').replace(/[^\x20-\x7e]/g, ''),
  )
  return known.join('').replace(/[\\()]/g, '\\$&')
}
