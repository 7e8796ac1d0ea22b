import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { announce } from '#/lib/events.ts'
import { enqueue, syncMailbox } from '#/lib/queue.ts'
import { runs } from './trouble.ts'

const LEASE_SECONDS = 20 // renewed by every write; longer than Google's slowest answer in a slice, short enough that a killed worker is missed soon

const IDLE_MS = 10_000 // a frozen process must not keep the row locked that a healthy one waits for; between two statements lie milliseconds

export type Mailbox = typeof mailboxes.$inferSelect

/** The right to write a mailbox's mail, held by one process at a time. */
export type Lease = { mailboxId: number; epoch: number }

/** Somebody else has taken the mailbox over: stop, nothing is lost. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

const HOLDER = randomUUID() // this process, for people who look into the table

/**
 * Takes the lease when nobody holds it or its holder has let it expire. The epoch it counts up fences off a holder that was only
 * slow. Also sets the next poll, so that a wish to look sooner, written meanwhile, is seen at the end. Undefined when it is held,
 * when Google asked for less, when this mailbox rests or waits for a person, or when its owner was deactivated.
 */
export async function takeLease(mailboxId: number): Promise<{ lease: Lease; mailbox: Mailbox } | undefined> {
  const [mailbox] = await db()
    .update(mailboxes)
    .set({
      leaseHolder: HOLDER,
      leaseUntil: until(),
      leaseEpoch: sql`${mailboxes.leaseEpoch} + 1`,
      nextSyncAt: sql`now() + make_interval(secs => ${env().GMAIL_POLL_SECONDS})`,
    })
    .where(
      sql`${mailboxes.id} = ${mailboxId} and ${runs}
        and (${mailboxes.leaseUntil} is null or ${mailboxes.leaseUntil} < now())
        and (${mailboxes.breakerUntil} is null or ${mailboxes.breakerUntil} < now())
        and exists (select from users u where u.id = ${mailboxes.ownerId} and u.deactivated_at is null)`,
    )
    .returning()
  return mailbox && { lease: { mailboxId, epoch: mailbox.leaseEpoch }, mailbox }
}

/**
 * One transaction of the mailbox's writer. Locks the mailbox's row first, so that writers of one mailbox come one after the
 * other and a process that has lost the lease writes nothing; renews the lease. Throws LeaseLost.
 */
export async function writeAs<T>(lease: Lease, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const result = await db().transaction(async (tx) => {
    const [held] = await Promise.all([
      tx
        .update(mailboxes)
        .set({ leaseUntil: until() })
        .where(sql`${mailboxes.id} = ${lease.mailboxId} and ${mailboxes.leaseEpoch} = ${lease.epoch}`)
        .returning({ id: mailboxes.id }),
      tx.execute(sql`select set_config('idle_in_transaction_session_timeout', ${String(IDLE_MS)}, true)`),
    ])
    if (held.length === 0) throw new LeaseLost('the lease of this mailbox is somebody else’s')
    return work(tx)
  })
  announce()
  return result
}

/** Gives the mailbox back, due again at `next`; sooner where somebody wished so meanwhile. What is due at once is queued at once. */
export async function releaseLease(lease: Lease, mailbox: Mailbox, next: Date): Promise<void> {
  await db().transaction(async (tx) => {
    const poll = mailbox.nextSyncAt.toISOString() // what takeLease wrote: an earlier time is somebody's wish
    const released = await tx
      .update(mailboxes)
      .set({
        leaseHolder: null,
        leaseUntil: null,
        nextSyncAt: sql`case when ${mailboxes.nextSyncAt} < ${poll}::timestamptz then ${mailboxes.nextSyncAt} else ${next.toISOString()}::timestamptz end`,
      })
      .where(sql`${mailboxes.id} = ${lease.mailboxId} and ${mailboxes.leaseEpoch} = ${lease.epoch}`)
      .returning({ nextSyncAt: mailboxes.nextSyncAt })
    const due = released[0] && released[0].nextSyncAt.getTime() <= Date.now()
    if (due) await enqueue(tx, syncMailbox, { mailboxId: lease.mailboxId })
  })
}

const until = () => sql`now() + make_interval(secs => ${LEASE_SECONDS})`
