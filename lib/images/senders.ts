import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { imageSenders, labels, mailboxes, messageBodies, messageLabels, messages } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { type Event, record } from '#/lib/events.ts'
import type { ImageSender } from './types.ts'

const MOST_SENDERS = 2_000 // a person; nobody reads a longer list

/** The senders whose pictures the viewer always sees, by address. */
export async function imageSendersOf(viewer: Viewer): Promise<ImageSender[]> {
  const rows = await db()
    .select({ id: imageSenders.id, email: imageSenders.email, since: imageSenders.createdAt })
    .from(imageSenders)
    .where(eq(imageSenders.userId, viewer.userId))
    .orderBy(asc(imageSenders.email))
    .limit(MOST_SENDERS)
  return rows.map(({ since, ...sender }) => ({ ...sender, since: since.getTime() }))
}

/**
 * From now on the pictures of this message's sender are loaded without asking. Saying so twice changes nothing. Throws not_found for a
 * message that is not the viewer's, 409 for one in spam, with a doubtful sender or without any, and at the 2,001st.
 */
export async function alwaysLoadImages(viewer: Viewer, messageId: number): Promise<{ id: number }> {
  return db().transaction(async (tx) => {
    const [message] = await tx
      .select({ email: senderEmail, doubtful: sql<boolean>`${inSpam} or ${forged}` })
      .from(messages)
      .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
      .leftJoin(messageBodies, eq(messageBodies.messageId, messages.id))
      .where(and(eq(messages.id, messageId), eq(messages.state, 'stored'), readable(viewer)))
    if (!message) throw notFound('This message')
    const { email, doubtful } = message
    if (doubtful)
      throw new AppError(
        409,
        'doubtful_sender',
        'This sender may not be who they seem to be. Load the pictures of this mail alone, if at all.',
      )
    if (!email) throw new AppError(409, 'no_sender', 'This message does not say who sent it.')
    if ((await tx.$count(imageSenders, eq(imageSenders.userId, viewer.userId))) >= MOST_SENDERS)
      throw new AppError(
        409,
        'too_many',
        'There are 2,000 senders already. Remove some under Settings, Look and keys.',
      )
    const [added] = await tx
      .insert(imageSenders)
      .values({ userId: viewer.userId, email })
      .onConflictDoNothing()
      .returning({ id: imageSenders.id })
    if (!added) return senderOf(tx, viewer, email)
    await record(tx, [eventOf(viewer, 'images.always', added.id, email)])
    return added
  })
}

/** From now on this sender's pictures are asked for again. Throws not_found. */
export async function askAboutImages(viewer: Viewer, id: number): Promise<void> {
  await db().transaction(async (tx) => {
    const [removed] = await tx
      .delete(imageSenders)
      .where(and(eq(imageSenders.id, id), eq(imageSenders.userId, viewer.userId)))
      .returning({ email: imageSenders.email })
    if (!removed) throw notFound('This sender')
    await record(tx, [eventOf(viewer, 'images.ask', id, removed.email)])
  })
}

/** `always`: the id of the viewer's word for a message's sender, null where pictures are asked about. `offered`: they may give that word. */
export type ImageConsent = { always: number | null; offered: boolean }

/**
 * What the viewer has said of the senders of these messages. Of mail that is in spam, or whose sender may not be who they seem to be, it does not
 * hold. The caller has asked whether the viewer may read them.
 */
export async function imageConsents(
  viewer: Viewer,
  messageIds: number[],
): Promise<Map<number, ImageConsent>> {
  if (messageIds.length === 0) return new Map()
  const rows = await db()
    .select({
      messageId: messages.id,
      senderId: imageSenders.id,
      known: sql<boolean>`coalesce(${senderEmail} <> '', false)`,
      doubtful: sql<boolean>`${inSpam} or ${forged}`,
    })
    .from(messages)
    .leftJoin(messageBodies, eq(messageBodies.messageId, messages.id))
    .leftJoin(imageSenders, and(eq(imageSenders.userId, viewer.userId), eq(imageSenders.email, senderEmail)))
    .where(inArray(messages.id, messageIds))
  return new Map(
    rows.map(({ messageId, senderId, known, doubtful }) => [
      messageId,
      doubtful ? { always: null, offered: false } : { always: senderId, offered: known },
    ]),
  )
}

async function senderOf(tx: Transaction, viewer: Viewer, email: string): Promise<{ id: number }> {
  const [sender] = await tx
    .select({ id: imageSenders.id })
    .from(imageSenders)
    .where(and(eq(imageSenders.userId, viewer.userId), eq(imageSenders.email, email)))
  if (!sender) throw new Error('a sender vanished in the transaction that found it')
  return sender
}

const eventOf = (viewer: Viewer, kind: string, id: number, email: string): Event => ({
  kind,
  actorId: viewer.userId,
  recordKind: 'image_sender',
  recordId: id,
  details: { email },
})

const senderEmail = sql<string | null>`lower(${messages.from} ->> 'email')`

const inSpam: SQL = sql`exists (
  select 1 from ${messageLabels} join ${labels} on ${labels.id} = ${messageLabels.labelId}
   where ${messageLabels.messageId} = ${messages.id} and ${labels.gmailId} = 'SPAM'
     and coalesce(${messageLabels.wanted}, ${messageLabels.atGmail}))`

/** A name that claims another address or hides characters, or a domain made to look like another: see lib/mime/sender-warning.ts. */
const forged: SQL = sql`coalesce(
  ${messageBodies.warning} ->> 'kind' in ('claims', 'marks') or ${messageBodies.warning} ->> 'deceptive' = 'true', false)`
