import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { type Event, record } from '#/lib/events.ts'
import { idsOf, rowsOf } from './rows.ts'
import { refreshThreads } from './threads.ts'

/** Row ids of messages, by what happened to them. */
export type Changes = { arrived?: number[]; changed?: number[]; backfilled?: number[]; gone?: number[] }

const placeRow = z.object({ id: z.coerce.number(), thread_id: z.coerce.number().nullable() })

const MANY = 200 // threads of one change: more are told as one event, upon which a page looks at all that it shows

/**
 * What follows from changed messages, in the same transaction: their threads computed anew, a row for the search index each, and
 * the events. New mail and changes write one a thread while they are few, a batch of the first sync one in all. `known`: the threads of all of them, by
 * message, where the caller has read them.
 */
export async function recordChanges(
  tx: Transaction,
  mailboxId: number,
  changes: Changes,
  known?: ReadonlyMap<number, number | null>,
): Promise<void> {
  const { arrived = [], changed = [], backfilled = [], gone = [] } = changes
  const touched = [...arrived, ...changed, ...backfilled, ...gone]
  if (touched.length === 0) return
  const threadOf = known ?? (await findThreads(tx, touched))
  const threadsOf = (ids: number[]) =>
    [...new Set(ids.flatMap((id) => threadOf.get(id) ?? []))].sort((a, b) => a - b)

  const aboutThread =
    (kind: string) =>
    (threadId: number): Event => ({ kind, mailboxId, recordKind: 'thread', recordId: threadId })
  const changedThreads = threadsOf([...changed, ...gone])
  const much: Event = { kind: 'mail.changed', mailboxId, recordKind: 'mailbox', recordId: mailboxId }
  const progress: Event = { kind: 'mailbox.progress', mailboxId, recordKind: 'mailbox', recordId: mailboxId }
  // All three at once: they go to Postgres one behind the other, in one trip
  await Promise.all([
    refreshThreads(tx, threadsOf(touched)),
    queueForSearch(tx, [
      ...forSearch('live', 'put', [...arrived, ...changed]),
      ...forSearch('live', 'delete', gone),
      ...forSearch('backfill', 'put', backfilled),
    ]),
    record(tx, [
      ...threadsOf(arrived).map(aboutThread('mail.arrived')),
      ...(changedThreads.length > MANY ? [much] : changedThreads.map(aboutThread('mail.changed'))),
      ...(backfilled.length > 0 ? [progress] : []),
    ]),
  ])
}

async function findThreads(tx: Transaction, messageIds: number[]): Promise<Map<number, number | null>> {
  const found = await tx.execute(sql`select id, thread_id from messages where id in ${idsOf(messageIds)}`)
  return new Map(
    z
      .array(placeRow)
      .parse([...found])
      .map((row) => [row.id, row.thread_id]),
  )
}

type ForSearch = { lane: 'live' | 'backfill'; op: 'put' | 'delete'; id: number }

const forSearch = (lane: ForSearch['lane'], op: ForSearch['op'], ids: number[]): ForSearch[] =>
  ids.map((id) => ({ lane, op, id }))

async function queueForSearch(tx: Transaction, messages: ForSearch[]): Promise<void> {
  await tx.execute(sql`
    insert into search_outbox (lane, kind, record_id, op)
    select lane, 'message', id, op from ${rowsOf(messages, 'lane text, op text, id bigint')} messages`)
}
