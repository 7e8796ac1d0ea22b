import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import { drafts, messages, outbox } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import type { Draft } from '#/lib/drafts/kept.ts'
import type { DraftPerson } from '#/lib/drafts/types.ts'
import { BATCH_PARTS, getBatch } from '#/lib/gmail/batch.ts'
import { callGmail, type Gmail, readAnswer } from '#/lib/gmail/client.ts'
import { Gone } from '#/lib/gmail/errors.ts'
import { type HeadMessage, headMessageSchema, headThreadSchema, listSchema } from '#/lib/gmail/shapes.ts'
import { parseAddresses } from '#/lib/mime/addresses.ts'
import { MARKER_HEADER } from '#/lib/mime/compose.ts'
import { decodeWords } from '#/lib/mime/encoded-words.ts'
import { firstOf, listOf, readHeaders } from '#/lib/mime/headers.ts'
import { sendableAddress } from '#/lib/mime/recipient.ts'
import { oneLine } from '#/lib/mime/text.ts'
import type { Outbox } from './claim.ts'

const NEWEST = 500 // sent mails that are looked through where the thread does not tell: a page
const READ = 100 // of them at most, those that we do not know yet
const EARLIER_MS = 2 * 60_000 // clocks differ: a mail may seem to be sent before we asked
const HEADERS = [MARKER_HEADER, 'To', 'Cc', 'Subject']

/** Gmail's ids of a sent mail. */
export type SentCopy = { id: string; threadId: string }

/**
 * Looks for the copy of a mail that may have been sent: in its thread, else among the newest sent mails; by our own header, or, where that did
 * not survive, by whom it went to, its subject and the time. Two that could be meant are none. Undefined when it is not there, or not yet.
 */
export async function findSent(
  gmail: Gmail,
  row: Outbox,
  draft: Draft,
  signal: AbortSignal,
): Promise<SentCopy | undefined> {
  const threadId = row.gmailThreadId ?? draft.gmailThreadId
  const inThread = threadId === null ? [] : await sentInThread(gmail, threadId, signal)
  const found = await pick(inThread, row, draft)
  if (found) return found
  return pick(await newestSent(gmail, since(row), signal), row, draft)
}

const since = ({ askedAt, createdAt }: Outbox) => (askedAt ?? createdAt).getTime() - EARLIER_MS

async function sentInThread(gmail: Gmail, id: string, signal: AbortSignal): Promise<HeadMessage[]> {
  try {
    const path = `threads/${encodeURIComponent(id)}`
    const query = { format: 'metadata', metadataHeaders: HEADERS }
    const { messages: all } = await callGmail(gmail, { units: 40 }, path, query, headThreadSchema, signal)
    return all.filter(isSent)
  } catch (error) {
    if (error instanceof Gone) return [] // its only message was the draft
    throw error
  }
}

async function newestSent(gmail: Gmail, after: number, signal: AbortSignal): Promise<HeadMessage[]> {
  const query = { labelIds: ['SENT'], maxResults: NEWEST, includeSpamTrash: true }
  const listed = await callGmail(gmail, { units: 5 }, 'messages', query, listSchema, signal)
  const ids = listed.messages.map(({ id }) => id)
  const known = new Set(await knownBefore(gmail.mailboxId, ids, after))
  const wanted = ids.filter((id) => !known.has(id)).slice(0, READ)
  const fields = HEADERS.map((name) => `metadataHeaders=${name}`).join('&')
  const found: HeadMessage[] = []
  for (let from = 0; from < wanted.length; from += BATCH_PARTS) {
    const parts = wanted.slice(from, from + BATCH_PARTS).map((id) => ({
      path: `messages/${encodeURIComponent(id)}?format=metadata&${fields}`,
      units: 20,
    }))
    for (const answer of await getBatch(gmail, parts, signal)) {
      if ('text' in answer) found.push(readAnswer(answer.text, headMessageSchema))
      else if (!(answer.error instanceof Gone)) throw answer.error
    }
  }
  return found
}

