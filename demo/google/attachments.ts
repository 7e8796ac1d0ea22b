import { type Call, param } from './call.ts'
import { invalid, notFound } from './errors.ts'
import type { Google } from './google.ts'
import { type Answer, ok } from './http.ts'
import { findMessage, rawOf } from './mailbox.ts'
import { decodedSize, type Entity, parseMail } from './mime.ts'
import { attachedBytes, encode, partAt } from './payload.ts'

const TEXT_PIECE = 1_048_576 // characters of base64 decoded and sent at a time

/** attachments.get: the size and the bytes as base64url, made while they are sent. The id must be of a recent get of the message. */
export function getAttachment(call: Call): Answer {
  const { google, person } = call
  const message = findMessage(google, person.row, param(call, 'id'))
  if (!message) throw notFound()
  const named = google.attachmentIds.read(decodeURIComponent(param(call, 'attachment')), google.now())
  if (!named || named.message !== message.row) throw invalid('Invalid attachment token')
  const raw = rawOf(google, message.row)
  const entity = partAt(parseMail(raw), named.place)
  if (!entity) throw invalid('Invalid attachment token')
  if (call.query.has('fields') || entity.encoding !== 'base64' || entity.type.startsWith('text/')) {
    const bytes = attachedBytes(google.choices, raw, entity)
    return ok({ size: bytes.length, data: encode(google.choices, bytes) })
  }
  return { status: 200, stream: streamBase64(google, raw, entity) }
}

/** Turns the mail's own base64 into base64url a piece at a time, so that a large file is held once. */
function* streamBase64(google: Google, raw: Buffer, entity: Entity): Generator<string> {
  const size = decodedSize(raw, entity)
  yield `{"size":${size},"data":"`
  let rest = ''
  for (let place = entity.bodyStart; place < entity.bodyEnd; place += TEXT_PIECE) {
    const piece = raw.toString('latin1', place, Math.min(place + TEXT_PIECE, entity.bodyEnd))
    const text = rest + piece.replace(/[^A-Za-z0-9+/=_-]/g, '')
    const whole = text.includes('=') ? text.length : text.length - (text.length % 4)
    rest = text.slice(whole)
    yield Buffer.from(text.slice(0, whole), 'base64').toString('base64url')
    if (text.includes('=')) break // what follows the padding is not read
  }
  yield Buffer.from(rest, 'base64').toString('base64url')
  yield google.choices.base64Padding ? '='.repeat((3 - (size % 3)) % 3) : ''
  yield '"}'
}
