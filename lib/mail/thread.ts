import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { labels, mailboxes, messageLabels, messages, threads } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { attachmentViews } from './attachment-views.ts'
import { type BodyWish, bodiesOf, type FoundBody } from './body.ts'
import { bouncesOf } from './bounces.ts'
import { chipsOf, isImportant } from './chips.ts'
import { laterOf } from './later.ts'
import { meaningsOf, NO_MEANING } from './meanings.ts'
import { peopleOf } from './people.ts'
import { bigints, milliseconds } from './sql.ts'
import type { MessageDetails, MessageFacts, OpenThread, Place } from './types.ts'

const MESSAGES = 1_000 // of a thread. Gmail itself breaks threads at 100; merged lists of reminders have come close to this
const UNREAD_OPEN = 5 // messages that begin open beside the last one

/**
 * Threads with what is said of each of their messages while folded, and all of those that begin open: the last one and the newest unread.
 * Of a thread's messages those in `place` are shown: one in trash or spam is nowhere else. What is not the viewer's is left out, and
 * a thread without a message in that place. Among several threads large bodies are left out.
 */
export async function openThreads(viewer: Viewer, ids: number[], place: Place): Promise<OpenThread[]> {
  const found = await db()
    .select({
      id: threads.id,
      subject: threads.subject,
      mailbox: { id: mailboxes.id, address: mailboxes.address, colour: mailboxes.colour },
      labels: chipsOf(sql`${threads.id}`),
      muted: sql<boolean>`${threads.mutedAt} is not null`,
      important: isImportant(sql`${threads.id}`),
      later: laterOf(sql`${threads.id}`),
    })
    .from(threads)
    .innerJoin(mailboxes, eq(mailboxes.id, threads.mailboxId))
    .where(and(inArray(threads.id, ids), readable(viewer)))
  const all = await messagesOf(found.map(({ id }) => id))
  const opened = found.flatMap((thread) => {
    const own = all.filter((message) => message.threadId === thread.id)
    if (own.length === 0) return []
    const shown = own
      .filter((message) => message.place === place)
      .map(({ place: _, threadId: __, ...facts }) => facts)
    const elsewhere = (['mail', 'trash', 'spam'] as const)
      .filter((other) => other !== place)
      .map((other) => ({ place: other, count: own.filter((message) => message.place === other).length }))
      .filter(({ count }) => count > 0)
    return { ...thread, place, messages: shown, elsewhere }
  })
  const begins = new Map(opened.map((thread) => [thread.id, beginOpen(thread.messages)]))
  const details = await detailsOf(
    viewer,
    [...begins.values()].flat(),
    { view: 'html', images: 'off' },
    opened.length === 1,
  )
  return opened.map((thread) => ({
    ...thread,
    details: details.filter(({ id }) => begins.get(thread.id)?.includes(id)),
  }))
}

/** One of them. Null when there is no such thread, or it is not the viewer's. */
export async function openThread(viewer: Viewer, id: number, place: Place): Promise<OpenThread | null> {
  const [thread] = await openThreads(viewer, [id], place)
  return thread ?? null
}

/** What an open message shows, with the body that is wished for. Throws not_found. */
export async function messageDetails(viewer: Viewer, id: number, wish: BodyWish): Promise<MessageDetails> {
  const [readableMessage] = await db()
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .where(and(eq(messages.id, id), eq(messages.state, 'stored'), readable(viewer)))
  const [details] = readableMessage ? await detailsOf(viewer, [id], wish, true) : []
  if (!details) throw notFound('This message')
  return details
}

/** The ids of the messages with which a thread begins open. */
function beginOpen(facts: MessageFacts[]): number[] {
  const last = facts.at(-1)
  const unread = facts.filter((message) => message.unread && message !== last).slice(-UNREAD_OPEN)
  return [...unread, ...(last ? [last] : [])].map(({ id }) => id)
}

/** What messages show when they are open, in the order asked for. The caller has asked whether the viewer may read them. */
export async function detailsOf(
  viewer: Viewer,
  ids: number[],
  wish: BodyWish,
  few: boolean,
): Promise<MessageDetails[]> {
  if (ids.length === 0) return []
  const [meanings, people, files, bounces, bodies] = await Promise.all([
    meaningsOf(viewer, ids),
    peopleOf(ids),
    attachmentViews(ids),
    bouncesOf(ids),
    bodiesOf(viewer, ids, wish, few),
  ])
  return ids.map((id) => {
    const named = (kind: string) =>
      people.filter((p) => p.messageId === id && p.kind === kind).map(({ name, email }) => ({ name, email }))
    return {
      id,
      to: named('to'),
      cc: named('cc'),
      bcc: named('bcc'),
      replyTo: named('reply_to'),
      ...(meanings.get(id) ?? NO_MEANING),
      ...(bodies.get(id) ?? NO_BODY),
      bounces: bounces.get(id) ?? [],
      attachments: files.filter((file) => file.messageId === id).map(({ messageId: _, ...file }) => file),
    }
  })
}

const NO_BODY: FoundBody = {
  body: null,
  hasHtml: false,
  hasText: false,
  remoteImages: { count: 0, loadable: 0, shown: false, always: null, offered: false },
}

async function messagesOf(
  threadIds: number[],
): Promise<(MessageFacts & { threadId: number; place: Place })[]> {
  if (threadIds.length === 0) return []
  const shows = (gmailId: string) => sql<boolean>`coalesce(bool_or(${labels.gmailId} = ${gmailId}), false)`
  const rows = await db()
    .select({
      id: messages.id,
      threadId: sql<number>`${messages.threadId}`.mapWith(Number),
      at: milliseconds(sql`${messages.internalAt}`),
      from: messages.from,
      snippet: messages.snippet,
      hasAttachments: messages.hasAttachments,
      unread: shows('UNREAD'),
      starred: shows('STARRED'),
      inTrash: shows('TRASH'),
      inSpam: shows('SPAM'),
    })
    .from(messages)
    .leftJoin(
      messageLabels,
      and(
        eq(messageLabels.messageId, messages.id),
        sql`coalesce(${messageLabels.wanted}, ${messageLabels.atGmail})`,
      ),
    )
    .leftJoin(labels, eq(labels.id, messageLabels.labelId))
    .where(
      sql`${messages.id} in (
        select one.id from unnest(${bigints(threadIds)}) as asked(id) cross join lateral (
          select m.id from messages m where m.thread_id = asked.id and m.state = 'stored'
           order by m.internal_at, m.id limit ${MESSAGES}) one)`,
    )
    .groupBy(messages.id)
    .orderBy(asc(messages.internalAt), asc(messages.id))
  return rows.map(({ inTrash, inSpam, from, snippet, ...facts }) => ({
    ...facts,
    from: from ?? { name: '', email: '' },
    snippet: snippet ?? '',
    place: inTrash ? 'trash' : inSpam ? 'spam' : 'mail',
  }))
}
