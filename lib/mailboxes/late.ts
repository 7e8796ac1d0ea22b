import { and, count, isNull, sql } from 'drizzle-orm'
import { mailboxes, users } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { announce } from '#/lib/events.ts'
import { errorFields, log } from '#/lib/log.ts'
import { recordState } from '#/lib/sync/progress.ts'
import { isLate } from '#/lib/sync/trouble.ts'

const LOOK_EVERY_MS = 30_000 // against ten minutes without a success

const ofSomebodyHere = sql`exists (select from ${users} where ${users.id} = ${mailboxes.ownerId} and ${users.deactivatedAt} is null)`

/** How many mailboxes have had no success for too long: for whoever watches over the server. */
export async function countLate(): Promise<number> {
  const [row] = await db().select({ late: count() }).from(mailboxes).where(and(isLate, ofSomebodyHere))
  return row?.late ?? 0
}

/** Says of each mailbox once that it is late: a line in the log, and an event, so that open pages show it. The next success takes it back. */
export async function noticeLate(): Promise<void> {
  const noticed = await db().transaction(async (tx) => {
    const late = await tx
      .update(mailboxes)
      .set({ lateToldAt: sql`now()` })
      .where(and(isLate, ofSomebodyHere, isNull(mailboxes.lateToldAt)))
      .returning({ id: mailboxes.id, lastSyncedAt: mailboxes.lastSyncedAt })
    for (const { id } of late) await recordState(tx, id, { trouble: 'late' })
    return late
  })
  for (const { id, lastSyncedAt } of noticed)
    log('error', 'sync.late', { mailboxId: id, lastSuccess: lastSyncedAt?.toISOString() ?? null })
  if (noticed.length > 0) announce()
}

/**
 * Looks for late mailboxes for as long as the process lives. The web server does it, since it shows them and lives on when the worker
 * has died; the worker does it too, since one mailbox may be stuck while it lives. Whoever comes first says it.
 */
export function watchLate(): void {
  const look = () =>
    noticeLate().catch((error: unknown) => log('warn', 'late.not_looked', errorFields(error)))
  setInterval(look, LOOK_EVERY_MS).unref()
}
