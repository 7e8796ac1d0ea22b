import { sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { idsOf, textsOf } from './rows.ts'

const SENDERS = 12 // how many people a thread's row remembers; a list shows three

/**
 * Locks threads until the transaction ends, in the order of their ids. Whoever changes labels of stored messages does this first, the sync and people's
 * actions alike, and only once: so nobody waits in a circle.
 */
export async function lockThreads(tx: Transaction, mailboxId: number, gmailIds: string[]): Promise<void> {
  if (gmailIds.length === 0) return
  await tx.execute(sql`
    select id from threads where mailbox_id = ${mailboxId} and gmail_id in ${textsOf(gmailIds)} order by id for no key update`)
}

/**
 * Computes anew what the lists show of these threads: their own row, and under which labels they stand. Reads shown labels
 * (what a person wants, else what is at Gmail). A message in spam or trash counts only when nothing else is left of its thread, and
 * shows only under that label. What was raised stands in the inbox as if it had arrived then. Writes nothing that is the same already.
 */
export async function refreshThreads(tx: Transaction, threadIds: number[]): Promise<void> {
  if (threadIds.length === 0) return
  const ids = idsOf(threadIds)
  await tx.execute(sql`
    with flagged as materialized (${shownMessages(ids)}),
    counted as (
      select f.*, bool_and(f.hidden) over (partition by f.thread_id) as all_hidden from flagged f),
    seen as (select * from counted where all_hidden or not hidden),
    facts as (
      select thread_id, count(*)::int as message_count, (count(*) filter (where unread))::int as unread_count,
             bool_or(starred) as starred, bool_or(has_attachments) as has_attachments, bool_or(all_hidden) as hidden,
             max(internal_at) as last_message_at,
             (array_agg(subject order by internal_at, id))[1] as subject,
             (array_agg(snippet order by internal_at desc, id desc))[1] as snippet
        from seen group by thread_id),
    senders as (
      select thread_id, lower("from"->>'email') as email, min(internal_at) as first_at,
             coalesce((array_agg("from"->>'name' order by internal_at desc) filter (where "from"->>'name' <> ''))[1], '') as name
        from seen where "from" is not null group by 1, 2),
    people as (
      select thread_id, jsonb_agg(jsonb_build_object('name', name, 'email', email) order by first_at, email)
               filter (where place <= ${SENDERS}) as people
        from (select *, row_number() over (partition by thread_id order by first_at, email) as place from senders) ranked
       group by thread_id),
    updated as (update threads t
       set subject = coalesce(f.subject, ''), snippet = coalesce(f.snippet, ''), people = coalesce(p.people, '[]'),
           message_count = coalesce(f.message_count, 0), unread_count = coalesce(f.unread_count, 0),
           starred = coalesce(f.starred, false), has_attachments = coalesce(f.has_attachments, false),
           hidden = coalesce(f.hidden, true), last_message_at = coalesce(f.last_message_at, t.last_message_at)
      from ${ids} as asked(id) left join facts f on f.thread_id = asked.id left join people p on p.thread_id = asked.id
     where t.id = asked.id
       and (t.subject, t.snippet, t.people, t.message_count, t.unread_count, t.starred, t.has_attachments, t.hidden, t.last_message_at)
           is distinct from (coalesce(f.subject, ''), coalesce(f.snippet, ''), coalesce(p.people, '[]'), coalesce(f.message_count, 0),
             coalesce(f.unread_count, 0), coalesce(f.starred, false), coalesce(f.has_attachments, false), coalesce(f.hidden, true),
             coalesce(f.last_message_at, t.last_message_at))),
    want as (
      select f.thread_id, ml.label_id, greatest(max(f.internal_at), max(t.raised_at) filter (where l.gmail_id = 'INBOX')) as sort_at,
             (count(*) filter (where f.unread))::int as unread_count, facts.has_attachments
        from flagged f join threads t on t.id = f.thread_id join facts on facts.thread_id = f.thread_id
        join message_labels ml on ml.message_id = f.id join labels l on l.id = ml.label_id
       where coalesce(ml.wanted, ml.at_gmail) and (not f.hidden or l.gmail_id in ('SPAM', 'TRASH'))
       group by f.thread_id, ml.label_id, facts.has_attachments),
    dropped as (
      delete from thread_labels x
       where x.thread_id in ${ids} and not exists (select from want w where w.thread_id = x.thread_id and w.label_id = x.label_id))
    insert into thread_labels as x (thread_id, label_id, sort_at, unread_count, has_attachments) select * from want
        on conflict (thread_id, label_id) do update
       set sort_at = excluded.sort_at, unread_count = excluded.unread_count, has_attachments = excluded.has_attachments
     where (x.sort_at, x.unread_count, x.has_attachments)
           is distinct from (excluded.sort_at, excluded.unread_count, excluded.has_attachments)`)
}

/** The stored messages of threads, with the flags that their shown labels give. */
function shownMessages(threadIds: ReturnType<typeof sql>) {
  return sql`
    select m.id, m.thread_id, m.subject, m.snippet, m."from", m.internal_at, m.has_attachments,
           coalesce(bool_or(l.gmail_id = 'UNREAD'), false) as unread,
           coalesce(bool_or(l.gmail_id = 'STARRED'), false) as starred,
           coalesce(bool_or(l.gmail_id in ('SPAM', 'TRASH')), false) as hidden
      from messages m
      left join message_labels ml on ml.message_id = m.id and coalesce(ml.wanted, ml.at_gmail)
      left join labels l on l.id = ml.label_id
     where m.thread_id in ${threadIds} and m.state = 'stored'
     group by m.id`
}
