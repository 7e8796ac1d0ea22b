import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { mailboxes } from '#/db/schema/index.ts'
import { listHistory } from '#/lib/gmail/calls.ts'
import type { Gmail } from '#/lib/gmail/client.ts'
import { Refused, RetryLater } from '#/lib/gmail/errors.ts'
import type { HistoryPage } from '#/lib/gmail/shapes.ts'
import { recordChanges } from './changes.ts'
import { labelRows, writeLabelsAtGmail } from './labels.ts'
import { writeAs } from './lease.ts'
import { addToLedger, markGone } from './ledger.ts'
import { LANE } from './plan.ts'
import { rowsOf, textsOf } from './rows.ts'
import type { Slice } from './slice.ts'
import { SKIPPED_LABELS } from './store.ts'
import { lockThreads } from './threads.ts'

const EMPTY_PAGES = 10 // in a row; Gmail was seen to send page tokens without any history (lieer#24, #120)

/** One thing that happened to one message. */
export type Change = {
  at: bigint // the record's history id
  gmailId: string
  threadId: string
  kind: 'added' | 'deleted' | 'labelled' | 'unlabelled'
  labelIds: string[]
}

/**
 * Reads what happened since the cursor and applies it, a page a transaction, until Gmail has no more or the slice is over. Between
 * pages the cursor moves to the last record applied, so a crash repeats a page and skips none. Gives whether it is at the end.
 * Throws Gone when the cursor is too old.
 */
export async function readHistory(slice: Slice, gmail: Gmail, cursor: bigint): Promise<boolean> {
  const { lease, signal } = slice
  let reached = cursor
  let pageToken: string | undefined
  let emptyPages = 0
  do {
    const page = await historyPage(gmail, cursor, pageToken, signal)
    emptyPages = page.history.length === 0 ? emptyPages + 1 : 0
    if (emptyPages > EMPTY_PAGES) throw new RetryLater('history pages without end and without history')
    const last = page.nextPageToken === undefined
    const next = last ? page.historyId : (page.history.at(-1)?.id ?? reached) // a page may have a token and no records
    reached = next > reached ? next : reached // ids were seen going backwards: the cursor never does
    await writeAs(lease, async (tx) => {
      await applyChanges(tx, lease.mailboxId, changesOf(page))
      await moveCursor(tx, lease.mailboxId, reached, last)
    })
    slice.dirty ||= page.history.length > 0
    pageToken = page.nextPageToken
    if (last) return true
  } while (!slice.over())
  return false
}

async function historyPage(
  gmail: Gmail,
  startHistoryId: bigint,
  pageToken: string | undefined,
  signal: AbortSignal,
) {
  try {
    return await listHistory(gmail, { startHistoryId, pageToken }, signal)
  } catch (error) {
    if (pageToken === undefined || !(error instanceof Refused)) throw error
    throw new RetryLater('a page token of history went stale', { cause: error }) // the next slice begins at the cursor
  }
}

/** A page of history as single changes, in order. `messages`, which repeats the others, is not read (GMAIL §5). */
function changesOf(page: HistoryPage): Change[] {
  return page.history.flatMap((record) => {
    const change =
      (kind: Change['kind']) =>
      (touched: { message: { id: string; threadId: string; labelIds: string[] }; labelIds?: string[] }) => ({
        at: record.id,
        gmailId: touched.message.id,
        threadId: touched.message.threadId,
        kind,
        labelIds: touched.labelIds ?? touched.message.labelIds,
      })
    return [
      ...record.messagesAdded.map(change('added')),
      ...record.labelsAdded.map(change('labelled')),
      ...record.labelsRemoved.map(change('unlabelled')),
      ...record.messagesDeleted.map(change('deleted')),
    ]
  })
}

type Row = { id: number; state: string; reason: string | null; labelsAsOf: bigint }

const rowShape = z.object({
  id: z.coerce.number(),
  gmail_id: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  labels_as_of: z.coerce.bigint(),
})

/** Applies changes to the ledger and to stored messages. A record that the labels already reflect changes nothing, so applying twice is applying once. */
async function applyChanges(tx: Transaction, mailboxId: number, changes: Change[]): Promise<void> {
  if (changes.length === 0) return
  await lockThreads(
    tx,
    mailboxId,
    changes.map(({ threadId }) => threadId),
  )
  const ids = [...new Set(changes.map((change) => change.gmailId))]
  const rows = await knownRows(tx, mailboxId, ids)
  const fresh = changes.filter((change) => change.at > (rows.get(change.gmailId)?.labelsAsOf ?? -1n))
  const byMessage = Map.groupBy(fresh, (change) => change.gmailId)
  if (
    fresh.some(({ gmailId, labelIds }) => labelIds.includes('DRAFT') || rows.get(gmailId)?.reason === 'draft')
  )
    await tx.update(mailboxes).set({ draftsDue: true }).where(eq(mailboxes.id, mailboxId))

  const unknown = [...byMessage].filter(([id]) => !rows.has(id))
  await listUnknown(tx, mailboxId, unknown)
  await listAfterAll(
    tx,
    mailboxId,
    [...byMessage].flatMap(([id, list]) =>
      list.some(({ kind }) => kind === 'added') && rows.get(id)?.reason === 'before_start' ? [id] : [],
    ),
  )

  const known = [...byMessage].flatMap(([id, list]) => {
    const row = rows.get(id)
    return row ? [{ row, changes: list }] : []
  })
  await changeLabels(
    tx,
    mailboxId,
    known.filter(({ row }) => row.state === 'stored' || row.reason === 'deleting'), // which may be brought back
  )
  await noteHistory(tx, known)
  const deleted = fresh.filter((change) => change.kind === 'deleted')
  await markGone(
    tx,
    mailboxId,
    deleted.map(({ gmailId, at }) => ({ gmailId, asOf: at })),
  )
}

