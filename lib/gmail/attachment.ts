import { z } from 'zod'
import { findPart } from '#/lib/mime/structure.ts'
import { callGmail, fetchGmail, openGmail } from './client.ts'
import { Gone, RetryLater } from './errors.ts'
import { releaseQuota, takeQuota } from './quota.ts'
import { partSchema } from './shapes.ts'

const UNITS = 20 // messages.get and attachments.get alike
const HEAD_CHARS = 4_096 // how far into the answer its "data" may begin; before it stand only the size and, at times, an id

const payloadSchema = z.object({ payload: partSchema })

export type AttachmentBytes = { size: number; bytes: ReadableStream<Uint8Array> }

/**
 * Streams one attachment from Gmail, decoded as it comes, never held whole. The message is read anew for it, since attachment ids change with
 * every fetch (GMAIL §2.1); `partId` is the one that lib/mime gave the part. `size` is in bytes; the stream fails when less or more than that comes.
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
  const body = findPart(payload, partId)?.body
  if (!body) throw new Gone('the message has no such part')
  if (body.data) {
    const bytes = Buffer.from(body.data, 'base64url')
    return { size: bytes.length, bytes: new Blob([bytes]).stream() }
  }
  if (!body.attachmentId) return { size: 0, bytes: new Blob([]).stream() }

  const lease = await takeQuota(mailboxId, gmail.lane, { units: UNITS })
  try {
    const path = `/gmail/v1/users/me/${message}/attachments/${encodeURIComponent(body.attachmentId)}`
    const response = await fetchGmail(gmail, path, {}, signal)
    if (!response.body) throw new RetryLater('an attachment without bytes')
    const size = body.size ?? 0
    return { size, bytes: streamOf(whileHolding(lease, decodeData(response.body, size))) }
  } catch (error) {
    await releaseQuota(lease)
    throw error
  }
}

/** Takes the bytes of `{"size": n, "data": "<base64url>"}` as they come and yields what "data" stands for. */
export async function* decodeData(json: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('latin1') // the answer is ASCII; this only avoids a look for longer characters
  let text = ''
  let given = 0
  let begun = false
  for await (const chunk of json) {
    text += decoder.decode(chunk, { stream: true })
    if (!begun) {
      const start = /"data"\s*:\s*"/.exec(text)
      if (!start && text.length > HEAD_CHARS) break
      if (!start) continue
      begun = true
      text = text.slice(start.index + start[0].length)
    }
    const end = text.search(/["\\=]/) // the closing quote, or padding, which Google writes as \u003d at times
    const whole = end >= 0 ? end : text.length & ~3 // groups of four characters make whole bytes
    const bytes = Buffer.from(text.slice(0, whole), 'base64url')
    given += bytes.length
    if (bytes.length > 0) yield bytes
    if (end >= 0) {
      if (given === size) return
      break
    }
    text = text.slice(whole)
  }
  throw new RetryLater('the attachment ended early')
}

async function* whileHolding(lease: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } finally {
    await releaseQuota(lease)
  }
}

/** The DOM's types do not know ReadableStream.from yet. */
function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await source.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await source.return(undefined)
    },
  })
}
