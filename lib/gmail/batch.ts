import { randomUUID } from 'node:crypto'
import { bodyText, fetchGmail, type Gmail } from './client.ts'
import { RetryLater, sortAnswer } from './errors.ts'
import { withQuota } from './quota.ts'

export const BATCH_PARTS = 25 // Google runs them at once: 100 trip the limit of concurrent calls, 25 pass (GMAIL §4)

export type BatchPart = { path: string; units: number }
/** What came back for one part: its JSON text, or why not. */
export type BatchAnswer = { text: string } | { error: Error }

/**
 * Several GETs of one mailbox in one request. `path` begins after `/gmail/v1/users/me/`. Gives one answer a part, in order,
 * each judged alone; a part that the response lacks is RetryLater. Throws only when the request as a whole failed.
 */
export async function getBatch(
  gmail: Gmail,
  parts: BatchPart[],
  signal?: AbortSignal,
): Promise<BatchAnswer[]> {
  if (parts.length > BATCH_PARTS) throw new RangeError(`a batch holds at most ${BATCH_PARTS} parts`)
  const units = parts.reduce((sum, part) => sum + part.units, 0)
  return withQuota(gmail.mailboxId, gmail.lane, { units, slots: parts.length }, async () => {
    const boundary = `lilac_${randomUUID()}`
    const response = await fetchGmail(
      gmail,
      '/batch/gmail/v1',
      {
        method: 'POST', // a batch of GETs changes nothing, so it may be sent again
        headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
        body: requestBody(boundary, parts),
      },
      signal,
    )
    return readBatch(response.headers.get('content-type') ?? '', await bodyText(response), parts.length)
  })
}

function requestBody(boundary: string, parts: BatchPart[]): string {
  const calls = parts.map(
    ({ path }, index) =>
      `--${boundary}\r\ncontent-type: application/http\r\ncontent-id: <part-${index}>\r\n\r\nGET /gmail/v1/users/me/${path}\r\n\r\n`,
  )
  return `${calls.join('')}--${boundary}--\r\n`
}

/** Reads a multipart/mixed answer of HTTP responses (Google's batch protocol). Parts are told apart by Content-ID where it is there, else by order. */
export function readBatch(contentType: string, body: string, count: number): BatchAnswer[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary) throw new RetryLater('a batch answer without a boundary')
  const answers: BatchAnswer[] = Array.from({ length: count }, () => ({
    error: new RetryLater('the batch answer lacks this part'),
  }))
  const whole = body.includes(`--${boundary}--`)
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1)
  pieces.forEach((piece, order) => {
    const complete = whole || order < pieces.length - 1 // the last piece of a cut answer may be half of one
    const answer = complete ? readPart(piece) : undefined
    const index = answer?.index ?? order
    if (answer && index < count) answers[index] = answer.answer
  })
  return answers
}

function readPart(piece: string): { index: number | undefined; answer: BatchAnswer } | undefined {
  const [outer, status, ...rest] = splitHeads(piece)
  const code = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(status ?? '')?.[1])
  if (!outer || !code) return undefined // the closing "--", or an empty preamble
  const named = /content-id:\s*<?response-part-(\d+)>?/i.exec(outer)?.[1]
  const text = rest.join('\r\n\r\n')
  return {
    index: named === undefined ? undefined : Number(named),
    answer: code >= 200 && code < 300 ? { text } : { error: sortAnswer(code, text) },
  }
}

/** The part's own head, the head of the HTTP response in it, and its body. */
function splitHeads(piece: string): string[] {
  return piece
    .replace(/^\r\n/, '')
    .split('\r\n\r\n')
    .map((text, index) => (index < 2 ? text : text.replace(/\r\n$/, '')))
}
