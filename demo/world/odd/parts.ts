/** The headers of a part and what it holds. */
export type Part = [headers: string, content: Buffer | string]

/** The body of a mail of several parts, with the header that says so. */
export function multipart(type: string, boundary: string, parts: Part[]): (Buffer | string)[] {
  const [headers, content] = multipartPart(type, boundary, parts)
  return [`${headers}\r\n\r\n`, content]
}

/** Several parts as one part of another mail. */
export function multipartPart(type: string, boundary: string, parts: Part[]): Part {
  const framed = parts.flatMap(([headers, content]) => [
    Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return [
    `Content-Type: multipart/${type}; boundary="${boundary}"`,
    Buffer.concat([...framed, Buffer.from(`--${boundary}--\r\n`)]),
  ]
}

/** A PNG as a part, shown inline or attached. */
export function picturePart(name: string, content: Buffer, disposition: string): Part {
  return [
    `Content-Type: image/png; name="${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: ${disposition}; filename="${name}"`,
    base64(content),
  ]
}

/** Bytes in lines of 76 characters of base64. */
export function base64(content: Buffer): string {
  return content.toString('base64').replace(/.{76}/g, '$&\r\n')
}

/** A file as it was put into text before MIME. */
export function uuencode(name: string, content: Buffer): string {
  const letterOf = (bits: number) => String.fromCharCode(bits === 0 ? 96 : bits + 32)
  const lines: string[] = []
  for (let at = 0; at < content.length; at += 45) {
    const slice = content.subarray(at, at + 45)
    let line = letterOf(slice.length)
    for (let i = 0; i < slice.length; i += 3) {
      const [a = 0, b = 0, c = 0] = slice.subarray(i, i + 3)
      line +=
        letterOf(a >> 2) +
        letterOf(((a & 3) << 4) | (b >> 4)) +
        letterOf(((b & 15) << 2) | (c >> 6)) +
        letterOf(c & 63)
    }
    lines.push(line)
  }
  return `begin 644 ${name}\n${lines.join('\n')}\n\`\nend\n`
}
