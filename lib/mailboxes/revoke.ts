import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { mailboxes, revocations } from '#/db/schema/index.ts'
import { keyRing, open } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { announce, record } from '#/lib/events.ts'
import { grantPurpose } from '#/lib/gmail/client.ts'
import { RetryLater } from '#/lib/gmail/errors.ts'
import { revokeGrant } from '#/lib/gmail/oauth.ts'
import { errorFields, log } from '#/lib/log.ts'
import { endGrant, enqueue } from '#/lib/queue.ts'
import { audit } from '#/lib/session/audit.ts'
import { recordState } from '#/lib/sync/progress.ts'

const FIRST_WAIT_S = 60
const LONGEST_WAIT_S = 3_600 // Google back after a day is told within the hour
const AT_ONCE = 100

const dueRow = z.object({ id: z.coerce.number() })

/** Tells Google that a grant is ended, and forgets the token once it knows. Gives whether it does; else the row says when it is tried again. */
export async function revoke(revocationId: number): Promise<boolean> {
  const [waiting] = await db().select().from(revocations).where(eq(revocations.id, revocationId))
  if (!waiting) return true
  const { mailboxId, address, userId, sealedRefreshToken, tries } = waiting
  try {
    const ring = keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD)
    await revokeGrant(open(ring, grantPurpose(mailboxId), sealedRefreshToken))
  } catch (error) {
    if (!(error instanceof RetryLater)) throw error
    log('warn', 'grant.not_revoked', { mailboxId, tries, ...errorFields(error) })
    await waitWith(revocationId, tries, () => ({ mailboxId, address, userId }))
    return false
  }
  await db().transaction(async (tx) => {
    const ended = await tx
      .delete(revocations)
      .where(eq(revocations.id, revocationId))
      .returning({ id: revocations.id })
    if (ended.length === 0) return // another process was first, and noted it
    await audit(tx, 'mailbox.access_ended', userId, { mailboxId, address })
    await tell(tx, mailboxId, userId)
  })
  announce()
  return true
}

/** Queues what is due to be told to Google. */
export async function queueDueRevocations(): Promise<void> {
  const found = await db().execute(
    sql`select id from revocations where next_try_at <= now() order by next_try_at limit ${AT_ONCE}`,
  )
  const due = z.array(dueRow).parse([...found])
  if (due.length === 0) return
  await db().transaction(async (tx) => {
    for (const { id } of due) await enqueue(tx, endGrant, { revocationId: id })
  })
}

type Whose = { mailboxId: number; address: string; userId: number }

/** The first time it is noted for the log of deeds; after that only the time moves. */
async function waitWith(revocationId: number, tries: number, whose: () => Whose): Promise<void> {
  const seconds = Math.min(FIRST_WAIT_S * 2 ** tries, LONGEST_WAIT_S)
  await db().transaction(async (tx) => {
    await tx
      .update(revocations)
      .set({ tries: tries + 1, nextTryAt: sql`now() + make_interval(secs => ${seconds})` })
      .where(eq(revocations.id, revocationId))
    if (tries > 0) return
    const { mailboxId, address, userId } = whose()
    await audit(tx, 'mailbox.google_not_told', userId, { mailboxId, address })
    await tell(tx, mailboxId, userId)
  })
  announce()
}

/** Tells the open pages of whoever ended it, also when the mailbox itself is erased by now. */
async function tell(tx: Transaction, mailboxId: number, userId: number): Promise<void> {
  const [mailbox] = await tx.select({ id: mailboxes.id }).from(mailboxes).where(eq(mailboxes.id, mailboxId))
  if (mailbox) await recordState(tx, mailboxId)
  else await record(tx, [{ kind: 'mailbox.erased', recordKind: 'person', recordId: userId }])
}
