import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { labels, mailboxes, messageBodies, messageLabels, messages, threads } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { attachmentViews } from './attachment-views.ts'
import { chipsOf } from './chips.ts'
import { peopleOf } from './people.ts'
import { milliseconds } from './sql.ts'
import type { MessageDetails, MessageFacts, Place, ThreadView } from './types.ts'

const MESSAGES = 1_000 // Gmail itself breaks threads at 100; merged lists of reminders have come close to this

/**
 * A thread with what is said of each of its messages while folded. Of its messages those in `place` are shown: one in trash or spam
 * is nowhere else. Null when there is no such thread, or it is not the viewer's.
 */
export async function openThread(viewer: Viewer, id: number, place: Place): Promise<ThreadView | null> {
  const [thread] = await db()
    .select({
      id: threads.id,
      subject: threads.subject,
      mailbox: { id: mailboxes.id, address: mailboxes.address, colour: mailboxes.colour },
      labels: chipsOf(sql`${threads.id}`),
    })
    .from(threads)
    .innerJoin(mailboxes, eq(mailboxes.id, threads.mailboxId))
    .where(and(eq(threads.id, id), readable(viewer)))
  if (!thread) return null
  const all = await messagesOf(id)
  if (all.length === 0) return null
  const elsewhere = (['mail', 'trash', 'spam'] as const)
    .filter((other) => other !== place)
    .map((other) => ({ place: other, count: all.filter((message) => message.place === other).length }))
    .filter(({ count }) => count > 0)
  const shown = all.filter((message) => message.place === place).map(({ place: _, ...facts }) => facts)
  return { ...thread, messages: shown, elsewhere }
}

/** What open messages show beside their bodies, in the order asked for. What is not the viewer's is left out. */
export async function messageDetails(viewer: Viewer, ids: number[]): Promise<MessageDetails[]> {
  if (ids.length === 0) return []
  const found = await db()
    .select({ id: messages.id, remoteImages: sql<number>`coalesce(${messageBodies.remoteImages}, 0)` })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .leftJoin(messageBodies, eq(messageBodies.messageId, messages.id))
    .where(and(inArray(messages.id, ids), eq(messages.state, 'stored'), readable(viewer)))
  const readableIds = found.map((message) => message.id)
  if (readableIds.length === 0) return []
  const [people, files] = await Promise.all([peopleOf(readableIds), attachmentViews(readableIds)])
  return ids.flatMap((id) => {
    const message = found.find((one) => one.id === id)
    if (!message) return []
    const named = (kind: string) =>
      people.filter((p) => p.messageId === id && p.kind === kind).map(({ name, email }) => ({ name, email }))
    return {
      ...message,
      to: named('to'),
      cc: named('cc'),
      bcc: named('bcc'),
      replyTo: named('reply_to'),
      attachments: files.filter((file) => file.messageId === id).map(({ messageId: _, ...file }) => file),
    }
  })
}

/** The same for one message; throws not_found. */
export async function oneMessageDetails(viewer: Viewer, id: number): Promise<MessageDetails> {
  const [details] = await messageDetails(viewer, [id])
  if (!details) throw notFound('This message')
  return details
}

async function messagesOf(threadId: number): Promise<(MessageFacts & { place: Place })[]> {
  const shows = (gmailId: string) => sql<boolean>`coalesce(bool_or(${labels.gmailId} = ${gmailId}), false)`
  const rows = await db()
    .select({
      id: messages.id,
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
    .where(and(eq(messages.threadId, threadId), eq(messages.state, 'stored')))
    .groupBy(messages.id)
    .orderBy(asc(messages.internalAt), asc(messages.id))
    .limit(MESSAGES)
  return rows.map(({ inTrash, inSpam, from, snippet, ...facts }) => ({
    ...facts,
    from: from ?? { name: '', email: '' },
    snippet: snippet ?? '',
    place: inTrash ? 'trash' : inSpam ? 'spam' : 'mail',
  }))
}
