import { decodeText } from './charset.ts'
import { decodeHeader, type Header, header, readHeaders, readParameters } from './headers.ts'

/** A mail or one part of it. Bodies stay where they are in the raw bytes until somebody asks for them. */
export type Entity = {
  headers: Header[]
  type: string
  charset: string | undefined
  filename: string
  disposition: string
  encoding: string
  bodyStart: number
  bodyEnd: number
  parts: Entity[]
}

const DEEPEST = 30
const MOST_PARTS = 2_000

/** The tree of a whole mail. A multipart whose boundary never comes is read as plain text. */
export function parseMail(raw: Buffer): Entity {
  return parseEntity(raw, 0, raw.length, { depth: 0, left: MOST_PARTS }, 'text/plain')
}

/** Whether a part is text that people read as the mail's body, not a file. */
export function isBodyText(entity: Entity): boolean {
  return (
    (entity.type === 'text/plain' || entity.type === 'text/html') &&
    entity.filename === '' &&
    entity.disposition !== 'attachment'
  )
}

/** The part's bytes with its transfer encoding undone. */
export function decodedBytes(raw: Buffer, entity: Entity): Buffer {
  if (entity.encoding === 'base64') {
    return Buffer.from(raw.toString('latin1', entity.bodyStart, entity.bodyEnd), 'base64')
  }
  const bytes = raw.subarray(entity.bodyStart, entity.bodyEnd)
  return entity.encoding === 'quoted-printable' ? fromQuotedPrintable(bytes) : bytes
}

/** How many bytes decodedBytes gives, without making them where that can be known. */
export function decodedSize(raw: Buffer, entity: Entity): number {
  if (entity.encoding === 'quoted-printable') return decodedBytes(raw, entity).length
  if (entity.encoding !== 'base64') return entity.bodyEnd - entity.bodyStart
  let letters = 0
  for (let place = entity.bodyStart; place < entity.bodyEnd; place += 1) {
    const byte = raw[place] ?? 0
    if (byte === 61) break // '=': what follows the padding is not read
    if (IN_BASE64[byte]) letters += 1
  }
  return Math.floor((letters * 3) / 4)
}

/** The text of a text part, in Unicode whatever it was written in. */
export function decodedText(raw: Buffer, entity: Entity): string {
  return decodeText(decodedBytes(raw, entity), entity.charset)
}

function parseEntity(
  raw: Buffer,
  start: number,
  end: number,
  bounds: { depth: number; left: number },
  fallback: string,
): Entity {
  const { headers, bodyStart } = readHeaders(raw, start, end)
  const content = readParameters(header(headers, 'content-type'))
  const disposition = readParameters(header(headers, 'content-disposition'))
  const entity: Entity = {
    headers,
    type: content.value.includes('/') ? content.value : fallback,
    charset: content.parameters.charset,
    filename: decodeHeader(disposition.parameters.filename ?? content.parameters.name ?? ''),
    disposition: disposition.value,
    encoding: (header(headers, 'content-transfer-encoding') ?? '').trim().toLowerCase(),
    bodyStart,
    bodyEnd: end,
    parts: [],
  }
  bounds.left -= 1
  if (bounds.depth >= DEEPEST || bounds.left <= 0) return entity
  const inside = { depth: bounds.depth + 1, left: bounds.left }
  if (entity.type.startsWith('multipart/')) {
    const pieces = splitParts(raw, bodyStart, end, content.parameters.boundary)
    if (pieces.length === 0) entity.type = 'text/plain'
    const within = entity.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    for (const piece of pieces) {
      if (inside.left <= 0) break
      entity.parts.push(parseEntity(raw, piece.start, piece.end, inside, within))
    }
  } else if (entity.type === 'message/rfc822' && !['base64', 'quoted-printable'].includes(entity.encoding)) {
    entity.parts.push(parseEntity(raw, bodyStart, end, inside, 'text/plain'))
  }
  bounds.left = inside.left
  return entity
}

/** Where the pieces between boundary lines lie; the line end before a boundary belongs to the boundary. */
export function splitParts(raw: Buffer, start: number, end: number, boundary: string | undefined) {
  const pieces: { start: number; end: number }[] = []
  if (!boundary) return pieces
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  let open: number | undefined
  for (
    let place = raw.indexOf(mark, start);
    place >= 0 && place < end;
    place = raw.indexOf(mark, place + 1)
  ) {
    if (place !== start && raw[place - 1] !== 10) continue
    const newline = raw.indexOf(10, place)
    const lineEnd = newline < 0 || newline >= end ? end : newline + 1
    const rest = raw.toString('latin1', place + mark.length, lineEnd).trim()
    if (rest !== '' && rest !== '--') continue
    if (open !== undefined) pieces.push({ start: open, end: beforeLineEnd(raw, place, open) })
    open = rest === '--' ? undefined : lineEnd
    if (rest === '--') return pieces
  }
  if (open !== undefined) pieces.push({ start: open, end }) // the closing boundary is missing
  return pieces
}

function beforeLineEnd(raw: Buffer, place: number, least: number): number {
  const withoutNewline = raw[place - 1] === 10 ? place - 1 : place
  const withoutReturn = raw[withoutNewline - 1] === 13 ? withoutNewline - 1 : withoutNewline
  return Math.max(withoutReturn, least)
}

function fromQuotedPrintable(bytes: Buffer): Buffer {
  const result = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let place = 0; place < bytes.length; place += 1) {
    const byte = bytes[place] ?? 0
    if (byte !== 61) {
      result[length++] = byte
      continue
    }
    const softBreak = /^[ \t]*\r?\n/.exec(bytes.toString('latin1', place + 1, place + 80))
    const hex = bytes.toString('latin1', place + 1, place + 3)
    if (softBreak) place += softBreak[0].length
    else if (/^[0-9a-f]{2}$/i.test(hex)) {
      result[length++] = Number.parseInt(hex, 16)
      place += 2
    } else result[length++] = byte
  }
  return result.subarray(0, length)
}

const IN_BASE64 = Array.from({ length: 256 }, (_, byte) => /[A-Za-z0-9+/_-]/.test(String.fromCharCode(byte)))