/** Those that were stored before, or that are known to be another mail of ours: they need not be read again. */
async function knownBefore(mailboxId: number, gmailIds: string[], after: number): Promise<string[]> {
  if (gmailIds.length === 0) return []
  const [old, sent] = await Promise.all([
    db()
      .select({ id: messages.gmailId })
      .from(messages)
      .where(
        and(
          eq(messages.mailboxId, mailboxId),
          inArray(messages.gmailId, gmailIds),
          sql`${messages.internalAt} < ${new Date(after).toISOString()}::timestamptz`,
        ),
      ),
    db()
      .select({ id: sql<string>`${outbox.sentGmailId}` })
      .from(outbox)
      .where(and(eq(outbox.mailboxId, mailboxId), inArray(outbox.sentGmailId, gmailIds))),
  ])
  return [...old, ...sent].map(({ id }) => id)
}

async function pick(candidates: HeadMessage[], row: Outbox, draft: Draft): Promise<SentCopy | undefined> {
  const recent = candidates.filter((message) => isSent(message) && message.internalDate >= since(row))
  if (recent.length === 0) return undefined
  const taken = await takenBy(
    row,
    recent.map(({ id }) => id),
  )
  const free = recent.filter(({ id }) => !taken.has(id))
  const marked = free.find((message) => markerOf(message) === draft.marker)
  if (marked) return { id: marked.id, threadId: marked.threadId }
  const alike = free.filter((message) => markerOf(message) === '' && isAlike(message, draft))
  const [only] = alike
  if (!only || alike.length > 1 || (await isOneOfSeveral(row, draft))) return undefined
  return { id: only.id, threadId: only.threadId }
}

const isSent = ({ labelIds }: HeadMessage) => labelIds.includes('SENT') && !labelIds.includes('DRAFT')
const markerOf = ({ payload }: HeadMessage) =>
  firstOf(readHeaders(payload.headers), MARKER_HEADER.toLowerCase())?.trim() ?? ''

function isAlike({ payload }: HeadMessage, draft: Draft): boolean {
  const headers = readHeaders(payload.headers)
  const subject = oneLine(decodeWords(firstOf(headers, 'subject') ?? ''), 2_000)
  if (subject !== oneLine(draft.subject, 2_000)) return false
  const emails = (field: string) => inOrder(parseAddresses(listOf(headers, field)))
  return emails('to') === inOrder(draft.to) && emails('cc') === inOrder(draft.cc)
}

const inOrder = (people: DraftPerson[]) =>
  [...new Set(people.map(({ email }) => (sendableAddress(email) ?? email).toLowerCase()))].sort().join(' ')

/** Of these copies those that are known to be another mail of ours. */
async function takenBy(row: Outbox, gmailIds: string[]): Promise<Set<string>> {
  const rows = await db()
    .select({ id: outbox.sentGmailId })
    .from(outbox)
    .where(
      and(
        eq(outbox.mailboxId, row.mailboxId),
        ne(outbox.id, row.id),
        isNotNull(outbox.sentGmailId),
        inArray(outbox.sentGmailId, gmailIds),
      ),
    )
  return new Set(rows.flatMap(({ id }) => id ?? []))
}

/** Whether another mail of the same subject to the same people is being looked for too: then nobody can tell whose copy it is. */
async function isOneOfSeveral(row: Outbox, draft: Draft): Promise<boolean> {
  const others = await db()
    .select({ id: outbox.id })
    .from(outbox)
    .innerJoin(drafts, eq(drafts.id, outbox.draftId))
    .where(
      and(
        eq(outbox.mailboxId, row.mailboxId),
        ne(outbox.id, row.id),
        isNotNull(outbox.askedAt),
        inArray(outbox.state, ['sending', 'asking']),
        eq(drafts.subject, draft.subject),
        sql`${drafts.to}::text = ${JSON.stringify(draft.to)}::jsonb::text`,
      ),
    )
    .limit(1)
  return others.length > 0
}
