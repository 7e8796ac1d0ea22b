import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { knownSenders, mailboxes, messages } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { record } from '#/lib/events.ts'

/** The viewer knows who sent this message: no warning about that address is shown to them any more. Throws not_found. */
export async function knowSender(viewer: Viewer, messageId: number): Promise<void> {
  await db().transaction(async (tx) => {
    const email = await senderOf(tx, viewer, messageId)
    const added = await tx
      .insert(knownSenders)
      .values({ userId: viewer.userId, email })
      .onConflictDoNothing()
      .returning()
    if (added.length > 0) await recordChoice(tx, viewer, 'sender.known', messageId)
  })
}

/** Takes that back. Throws not_found. */
export async function doubtSender(viewer: Viewer, messageId: number): Promise<void> {
  await db().transaction(async (tx) => {
    const email = await senderOf(tx, viewer, messageId)
    const removed = await tx
      .delete(knownSenders)
      .where(and(eq(knownSenders.userId, viewer.userId), eq(knownSenders.email, email)))
      .returning()
    if (removed.length > 0) await recordChoice(tx, viewer, 'sender.doubted', messageId)
  })
}

async function senderOf(tx: Transaction, viewer: Viewer, messageId: number): Promise<string> {
  const [message] = await tx
    .select({ email: sql<string>`coalesce(${messages.from} ->> 'email', '')` })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .where(and(eq(messages.id, messageId), eq(messages.state, 'stored'), readable(viewer)))
  if (!message) throw notFound('This message')
  return message.email
}

/** It concerns nobody else: the event names no mailbox. */
const recordChoice = (tx: Transaction, viewer: Viewer, kind: string, messageId: number) =>
  record(tx, [{ kind, actorId: viewer.userId, recordKind: 'message', recordId: messageId }])
