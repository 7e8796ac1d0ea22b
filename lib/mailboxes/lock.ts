import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { mailboxes } from '#/db/schema/index.ts'
import { owned } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { notFound } from '#/lib/errors.ts'

/**
 * The viewer's own mailbox, its row locked until the transaction ends: the sync's writer locks it too (lib/sync/lease.ts), so the two never
 * write at once. Throws not found for everybody else's.
 */
export async function lockMailbox(
  tx: Transaction,
  viewer: Viewer,
  mailboxId: number,
): Promise<typeof mailboxes.$inferSelect> {
  const [mailbox] = await tx
    .select()
    .from(mailboxes)
    .where(and(eq(mailboxes.id, mailboxId), owned(viewer)))
    .for('update')
  if (!mailbox) throw notFound('This mailbox')
  return mailbox
}
