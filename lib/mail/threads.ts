import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { mailboxes, threadLabels, threads } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { mailboxStates } from '#/lib/sync/progress.ts'
import { showsOf, writeListAddress } from './address.ts'
import { chipsOf, isImportant } from './chips.ts'
import { emptyWords } from './empty-words.ts'
import { laterOf, laterThreads } from './later.ts'
import { titleOf } from './list-title.ts'
import { recipientsOf } from './people.ts'
import { knownTo, type Source, sourceOf } from './sources.ts'
import { bigints, milliseconds } from './sql.ts'
import type { Cursor, ListAddress, ListView, ThreadPage, ThreadRow } from './types.ts'

/** The rows of a page: enough for any screen, and one round trip. */
const PAGE_ROWS = 50

const COUNTED = 1_000 // a list's total is counted up to here, then it says "1,000+"

/** A list with its head and the `count` threads from `address.before` on. Null for a label or mailbox that is not the viewer's. */
export async function openList(
  viewer: Viewer,
  address: ListAddress,
  count = PAGE_ROWS,
): Promise<ListView | null> {
  const [known, states] = await Promise.all([knownTo(viewer), mailboxStates(viewer)])
  const source = sourceOf(address, known)
  const unread = sourceOf({ ...address, show: 'unread' }, known)
  if (!source || !unread) return null
  const [page, total, unreadTotal] = await Promise.all([
    pageOf(viewer, source, address, count),
    countOf(source),
    countOf(unread),
  ])
  return {
    address: writeListAddress(address),
    head: { ...titleOf(address.list, known), total, unread: unreadTotal, counted: COUNTED },
    shows: showsOf(address.list),
    page,
    empty: emptyWords(address, states),
  }
}

/** The same for a handler. Throws not_found. */
export async function listView(viewer: Viewer, address: ListAddress, count: number): Promise<ListView> {
  const list = await openList(viewer, address, count)
  if (!list) throw notFound('This list')
  return list
}

/**
 * The `count` threads of a list from `address.before` on, newest first.
 * Throws not_found for a label or mailbox that is not the viewer's.
 */
export async function threadPage(viewer: Viewer, address: ListAddress, count: number): Promise<ThreadPage> {
  const source = sourceOf(address, await knownTo(viewer))
  if (!source) throw notFound('This list')
  return pageOf(viewer, source, address, count)
}

async function pageOf(
  viewer: Viewer,
  source: Source,
  address: ListAddress,
  count: number,
): Promise<ThreadPage> {
  const order = source.kind === 'later' ? sql`asc` : sql`desc` // the next one to come back first
  const rows = await threadRows(viewer, sliceOf(source, address.before, count + 1), order)
  const shown = rows.slice(0, count)
  const last = rows.length > count ? shown.at(-1) : undefined
  return {
    threads: await withRecipients(shown),
    older: last ? writeListAddress({ ...address, before: { at: last.at, id: last.id } }) : null,
  }
}

async function countOf(source: Source): Promise<number> {
  const [row] = await db().execute<{ count: number }>(
    sql`select count(*)::int as count from (${sliceOf(source, null, COUNTED)}) counted`,
  )
  return row?.count ?? 0
}

