import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { messages } from '#/db/schema/index.ts'
import { meetArrivals } from '#/lib/actions/arrivals.ts'
import type { FullMessage } from '#/lib/gmail/shapes.ts'
import { sentCopiesStored } from '#/lib/send/sent-copy.ts'
import { tieBounces } from './bounces.ts'
import { recordChanges } from './changes.ts'
import type { Incoming } from './fetch.ts'
import { addressRows, insertMessages } from './insert.ts'
import { setLabelsAtGmail } from './labels.ts'
import type { Mailbox } from './lease.ts'
import { skipMessages, tryAgain } from './ledger.ts'
import { LANE } from './plan.ts'
import { rowsOf, textsOf } from './rows.ts'

const STALE_TRIES = 5 // a read that stays older than the history is taken as it is after so many

/** Gmail's own words for what is never a message of a thread here: drafts have their table, chats are no mail. */
export const SKIPPED_LABELS: Record<string, string> = { DRAFT: 'draft', CHAT: 'chat' }

/** The ledger's row of one message, as far as deciding needs it. */
type LedgerRow = {
  id: number
  gmailId: string
  state: 'listed' | 'stored' | 'skipped' | 'failed' | 'gone'
  reason: string | null
  tries: number
  lane: number
  labelsAsOf: bigint
}

/**
 * Stores what a batch brought, in the writer's transaction: new messages whole, known ones by their labels. Listed or not, what came is stored,
 * but for drafts, chats, what a person is deleting, and old mail where only new was asked for. A read older than the labels already are is not believed: it is asked for again.
 */
export async function storeMessages(
  tx: Transaction,
  mailbox: Mailbox,
  came: Incoming[],
  addressIds: Map<string, number>,
): Promise<void> {
  const known = await ledgerRows(
    tx,
    mailbox.id,
    came.map(({ message }) => message.id),
  )
  const plan = {
    store: [] as Incoming[],
    relabel: [] as FullMessage[],
    skip: [] as { gmailId: string; threadId: string; reason: string }[],
    askAgain: [] as string[],
  }
  for (const incoming of came) {
    const { message } = incoming
    const row = known.get(message.id)
    const skipped = message.labelIds
      .map((label) => SKIPPED_LABELS[label])
      .find((reason) => reason !== undefined)
    if (skipped) plan.skip.push({ gmailId: message.id, threadId: message.threadId, reason: skipped })
    else if (row && isStale(row, message)) plan.askAgain.push(...(row.state === 'listed' ? [message.id] : []))
    else if (row?.state === 'stored' || row?.reason === 'deleting') plan.relabel.push(message)
    else if (row?.reason === 'before_start') continue
    else if (mailbox.start === 'new' && (!row || isOld(row, message, mailbox)))
      plan.skip.push({ gmailId: message.id, threadId: message.threadId, reason: 'before_start' })
    else plan.store.push(incoming)
  }
  await skipMessages(tx, mailbox.id, plan.skip)
  await tryAgain(tx, mailbox.id, plan.askAgain, 'older than its history')

  const inserted = await insertMessages(tx, mailbox.id, plan.store, addressIds)
  const relabelled = plan.relabel.flatMap((message) => {
    const row = known.get(message.id)
    return row ? [{ message, messageId: row.id }] : []
  })
  const labelled = [
    ...plan.store.flatMap(({ message }) => {
      const messageId = inserted.get(message.id)
      return messageId === undefined ? [] : [{ message, messageId }]
    }),
    ...relabelled,
  ]
  const changed = await setLabelsAtGmail(
    tx,
    mailbox.id,
    labelled.map(({ message, messageId }) => ({ messageId, labelIds: message.labelIds })),
  )
  await setLabelsAsOf(
    tx,
    relabelled.map(({ message, messageId }) => ({ id: messageId, labels_as_of: String(message.historyId) })),
  )

  await sentCopiesStored(tx, mailbox.id, [...inserted.values()])
  await tieBounces(tx, mailbox.id, plan.store, inserted)

  const arrived = plan.store.flatMap(({ message }) => {
    const id = inserted.get(message.id)
    return id !== undefined && known.get(message.id)?.lane === LANE.history ? [id] : []
  })
  const live = new Set([...arrived, ...relabelled.map(({ messageId }) => messageId)])
  const stored = [...inserted.values()]
  await recordChanges(tx, mailbox.id, {
    arrived,
    changed: changed.filter((id) => live.has(id) && !arrived.includes(id)),
    backfilled: stored.filter((id) => !live.has(id)),
  })
  await meetArrivals(tx, mailbox, arrived)
}

/** The addresses of a batch as rows, written before the writer's transaction, so that mailboxes never wait for each other. */
export const addressesOf = (came: Incoming[]) => addressRows(came.flatMap(({ parsed }) => parsed.people))

function isStale(row: LedgerRow, message: FullMessage): boolean {
  return message.historyId < row.labelsAsOf && row.tries < STALE_TRIES
}

/** Told of by a listing and never by history, and from before the choice of only new mail. */
function isOld(row: LedgerRow, message: FullMessage, { startedAt }: Mailbox): boolean {
  return row.labelsAsOf === 0n && startedAt !== null && message.internalDate < startedAt.getTime()
}

async function ledgerRows(
  tx: Transaction,
  mailboxId: number,
  gmailIds: string[],
): Promise<Map<string, LedgerRow>> {
  const rows = await tx
    .select({
      id: messages.id,
      gmailId: messages.gmailId,
      state: messages.state,
      reason: messages.reason,
      tries: messages.tries,
      lane: messages.lane,
      labelsAsOf: messages.labelsAsOf,
    })
    .from(messages)
    .where(and(eq(messages.mailboxId, mailboxId), sql`${messages.gmailId} in ${textsOf(gmailIds)}`))
  return new Map(rows.map((row) => [row.gmailId, row]))
}

async function setLabelsAsOf(tx: Transaction, rows: { id: number; labels_as_of: string }[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    update messages m set labels_as_of = r.labels_as_of from ${rowsOf(rows, 'id bigint, labels_as_of bigint')} r
     where m.id = r.id and m.labels_as_of < r.labels_as_of`)
}
