import { and, asc, eq, sql } from 'drizzle-orm'
import { mailboxes, messages, threads } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError } from '#/lib/errors.ts'
import { announce } from '#/lib/events.ts'
import { enqueue, syncMailbox } from '#/lib/queue.ts'
import { LANE } from '#/lib/sync/plan.ts'
import { recordState, writeCounts } from '#/lib/sync/progress.ts'
import { lockMailbox } from './lock.ts'
import type { FailedMessage } from './types.ts'

const SHOWN = 50 // of what failed; more than that is one cause, and the number says how many there are

/** The messages of a mailbox that could not be fetched or read, first listed first, with what is known of them. */
export async function failedMessages(viewer: Viewer, mailboxId: number): Promise<FailedMessage[]> {
  const rows = await db()
    .select({
      id: messages.id,
      subject: sql<string | null>`coalesce(${messages.subject}, nullif(${threads.subject}, ''))`,
      from: messages.from,
      at: messages.internalAt,
      reason: messages.reason,
    })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .leftJoin(
      threads,
      and(eq(threads.mailboxId, messages.mailboxId), eq(threads.gmailId, messages.gmailThreadId)),
    )
    .where(and(eq(messages.mailboxId, mailboxId), eq(messages.state, 'failed'), readable(viewer)))
    .orderBy(asc(messages.id))
    .limit(SHOWN)
  return rows.map(({ reason, from, ...row }) => ({
    ...row,
    from: from && (from.name || from.email),
    why: failureWords(reason),
  }))
}

/**
 * Lists one message that failed, or all of a mailbox, to be fetched before anything else. Throws not found for another's mailbox or a message
 * that has not failed, `not_running` while nothing is fetched.
 */
export async function tryFailedAgain(
  viewer: Viewer,
  mailboxId: number,
  messageId: number | null,
): Promise<void> {
  await db().transaction(async (tx) => {
    const { phase, pausedAt } = await lockMailbox(tx, viewer, mailboxId)
    if (pausedAt || (phase !== 'listing' && phase !== 'fetching' && phase !== 'live'))
      throw new AppError(409, 'not_running', 'Nothing is being fetched from this mailbox now.')
    const listed = await tx
      .update(messages)
      .set({ state: 'listed', reason: null, tries: 0, retryAt: null, lane: LANE.person })
      .where(
        and(
          eq(messages.mailboxId, mailboxId),
          eq(messages.state, 'failed'),
          messageId === null ? undefined : eq(messages.id, messageId),
        ),
      )
    if (listed.count === 0) throw new AppError(404, 'not_failed', 'Nothing here has failed any more.')
    await writeCounts(tx, mailboxId)
    await tx.update(mailboxes).set({ nextSyncAt: sql`now()` }).where(eq(mailboxes.id, mailboxId))
    await recordState(tx, mailboxId, {}, viewer.userId)
    await enqueue(tx, syncMailbox, { mailboxId })
  })
  announce()
}

/** The ledger's reason (lib/sync/ledger.ts) as a person reads it. */
function failureWords(reason: string | null): string {
  if (reason === 'unreadable') return 'It came, but Lilac could not read it. The server’s log says more.'
  if (reason === 'not in its thread') return 'Gmail lists it, but leaves it out of its thread.'
  if (reason === 'no readable answer') return 'Gmail’s answer broke off each time.'
  if (reason?.startsWith('413')) return 'It is larger than Gmail hands out in one piece.'
  if (reason && /^4\d\d/.test(reason)) return `Gmail refuses to hand it out (${reason}).`
  return 'Gmail did not hand it out.'
}
