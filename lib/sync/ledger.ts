import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { recordChanges } from './changes.ts'
import { idsOf, rowsOf, textsOf } from './rows.ts'

/** An id that Gmail named, as a row to be. `state` and `reason` say what becomes of it. */
export type LedgerEntry = {
  gmailId: string
  threadId: string
  state: 'listed' | 'skipped'
  reason: string | null
  lane: number
  labelsAsOf: bigint
}

const FAILED_AFTER = 6 // tries; with the delays below some minutes, then a person may ask again

const idRow = z.object({ id: z.coerce.number() })

/** Puts ids into the ledger, in their order, which is what is fetched first. One that is there stays as it is, so listing twice costs nothing. */
export async function addToLedger(tx: Transaction, mailboxId: number, entries: LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry, place) => ({
    gmail_id: entry.gmailId,
    thread_id: entry.threadId,
    state: entry.state,
    reason: entry.reason,
    lane: entry.lane,
    labels_as_of: String(entry.labelsAsOf),
    place,
  }))
  const columns =
    'gmail_id text, thread_id text, state text, reason text, lane smallint, labels_as_of bigint, place int'
  await tx.execute(sql`
    insert into messages as m (mailbox_id, gmail_id, gmail_thread_id, state, reason, lane, labels_as_of)
    select ${mailboxId}, gmail_id, thread_id, state, reason, lane, labels_as_of from ${rowsOf(rows, columns)} r order by place
        on conflict (mailbox_id, gmail_id) do nothing`)
}

/** What never becomes a stored message here: drafts, chats, what is older than the chosen start. */
export async function skipMessages(
  tx: Transaction,
  mailboxId: number,
  skipped: { gmailId: string; threadId: string; reason: string }[],
) {
  if (skipped.length === 0) return
  const rows = skipped.map(({ gmailId, threadId, reason }) => ({
    gmail_id: gmailId,
    thread_id: threadId,
    reason,
  }))
  await tx.execute(sql`
    insert into messages as m (mailbox_id, gmail_id, gmail_thread_id, state, reason, lane, labels_as_of)
    select ${mailboxId}, gmail_id, thread_id, 'skipped', reason, 0, 0 from ${rowsOf(rows, 'gmail_id text, thread_id text, reason text')} r
        on conflict (mailbox_id, gmail_id) do update set state = 'skipped', reason = excluded.reason, retry_at = null
     where m.state in ('listed', 'failed')`)
}

/** Asks again later, each time after a longer while; after some tries the row says "failed" and why. */
export async function tryAgain(
  tx: Transaction,
  mailboxId: number,
  gmailIds: string[],
  reason: string,
): Promise<void> {
  if (gmailIds.length === 0) return
  await tx.execute(sql`
    update messages set tries = tries + 1, reason = ${reason}, retry_at = now() + make_interval(secs => power(2, least(tries, 8))),
           state = case when tries + 1 >= ${FAILED_AFTER} then 'failed' else state end
     where mailbox_id = ${mailboxId} and state = 'listed' and gmail_id in ${textsOf(gmailIds)}`)
}

/** What will not get better by asking again. */
export async function failMessages(
  tx: Transaction,
  mailboxId: number,
  gmailIds: string[],
  reason: string,
): Promise<void> {
  if (gmailIds.length === 0) return
  await tx.execute(sql`
    update messages set state = 'failed', reason = ${reason}, tries = tries + 1
     where mailbox_id = ${mailboxId} and state = 'listed' and gmail_id in ${textsOf(gmailIds)}`)
}

/** Messages that are no longer at Gmail: they leave every list at once. `asOf`: the history id that says so, where one does. */
export async function markGone(
  tx: Transaction,
  mailboxId: number,
  gone: { gmailId: string; asOf: bigint }[],
): Promise<void> {
  if (gone.length === 0) return
  const rows = gone.map(({ gmailId, asOf }) => ({ gmail_id: gmailId, as_of: String(asOf) }))
  const marked = await tx.execute(sql`
    update messages m set state = 'gone', gone_at = now(), retry_at = null, labels_as_of = greatest(m.labels_as_of, r.as_of)
      from ${rowsOf(rows, 'gmail_id text, as_of bigint')} r
     where m.mailbox_id = ${mailboxId} and m.gmail_id = r.gmail_id and m.state <> 'gone'
    returning m.id`)
  const ids = z
    .array(idRow)
    .parse([...marked])
    .map((row) => row.id)
  if (ids.length === 0) return
  await tx.execute(sql`delete from message_labels where message_id in ${idsOf(ids)}`)
  await recordChanges(tx, mailboxId, { gone: ids })
}
