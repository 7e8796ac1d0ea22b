import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { drafts, mailboxes, messages, outbox, outboxChunks, users } from '#/db/schema/index.ts'
import { begin as beginAction } from '#/lib/actions/act.ts'
import { AppError } from '#/lib/errors.ts'
import type { Outbox } from './claim.ts'
import { sentCopiesStored } from './sent-copy.ts'

/** What follows from a mail that was sent. */
export async function afterSent(
  tx: Transaction,
  { id, draftId, mailboxId, userId, archive }: Outbox,
): Promise<void> {
  await tx.delete(outboxChunks).where(eq(outboxChunks.outboxId, id))
  const [draft] = await tx
    .update(drafts)
    .set({ state: 'sent', saveAt: null, gmailDraftId: null, gmailMessageId: null, updatedAt: sql`now()` })
    .where(eq(drafts.id, draftId))
    .returning({ key: drafts.key, threadId: drafts.threadId })
  if (archive && draft?.threadId) await archiveThread(tx, userId, draft.key, draft.threadId)
  await tx
    .update(mailboxes)
    .set({ nextSyncAt: sql`now()`, draftsDue: true })
    .where(eq(mailboxes.id, mailboxId))
  const stored = await tx
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(
      outbox,
      and(eq(outbox.sentGmailId, messages.gmailId), eq(outbox.mailboxId, messages.mailboxId)),
    )
    .where(and(eq(outbox.id, id), eq(messages.state, 'stored')))
  await sentCopiesStored(
    tx,
    mailboxId,
    stored.map((message) => message.id),
  )
}

/** As the sender would, right now; a thread that is theirs no more stays where it is. */
async function archiveThread(tx: Transaction, userId: number, key: string, threadId: number): Promise<void> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId))
  if (!user) return
  const { role, name, email, zone, locale } = user
  const viewer = { userId, role, name, email, zone, locale }
  try {
    await tx.transaction((inner) =>
      beginAction(inner, viewer, { key, kind: 'archive', target: { threads: [threadId], place: 'mail' } }),
    )
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
