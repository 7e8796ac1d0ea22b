import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { mailboxes, revocations } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { announce } from '#/lib/events.ts'
import { enqueue, eraseMailbox } from '#/lib/queue.ts'
import { audit } from '#/lib/session/audit.ts'
import { recordState, writeCounts } from '#/lib/sync/progress.ts'
import { recovered } from '#/lib/sync/settle.ts'
import { lockMailbox } from './lock.ts'
import { revoke } from './revoke.ts'

const NOW_ASKED_S = 60 // the request itself asks Google; the job comes only after it

/**
 * Ends a mailbox's connection: the token is forgotten, a slice that runs writes nothing more, and Google is told that Lilac's access
 * is over. With "keep" the mail stays readable and the mailbox can be connected again; with "erase" a job deletes everything of it,
 * and its row last. Gives whether Google knows already: where it does not answer, it is told later. Throws not found for another's mailbox.
 */
export async function disconnectMailbox(
  viewer: Viewer,
  mailboxId: number,
  mail: 'keep' | 'erase',
): Promise<{ revoked: boolean }> {
  const revocationId = await db().transaction(async (tx) => {
    const mailbox = await lockMailbox(tx, viewer, mailboxId)
    const { phase, address } = mailbox
    if (phase === 'erasing' || (phase === 'disconnected' && mail === 'keep')) return null // done already
    const { stored: messages } = await writeCounts(tx, mailboxId)
    await tx
      .update(mailboxes)
      .set({
        ...REST,
        ...recovered(mailbox),
        phase: mail === 'erase' ? 'erasing' : 'disconnected',
        disconnectedAt: sql`coalesce(${mailboxes.disconnectedAt}, now())`,
        ...(mail === 'erase' && { messagesTotal: messages, nextSyncAt: sql`now()` }),
      })
      .where(eq(mailboxes.id, mailboxId))
    await audit(tx, 'mailbox.disconnected', viewer.userId, { mailboxId, address, mail, messages })
    await recordState(tx, mailboxId, {}, viewer.userId)
    if (mail === 'erase') await enqueue(tx, eraseMailbox, { mailboxId })
    return mailbox.sealedRefreshToken && handOver(tx, viewer, mailbox, mailbox.sealedRefreshToken)
  })
  announce()
  return { revoked: revocationId ? await revoke(revocationId) : true }
}

/** No token, no work, and no lease that anybody could still write with. */
const REST = {
  sealedRefreshToken: null,
  scopes: [],
  pausedAt: null,
  lookAskedAt: null,
  lateToldAt: null,
  breakerUntil: null,
  breakerTries: 0,
  leaseHolder: null,
  leaseUntil: null,
  leaseEpoch: sql`${mailboxes.leaseEpoch} + 1`,
}

/** The sealed token moves to where only its revocation reads it. */
async function handOver(
  tx: Transaction,
  viewer: Viewer,
  { id: mailboxId, address }: { id: number; address: string },
  sealedRefreshToken: string,
): Promise<number> {
  const [row] = await tx
    .insert(revocations)
    .values({
      mailboxId,
      address,
      userId: viewer.userId,
      sealedRefreshToken,
      nextTryAt: sql`now() + make_interval(secs => ${NOW_ASKED_S})`,
    })
    .returning({ id: revocations.id })
  if (!row) throw new Error('a revocation was not written')
  return row.id
}
