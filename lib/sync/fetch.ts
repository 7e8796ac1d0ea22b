import { BATCH_PARTS, type BatchAnswer, getBatch } from '#/lib/gmail/batch.ts'
import { type Gmail, readAnswer } from '#/lib/gmail/client.ts'
import { rawMessage } from '#/lib/gmail/original.ts'
import { bodySchema, type FullMessage, fullMessageSchema, threadSchema } from '#/lib/gmail/shapes.ts'
import { errorFields, log } from '#/lib/log.ts'
import { messageWithin } from '#/lib/mime/message-within.ts'
import { bodyPartsToFetch, contentIdsOf, parseMessage } from '#/lib/mime/parse.ts'
import { CLEANER_VERSION, cleanHtml } from '#/lib/mime/sanitize.ts'
import { findPart, returnedMails } from '#/lib/mime/structure.ts'
import type { ParsedMessage } from '#/lib/mime/types.ts'
import type { FetchPart } from './plan.ts'

const MOST_RETURNED = 3 // of one report, which has one
const ATTACHMENT_UNITS = 20 // attachments.get (GMAIL §3.2)

/** A message as it came, read and cleaned. */
export type Incoming = {
  message: FullMessage
  parsed: ParsedMessage
  htmlClean: string | null
  cleanerVersion: number | null
  remoteImages: number
}

/** What became of one part of a batch. `unreadable`: ids of messages that came and could not be parsed. */
export type Outcome = { part: FetchPart } & (
  | { messages: Incoming[]; unreadable: string[] }
  | { error: Error }
)

/** Fetches one batch and reads what came, each part judged alone. Throws only when the request as a whole failed. */
export async function fetchBatch(gmail: Gmail, parts: FetchPart[], signal: AbortSignal): Promise<Outcome[]> {
  const answers = await getBatch(gmail, parts, signal)
  const outcomes: Outcome[] = []
  for (const [index, part] of parts.entries()) {
    const answer = answers[index]
    if (answer) outcomes.push(await readPart(gmail, part, answer, signal))
  }
  return outcomes
}

async function readPart(
  gmail: Gmail,
  part: FetchPart,
  answer: BatchAnswer,
  signal: AbortSignal,
): Promise<Outcome> {
  if ('error' in answer) return { part, error: answer.error }
  try {
    const messages =
      part.kind === 'thread'
        ? readAnswer(answer.text, threadSchema).messages
        : [readAnswer(answer.text, fullMessageSchema)]
    for (const message of messages) {
      await fetchLongBodies(gmail, message, signal)
      await measureReturned(gmail, message, signal)
    }
    return { part, ...readMessages(messages) }
  } catch (error) {
    if (signal.aborted || !(error instanceof Error)) throw error
    return { part, error }
  }
}

/** Text parts that are long come as an attachment id alone (GMAIL §2.1). */
export async function fetchLongBodies(
  gmail: Gmail,
  message: FullMessage,
  signal: AbortSignal,
): Promise<void> {
  const missing = bodyPartsToFetch(message.payload).slice(0, BATCH_PARTS)
  if (missing.length === 0) return
  const path = `messages/${encodeURIComponent(message.id)}/attachments`
  const answers = await getBatch(
    gmail,
    missing.map(({ attachmentId }) => ({
      path: `${path}/${encodeURIComponent(attachmentId)}`,
      units: ATTACHMENT_UNITS,
    })),
    signal,
  )
  for (const [index, { partId }] of missing.entries()) {
    const answer = answers[index]
    const part = findPart(message.payload, partId)
    if (!answer || !part) continue
    if ('error' in answer) throw answer.error
    part.body = { ...part.body, data: readAnswer(answer.text, bodySchema).data }
  }
}

/** Of a mail that a report brings back, Gmail may give the parts alone: how large it is, the report as it travelled says. */
async function measureReturned(gmail: Gmail, message: FullMessage, signal: AbortSignal): Promise<void> {
  for (const { part, path } of returnedMails(message.payload).slice(0, MOST_RETURNED)) {
    let size = 0
    const raw = await rawMessage(gmail, message.id, signal)
    for await (const bytes of messageWithin(raw, path)) size += bytes.length
    part.body = { ...part.body, size }
  }
}

function readMessages(messages: FullMessage[]): { messages: Incoming[]; unreadable: string[] } {
  const read: Incoming[] = []
  const unreadable: string[] = []
  for (const message of messages) {
    try {
      read.push(readMessage(message))
    } catch (error) {
      log('error', 'mail.unreadable', { gmailId: message.id, ...errorFields(error) }) // one odd mail stops no other
      unreadable.push(message.id)
    }
  }
  return { messages: read, unreadable }
}

function readMessage(message: FullMessage): Incoming {
  const parsed = parseMessage(message)
  if (parsed.htmlReceived === null)
    return { message, parsed, htmlClean: null, cleanerVersion: null, remoteImages: 0 }
  const { html, remoteImages } = cleanHtml(parsed.htmlReceived, {
    contentIds: contentIdsOf(parsed.attachments),
  })
  return { message, parsed, htmlClean: html, cleanerVersion: CLEANER_VERSION, remoteImages }
}
