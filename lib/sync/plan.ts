import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '#/lib/db.ts'
import { BATCH_PARTS } from '#/lib/gmail/batch.ts'
import { idsOf } from './rows.ts'

/** What is fetched first. A lower lane goes before a higher one, and within a lane the order of listing decides: newest first. */
export const LANE = { person: 0, history: 1, newest: 2, contacts: 3, rest: 4 } as const

/** How many messages of the first listed page count as the newest window: enough for the first 50 threads, within 10 s of budget. */
export const NEWEST_WINDOW = 120

export const MESSAGE_UNITS = 20 // messages.get (GMAIL §3.2)
const THREAD_UNITS = 40 // threads.get, whatever the thread's size
const THREAD_FROM = 3 // unknown messages from which the thread is cheaper
const BATCH_MESSAGES = 60 // bytes in flight: some 10 KB each in common mail, and a thread may bring a hundred
const LOOK_AHEAD = 200 // ledger rows a plan looks at

/** What the messages of one thread cost together, as SQL over their number. */
export const unitsFor = (n: SQL): SQL =>
  sql`case when ${n} >= ${THREAD_FROM} then ${THREAD_UNITS} else ${n} * ${MESSAGE_UNITS} end`

export type FetchPart = {
  kind: 'message' | 'thread'
  gmailId: string
  messageIds: string[]
  path: string
  units: number
}

const ledgerRow = z.object({
  id: z.coerce.number(),
  gmail_id: z.string(),
  gmail_thread_id: z.string(),
  tries: z.coerce.number(),
})

/**
 * The next batches to fetch, best first: the front of the ledger up to `lastLane`, with the listed messages of the same threads, each
 * thread by the cheapest call. A message that made trouble before travels alone, so that it spoils no batch. Empty: nothing is left.
 */
export async function planFetch(mailboxId: number, lastLane: number): Promise<FetchPart[][]> {
  const front = await db().execute(sql`
    select id, gmail_id, gmail_thread_id, tries from messages
     where mailbox_id = ${mailboxId} and state = 'listed' and lane <= ${lastLane} and (retry_at is null or retry_at <= now())
     order by lane, id limit ${LOOK_AHEAD}`)
  const rows = z.array(ledgerRow).parse([...front])
  if (rows.length === 0) return []
  const siblings = await db().execute(sql`
    select id, gmail_id, gmail_thread_id, tries from messages
     where mailbox_id = ${mailboxId} and state = 'listed' and (retry_at is null or retry_at <= now()) and gmail_thread_id in (
             select gmail_thread_id from messages where id in ${idsOf(rows.map((row) => row.id))})
     order by lane, id limit ${LOOK_AHEAD * 5}`)
  return intoBatches(partsFor([...rows, ...z.array(ledgerRow).parse([...siblings])]))
}

type LedgerRow = z.output<typeof ledgerRow>

/** One part a thread, or one a message, in the order in which a thread first appears. */
export function partsFor(rows: LedgerRow[]): (FetchPart & { alone: boolean })[] {
  const threads = new Map<string, Map<string, LedgerRow>>()
  for (const row of rows) {
    const thread = threads.get(row.gmail_thread_id) ?? new Map<string, LedgerRow>()
    threads.set(row.gmail_thread_id, thread.set(row.gmail_id, row))
  }
  return [...threads].flatMap(([threadId, thread]) => {
    const calm = [...thread.values()].filter((row) => row.tries === 0)
    const together = calm.length >= THREAD_FROM
    const alone = [...thread.values()].filter((row) => !together || row.tries > 0)
    return [
      ...(together
        ? [
            {
              ...threadPart(
                threadId,
                calm.map((row) => row.gmail_id),
              ),
              alone: false,
            },
          ]
        : []),
      ...alone.map((row) => ({ ...messagePart(row.gmail_id), alone: row.tries > 0 })),
    ]
  })
}

/** Batches of at most 25 parts and about 60 messages. */
export function intoBatches(parts: (FetchPart & { alone: boolean })[]): FetchPart[][] {
  const batches: FetchPart[][] = []
  let open: FetchPart[] = []
  let messages = 0
  for (const { alone, ...part } of parts) {
    if (alone) {
      batches.push([part])
      continue
    }
    if (
      open.length === BATCH_PARTS ||
      (open.length > 0 && messages + part.messageIds.length > BATCH_MESSAGES)
    ) {
      batches.push(open)
      open = []
      messages = 0
    }
    open.push(part)
    messages += part.messageIds.length
  }
  return open.length > 0 ? [...batches, open] : batches
}

const messagePart = (id: string): FetchPart => ({
  kind: 'message',
  gmailId: id,
  messageIds: [id],
  path: `messages/${encodeURIComponent(id)}?format=full`,
  units: MESSAGE_UNITS,
})

const threadPart = (threadId: string, messageIds: string[]): FetchPart => ({
  kind: 'thread',
  gmailId: threadId,
  messageIds,
  path: `threads/${encodeURIComponent(threadId)}?format=full`,
  units: THREAD_UNITS,
})
