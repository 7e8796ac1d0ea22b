import { eq, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError } from '#/lib/errors.ts'
import { announce } from '#/lib/events.ts'
import { enqueue, syncMailbox } from '#/lib/queue.ts'
import { audit } from '#/lib/session/audit.ts'
import { recordState } from '#/lib/sync/progress.ts'
import { lockMailbox } from './lock.ts'

/**
 * Lets a mailbox rest until its owner wants it to go on: nothing is fetched, the cursor stays, new mail waits at Gmail. A slice that runs
 * loses its lease and writes nothing more. Throws not found for another's mailbox, `not_running` for one that does not sync anyway.
 */
export async function pauseMailbox(viewer: Viewer, mailboxId: number): Promise<void> {
  await db().transaction(async (tx) => {
    const { phase, pausedAt, address } = await lockMailbox(tx, viewer, mailboxId)
    if (phase !== 'listing' && phase !== 'fetching' && phase !== 'live')
      throw new AppError(
        409,
        'not_running',
        'This mailbox is not being fetched, so there is nothing to pause.',
      )
    if (pausedAt) return
    await tx
      .update(mailboxes)
      .set({
        pausedAt: sql`now()`,
        lookAskedAt: null,
        leaseHolder: null,
        leaseUntil: null,
        leaseEpoch: sql`${mailboxes.leaseEpoch} + 1`,
      })
      .where(eq(mailboxes.id, mailboxId))
    await recordState(tx, mailboxId, { paused: true }, viewer.userId)
    await audit(tx, 'mailbox.paused', viewer.userId, { mailboxId, address })
  })
  announce()
}

/** Goes on from where it rested. Throws not found for another's mailbox. */
export async function resumeMailbox(viewer: Viewer, mailboxId: number): Promise<void> {
  await db().transaction(async (tx) => {
    const { pausedAt, address } = await lockMailbox(tx, viewer, mailboxId)
    if (!pausedAt) return
    await tx
      .update(mailboxes)
      .set({ pausedAt: null, runsSince: sql`now()`, nextSyncAt: sql`now()` })
      .where(eq(mailboxes.id, mailboxId))
    await recordState(tx, mailboxId, { paused: false }, viewer.userId)
    await audit(tx, 'mailbox.resumed', viewer.userId, { mailboxId, address })
    await enqueue(tx, syncMailbox, { mailboxId })
  })
  announce()
}
