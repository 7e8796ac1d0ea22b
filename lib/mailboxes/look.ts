import { eq, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError } from '#/lib/errors.ts'
import { announce } from '#/lib/events.ts'
import { enqueue, syncMailbox } from '#/lib/queue.ts'
import { phaseToResume } from '#/lib/sync/connect.ts'
import { recordState } from '#/lib/sync/progress.ts'
import { lockMailbox } from './lock.ts'

/**
 * Asks Gmail for what is new at once, and tries again what had stopped where the grant may still be good (an administrator changed their
 * mind). The row says that somebody waits until it is done. Does not ask earlier than Google wants it: then throws `slowed`. Throws `paused`,
 * `not_connected`, `reconnect` where a look can't help, not found for another's mailbox.
 */
export async function lookAgain(viewer: Viewer, mailboxId: number): Promise<void> {
  await db().transaction(async (tx) => {
    const mailbox = await lockMailbox(tx, viewer, mailboxId)
    refuseUseless(mailbox)
    await tx
      .update(mailboxes)
      .set({
        phase: phaseToResume(mailbox),
        lookAskedAt: sql`now()`,
        nextSyncAt: sql`now()`,
        ...(mailbox.phase === 'stopped' && { runsSince: sql`now()` }),
      })
      .where(eq(mailboxes.id, mailboxId))
    await recordState(tx, mailboxId, {}, viewer.userId)
    await enqueue(tx, syncMailbox, { mailboxId })
  })
  announce()
}

type Mailbox = Awaited<ReturnType<typeof lockMailbox>>

function refuseUseless({ phase, pausedAt, trouble, sealedRefreshToken, breakerUntil }: Mailbox): void {
  if (phase === 'waiting' || phase === 'erasing' || phase === 'disconnected')
    throw new AppError(409, 'not_connected', 'This mailbox is not being fetched.')
  if (pausedAt) throw new AppError(409, 'paused', 'This mailbox is paused. Resume it, and it looks at once.')
  if (!sealedRefreshToken || (phase === 'stopped' && (trouble === 'reconnect' || trouble === 'scope')))
    throw new AppError(409, 'reconnect', 'Lilac has no access to this mailbox. Reconnect it first.')
  if (breakerUntil && breakerUntil > new Date()) {
    const minutes = Math.ceil((breakerUntil.getTime() - Date.now()) / 60_000)
    const when = minutes === 1 ? 'within a minute' : `in about ${minutes} minutes`
    throw new AppError(409, 'slowed', `Google asked Lilac to wait. It looks again ${when}.`)
  }
}