/** Rows of (thread_id, sort_at, unread_count). One index scan a label, never `= any()`: the planner would sort all of them. */
function sliceOf(source: Source, before: Cursor | null, rows: number): SQL {
  if (source.kind === 'everything')
    return sql`
      select slice.* from unnest(${bigints(source.mailboxes)}) as asked(id) cross join lateral (
        select ${threads.id} as thread_id, ${threads.lastMessageAt} as sort_at, ${threads.unreadCount} as unread_count
        from ${threads}
        where ${threads.mailboxId} = asked.id and not ${threads.hidden}
          and ${source.only === 'files' ? threads.hasAttachments : sql`true`}
          and ${comesAfter(before, threads.lastMessageAt, threads.id)}
        order by ${newest(threads.lastMessageAt)}, ${newest(threads.id)} limit ${rows}) slice
      order by sort_at desc, thread_id desc limit ${rows}`
  if (source.kind === 'later')
    return sql`
      select later.thread_id, later.at as sort_at, t.unread_count
        from (${laterThreads}) later join threads t on t.id = later.thread_id
       where t.mailbox_id = any(${bigints(source.mailboxes)}) and ${source.only ? sql`t.unread_count > 0` : sql`true`}
         and ${before ? sql`(later.at, later.thread_id) > (${new Date(before.at).toISOString()}::timestamptz, ${before.id}::bigint)` : sql`true`}
       order by later.at, later.thread_id limit ${rows}`
  return sql`
    select slice.* from unnest(${bigints(source.labels)}) as asked(id) cross join lateral (
      select ${threadLabels.threadId} as thread_id, ${threadLabels.sortAt} as sort_at, ${threadLabels.unreadCount} as unread_count
      from ${threadLabels}
      where ${threadLabels.labelId} = asked.id
        and ${comesAfter(before, threadLabels.sortAt, threadLabels.threadId)}
        and ${narrowed(source.only)}
        and ${source.within ? alsoUnder(source.within) : sql`true`}
      order by ${newest(threadLabels.sortAt)}, ${newest(threadLabels.threadId)} limit ${rows}) slice
    order by sort_at desc, thread_id desc limit ${rows}`
}

function narrowed(only: 'unread' | 'files' | null): SQLWrapper {
  if (only === 'unread') return sql`${threadLabels.unreadCount} > 0`
  return only === 'files' ? threadLabels.hasAttachments : sql`true`
}

/** No value is null, but an index is used only for the very order that it was made with. */
const newest = (column: SQLWrapper) => sql`${column} desc nulls last`

/** A scalar subquery, not `exists`: that one became a join from the wrong side, and slow. */
const alsoUnder = (labelIds: number[]) => sql`(
  select true from ${threadLabels} other
  where other.thread_id = ${threadLabels.threadId} and other.label_id = any(${bigints(labelIds)}) limit 1)`

const comesAfter = (before: Cursor | null, at: SQLWrapper, id: SQLWrapper) =>
  before
    ? sql`(${at}, ${id}) < (${new Date(before.at).toISOString()}::timestamptz, ${before.id}::bigint)`
    : sql`true`

async function threadRows(viewer: Viewer, page: SQL, order: SQL): Promise<ThreadRow[]> {
  const rows = await db()
    .select({
      id: threads.id,
      at: milliseconds(sql`page.sort_at`),
      mailbox: { id: mailboxes.id, address: mailboxes.address, colour: mailboxes.colour },
      people: threads.people,
      messageCount: threads.messageCount,
      subject: threads.subject,
      snippet: threads.snippet,
      unread: sql<boolean>`page.unread_count > 0`,
      starred: threads.starred,
      hasAttachments: threads.hasAttachments,
      later: laterOf(sql`${threads.id}`),
      muted: sql<boolean>`${threads.mutedAt} is not null`,
      important: isImportant(sql`${threads.id}`),
      labels: chipsOf(sql`${threads.id}`),
    })
    .from(threads)
    .innerJoin(sql`(${page}) page`, sql`page.thread_id = ${threads.id}`)
    .innerJoin(mailboxes, eq(mailboxes.id, threads.mailboxId))
    .where(readable(viewer))
    .orderBy(sql`page.sort_at ${order}, page.thread_id ${order}`)
  return rows.map((row) => ({
    ...row,
    sentOnly: row.people.every((p) => isOwn(p.email, row.mailbox.address)),
  }))
}

/** A thread in which only oneself has written says whom it went to. */
async function withRecipients(rows: ThreadRow[]): Promise<ThreadRow[]> {
  const sentOnly = rows.filter((row) => row.sentOnly).map((row) => row.id)
  if (sentOnly.length === 0) return rows
  const recipients = await recipientsOf(sentOnly)
  return rows.map((row) => (row.sentOnly ? { ...row, people: recipients.get(row.id) ?? row.people } : row))
}

const isOwn = (email: string, address: string) => email.toLowerCase() === address.toLowerCase()
