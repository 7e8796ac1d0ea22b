import { sql } from 'drizzle-orm'
import { db } from '#/lib/db.ts'
import { refreshThreads } from '#/lib/sync/threads.ts'

const AT_ONCE = 10_000 // threads

/**
 * Puts threads of read mail into a mailbox's inbox here, by SQL and within seconds, as a sync would leave them. Gmail knows nothing of them unless it is
 * told the same ids.
 */
export async function fillMailbox(
  mailboxId: number,
  { threads, messagesEach }: { threads: number; messagesEach: number },
): Promise<void> {
  await db().execute(sql`
    insert into threads (mailbox_id, gmail_id, last_message_at)
    select ${mailboxId}, 'filled' || n, now() - make_interval(mins => n) from generate_series(1, ${threads}) n`)
  await db().execute(sql`
    insert into messages (mailbox_id, gmail_id, gmail_thread_id, state, lane, labels_as_of, stored_at, thread_id, subject, snippet, "from", internal_at)
    select ${mailboxId}, t.gmail_id || 'm' || n, t.gmail_id, 'stored', 0, 1, now(), t.id, 'Levering ' || t.gmail_id, 'Goedemorgen, hierbij de levering',
           '{"name":"Camille Berthoud","email":"camille@pignon.example"}', t.last_message_at - make_interval(secs => ${messagesEach} - n)
      from threads t cross join generate_series(1, ${messagesEach}) n where t.mailbox_id = ${mailboxId} and t.gmail_id like 'filled%'`)
  await db().execute(sql`
    insert into message_labels (message_id, label_id, at_gmail)
    select m.id, l.id, true from messages m join labels l on l.mailbox_id = m.mailbox_id and l.gmail_id in ('INBOX', 'CATEGORY_PERSONAL', 'IMPORTANT')
     where m.mailbox_id = ${mailboxId} and m.gmail_thread_id like 'filled%'`)
  const rows = await db().execute<{ id: string }>(
    sql`select id from threads where mailbox_id = ${mailboxId} and gmail_id like 'filled%' order by id`,
  )
  const ids = [...rows].map(({ id }) => Number(id))
  for (let from = 0; from < ids.length; from += AT_ONCE)
    await db().transaction((tx) => refreshThreads(tx, ids.slice(from, from + AT_ONCE)))
  await db().execute(sql`analyze`)
}
