import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { users } from '#/db/schema/index.ts'
import { mustManageTeam } from '#/lib/access/roles.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { audit } from '#/lib/session/audit.ts'
import { endSessionsOf } from '#/lib/session/sessions.ts'

/**
 * Ends a person's access at once: all their sessions end with it. Their mailbox and what they did stay. Throws 403 for
 * members, 409 for oneself and for the owner, not found for nobody.
 */
export async function deactivatePerson(viewer: Viewer, id: number): Promise<void> {
  mustManageTeam(viewer)
  if (id === viewer.userId) throw new AppError(409, 'oneself', 'You can’t end your own access.')
  await db().transaction(async (tx) => {
    const person = await lockPerson(tx, id)
    if (person.role === 'owner') throw new AppError(409, 'owner', 'The owner’s access can’t be ended.')
    if (person.deactivatedAt) return
    await tx.update(users).set({ deactivatedAt: sql`now()` }).where(eq(users.id, id))
    await endSessionsOf(tx, id)
    await audit(tx, 'team.deactivated', viewer.userId, { person: id })
  })
}

/** Gives access back: they sign in again as who they were. Throws 403 for members, not found for nobody. */
export async function reactivatePerson(viewer: Viewer, id: number): Promise<void> {
  mustManageTeam(viewer)
  await db().transaction(async (tx) => {
    const person = await lockPerson(tx, id)
    if (!person.deactivatedAt) return
    await tx.update(users).set({ deactivatedAt: null }).where(eq(users.id, id))
    await audit(tx, 'team.reactivated', viewer.userId, { person: id })
  })
}

async function lockPerson(tx: Transaction, id: number) {
  const [person] = await tx
    .select({ role: users.role, deactivatedAt: users.deactivatedAt })
    .from(users)
    .where(eq(users.id, id))
    .for('update')
  if (!person) throw notFound('This person')
  return person
}
