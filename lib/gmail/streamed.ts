import { fetchGmail, type Gmail } from './client.ts'
import { RetryLater } from './errors.ts'
import { releaseQuota, takeQuota } from './quota.ts'

const UNITS = 20 // messages.get and attachments.get alike (GMAIL §3.2, the column of 2026)
const HEAD_CHARS = 4_096 // how far into the answer the field may begin; before it stand only the size and, at times, an id

/** What of an answer is streamed: a field of base64url. `size`: how many bytes it has to stand for, null where Gmail does not say. */
export type StreamedField = { name: 'data' | 'raw'; size: number | null }

/**
 * One field of an answer of the Gmail API, decoded as it comes, never held whole. It holds a slot of the mailbox's budget until it ended or was
 * given back. The stream fails when it breaks off, or less or more than `size` comes. `path` begins after `/gmail/v1/users/me/`.
 */
export async function streamField(
  gmail: Gmail,
  path: string,
  field: StreamedField,
  signal: AbortSignal | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const lease = await takeQuota(gmail.mailboxId, gmail.lane, { units: UNITS })
  try {
    const response = await fetchGmail(gmail, `/gmail/v1/users/me/${path}`, {}, signal)
    if (!response.body) throw new RetryLater('an answer without bytes')
    return streamOf(whileHolding(lease, decodeField(response.body, field)))
  } catch (error) {
    await releaseQuota(lease)
    throw error
  }
}

/** Takes the bytes of `{…, "data": "<base64url>"}` as they come and yields what the field stands for. */
export async function* decodeField(
  json: AsyncIterable<Uint8Array>,
  { name, size }: StreamedField,
): AsyncGenerator<Uint8Array> {
  const beginning = new RegExp(`"${name}"\\s*:\\s*"`)
  const decoder = new TextDecoder('latin1') // the answer is ASCII; this only avoids a look for longer characters
  let text = ''
  let given = 0
  let begun = false
  for await (const chunk of json) {
    text += decoder.decode(chunk, { stream: true })
    if (!begun) {
      const start = beginning.exec(text)
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
      if (size === null || given === size) return
      break
    }
    text = text.slice(whole)
  }
  throw new RetryLater('the answer ended early')
}

async function* whileHolding(lease: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } finally {
    await releaseQuota(lease)
  }
}

/** The DOM's types do not know ReadableStream.from yet. */
export function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
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
