import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { recordChanges } from '#/lib/sync/changes.ts'
import { idsOf, rowsOf } from '#/lib/sync/rows.ts'
import { meantMessages, type Target } from './targets.ts'
import type { Which } from './wishes.ts'

/** A wish with its label's row: in one mailbox. */
export type LabelWish = { mailboxId: number; labelId: number; want: boolean; which: Which }

const changedRow = z.object({
  message_id: z.coerce.number(),
  thread_id: z.coerce.number(),
  mailbox_id: z.coerce.number(),
})

/**
 * Writes what an action wants of messages of locked threads, as a difference to what they show, so that a label that is there already stays with
 * whoever wanted it. Notes what it changed, for its undo, and brings the lists up to date. Gives the mailboxes in which something changed.
 */
export async function wantLabels(
  tx: Transaction,
  actionId: number,
  target: Target,
  wishes: LabelWish[],
): Promise<number[]> {
  if (wishes.length === 0) return []
  const rows = wishes.map(({ mailboxId, labelId, want, which }) => ({
    mailbox_id: mailboxId,
    label_id: labelId,
    want,
    which: 'ids' in target.messages && which !== 'received' ? 'all' : which,
  }))
  return write(
    tx,
    actionId,
    sql`
      select r.id as message_id, r.thread_id, r.mailbox_id, w.label_id, w.want
        from (select m.*, row_number() over newest = 1 as newest, row_number() over received_first = 1 as newest_received,
                     not m.sent as received, not m.sent or bool_and(m.sent) over (partition by m.thread_id) as received_else_all
                from (${meantMessages(target)}) m
              window newest as (partition by m.thread_id order by m.internal_at desc, m.id desc),
                     received_first as (partition by m.thread_id order by m.sent, m.internal_at desc, m.id desc)) r
        join ${rowsOf(rows, 'mailbox_id bigint, label_id bigint, want boolean, which text')} w on w.mailbox_id = r.mailbox_id
       where case w.which when 'newest' then r.newest when 'newest_received' then r.newest_received when 'received' then r.received
             when 'received_else_all' then r.received_else_all else true end`,
  )
}

/** Takes back what an action wanted, of messages of locked threads: where they still show it. Gives the mailboxes in which something changed. */
export async function wantBack(
  tx: Transaction,
  actionId: number,
  undoes: number,
  threadIds: number[],
): Promise<number[]> {
  return write(
    tx,
    actionId,
    sql`
      select c.message_id, m.thread_id, m.mailbox_id, c.label_id, not c.wanted as want
        from mail_action_changes c join messages m on m.id = c.message_id and m.state = 'stored'
       where c.action_id = ${undoes} and m.thread_id in ${idsOf(threadIds)}`,
  )
}

/** `wished`: a query of (message_id, thread_id, mailbox_id, label_id, want). */
async function write(tx: Transaction, actionId: number, wished: SQL): Promise<number[]> {
  const written = await tx.execute(sql`
    with wished as materialized (${wished}),
    changed as (
      insert into message_labels (message_id, label_id, at_gmail, wanted, action_id)
      select w.message_id, w.label_id, false, w.want, ${actionId} from wished w left join message_labels ml using (message_id, label_id)
       where coalesce(ml.wanted, ml.at_gmail, false) <> w.want
          on conflict (message_id, label_id) do update set wanted = excluded.wanted, action_id = excluded.action_id
      returning message_id, label_id, wanted),
    noted as (
      insert into mail_action_changes (action_id, message_id, label_id, wanted) select ${actionId}, message_id, label_id, wanted from changed)
    select distinct message_id, thread_id, mailbox_id from changed join wished using (message_id, label_id)`)
  const byMailbox = Map.groupBy(z.array(changedRow).parse([...written]), (row) => row.mailbox_id)
  for (const [mailboxId, rows] of byMailbox)
    await recordChanges(
      tx,
      mailboxId,
      { changed: rows.map((row) => row.message_id) },
      new Map(rows.map((row) => [row.message_id, row.thread_id])),
    )
  return [...byMailbox.keys()]
}
