import { z } from 'zod'
import { messageWithin } from '#/lib/mime/message-within.ts'
import { findPart, returnedMails } from '#/lib/mime/structure.ts'
import { callGmail, openGmail } from './client.ts'
import { Gone } from './errors.ts'
import { rawMessage } from './original.ts'
import { partSchema } from './shapes.ts'
import { streamField, streamOf } from './streamed.ts'

const UNITS = 20

const payloadSchema = z.object({ payload: partSchema })

export type AttachmentBytes = { size: number; bytes: ReadableStream<Uint8Array> }

/**
 * Streams one attachment from Gmail, decoded as it comes, never held whole. The message is read anew for it, since attachment ids change with
 * every fetch (GMAIL §2.1); `partId` is the one that lib/mime gave the part. `size` is in bytes, 0 where it is not known before; else the stream
 * fails when less or more than that comes. A mail that a report brings back without its bytes is cut out of the report as it travelled.
 * Throws Gone when message or part is no longer there.
 */
export async function openAttachment(
  mailboxId: number,
  gmailId: string,
  partId: string,
  signal?: AbortSignal,
): Promise<AttachmentBytes> {
  const gmail = await openGmail(mailboxId, 'person')
  const message = `messages/${encodeURIComponent(gmailId)}`
  const query = { format: 'full', fields: 'payload' }
  const { payload } = await callGmail(gmail, { units: UNITS }, message, query, payloadSchema, signal)
  const returned = returnedMails(payload).find((one) => one.partId === partId)
  if (returned) {
    const raw = await rawMessage(gmail, gmailId, signal)
    return { size: 0, bytes: streamOf(messageWithin(raw, returned.path)) }
  }
  const body = findPart(payload, partId)?.body
  if (!body) throw new Gone('the message has no such part')
  if (body.data) {
    const bytes = Buffer.from(body.data, 'base64url')
    return { size: bytes.length, bytes: new Blob([bytes]).stream() }
  }
  if (!body.attachmentId) return { size: 0, bytes: new Blob([]).stream() }

  const path = `${message}/attachments/${encodeURIComponent(body.attachmentId)}`
  const size = body.size ?? 0
  return { size, bytes: await streamField(gmail, path, { name: 'data', size }, signal) }
}
