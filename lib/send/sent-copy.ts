import { sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { idsOf } from '#/lib/sync/rows.ts'

/**
 * Messages were stored: those that are copies of what was sent here are tied to it, with what was wished for after the sending. Others may be
 * copies of what nobody can tell about: it is looked for at once.
 */
export async function sentCopiesStored(
  tx: Transaction,
  mailboxId: number,
  messageIds: number[],
): Promise<void> {
  if (messageIds.length === 0) return
  await tx.execute(sql`
    with tied as (
      update outbox o set message_id = m.id from messages m
       where m.id in ${idsOf(messageIds)} and o.mailbox_id = ${mailboxId} and o.sent_gmail_id = m.gmail_id and o.message_id is null
      returning o.user_id, o.remind_at, o.sent_at, m.thread_id)
    insert into reminders (thread_id, user_id, since, due)
    select distinct on (thread_id) thread_id, user_id, coalesce(sent_at, now()), remind_at from tied
     where remind_at is not null and thread_id is not null order by thread_id, remind_at
        on conflict (thread_id) do update
       set user_id = excluded.user_id, since = excluded.since, due = excluded.due, reminded_at = null, created_at = now()`)
  await tx.execute(sql`
    update outbox set retry_at = now()
     where mailbox_id = ${mailboxId} and state in ('sending', 'asking') and asked_at is not null and claimed_until is null
       and exists (
         select from message_labels ml join labels l on l.id = ml.label_id
          where ml.message_id in ${idsOf(messageIds)} and l.gmail_id = 'SENT')`)
}