async function knownRows(tx: Transaction, mailboxId: number, gmailIds: string[]): Promise<Map<string, Row>> {
  const found = await tx.execute(sql`
    select id, gmail_id, state, reason, labels_as_of from messages
     where mailbox_id = ${mailboxId} and gmail_id in ${textsOf(gmailIds)}`)
  return new Map(
    z
      .array(rowShape)
      .parse([...found])
      .map((row) => [
        row.gmail_id,
        { id: row.id, state: row.state, reason: row.reason, labelsAsOf: row.labels_as_of },
      ]),
  )
}

/** An id we never heard of is listed, to be fetched soon; drafts and chats are left out before they cost a fetch; what came and went leaves a row that says so. */
async function listUnknown(tx: Transaction, mailboxId: number, unknown: [string, Change[]][]): Promise<void> {
  const [mailbox] = await tx
    .select({ start: mailboxes.start })
    .from(mailboxes)
    .where(eq(mailboxes.id, mailboxId))
  await addToLedger(
    tx,
    mailboxId,
    unknown.flatMap(([gmailId, changes]) => {
      const first = changes[0]
      const last = changes.at(-1)
      if (!first || !last) return []
      const added = changes.find((change) => change.kind === 'added')
      const skipped =
        added?.labelIds.map((label) => SKIPPED_LABELS[label]).find((reason) => reason !== undefined) ??
        (!added && mailbox?.start === 'new' ? 'before_start' : undefined)
      return [
        {
          gmailId,
          threadId: first.threadId,
          state: skipped ? ('skipped' as const) : ('listed' as const),
          reason: skipped ?? null,
          lane: LANE.history,
          labelsAsOf: last.at,
        },
      ]
    }),
  )
}

/** Old mail was left out when it was listed, but history says that this one came after the choice. */
async function listAfterAll(tx: Transaction, mailboxId: number, gmailIds: string[]): Promise<void> {
  if (gmailIds.length === 0) return
  await tx.execute(sql`
    update messages set state = 'listed', reason = null, lane = ${LANE.history}
     where mailbox_id = ${mailboxId} and state = 'skipped' and reason = 'before_start' and gmail_id in ${textsOf(gmailIds)}`)
}

/** The labels of stored messages at Gmail, changed as a difference: the last word on each label of each message wins. */
async function changeLabels(
  tx: Transaction,
  mailboxId: number,
  known: { row: Row; changes: Change[] }[],
): Promise<void> {
  const last = known.flatMap(({ row, changes }) => {
    const words = new Map<string, boolean>()
    for (const change of changes)
      if (change.kind === 'labelled' || change.kind === 'unlabelled')
        for (const label of change.labelIds) words.set(label, change.kind === 'labelled')
    return [...words].map(([label, has]) => ({ messageId: row.id, label, has }))
  })
  if (last.length === 0) return
  const labelIds = await labelRows(
    tx,
    mailboxId,
    last.map(({ label }) => label),
  )
  const rows = last.map(({ messageId, label, has }) => ({
    message_id: messageId,
    label_id: labelIds.get(label),
    has,
  }))
  const words = rowsOf(rows, 'message_id bigint, label_id bigint, has boolean')
  const changed = await writeLabelsAtGmail(
    tx,
    sql`select message_id, label_id from ${words} w where has`,
    sql`select message_id, label_id from ${words} w where not has`,
  )
  await recordChanges(tx, mailboxId, { changed })
}

/** Remembers up to which record each message's labels are true; a listed message keeps it too, so that an older read is not believed later. */
async function noteHistory(tx: Transaction, known: { row: Row; changes: Change[] }[]): Promise<void> {
  const rows = known.flatMap(({ row, changes }) => {
    const last = changes.at(-1)
    return last ? [{ id: row.id, as_of: String(last.at) }] : []
  })
  if (rows.length === 0) return
  await tx.execute(sql`
    update messages m set labels_as_of = r.as_of from ${rowsOf(rows, 'id bigint, as_of bigint')} r
     where m.id = r.id and m.labels_as_of < r.as_of`)
}

async function moveCursor(tx: Transaction, mailboxId: number, cursor: bigint, atEnd: boolean): Promise<void> {
  await tx
    .update(mailboxes)
    .set({
      historyId: sql`greatest(${mailboxes.historyId}, ${String(cursor)}::bigint)`,
      historyTries: 0,
      ...(atEnd ? { lastSyncedAt: sql`now()` } : {}),
    })
    .where(eq(mailboxes.id, mailboxId))
}
