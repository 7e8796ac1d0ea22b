import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Queryable } from '#/db/client.ts'
import { authSessions } from '#/db/schema/index.ts'
import { sha256 } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { log, logHash } from '#/lib/log.ts'
import { audit } from './audit.ts'
import { TOKEN_BYTES } from './limits.ts'

/** What a session's cookie holds. Only its hash is kept, so that a copy of the database opens nobody's session. */
export const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url')

export async function beginSession(token: string, userId: number, expiresAt: Date): Promise<void> {
  await db()
    .insert(authSessions)
    .values({ tokenHash: sha256(token), userId, expiresAt })
  log('info', 'visit.begun', { userId, visit: logHash(token) })
}

/** Ends a session on the server, and notes whose it was. A token that opens nothing is no error. */
export async function endSession(token: string): Promise<void> {
  await db().transaction(async (tx) => {
    const [ended] = await tx
      .delete(authSessions)
      .where(eq(authSessions.tokenHash, sha256(token)))
      .returning({ userId: authSessions.userId })
    if (ended) await audit(tx, 'signed_out', ended.userId, { visit: logHash(token) })
  })
}

/** Ends all of a person's sessions, in the transaction that has a reason for it. */
export async function endSessionsOf(on: Queryable, userId: number): Promise<void> {
  await on.delete(authSessions).where(eq(authSessions.userId, userId))
}
