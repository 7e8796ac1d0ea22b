import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import { keyIdIn, keyRing, open, seal, UnknownKey } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { grantPurpose } from '#/lib/gmail/client.ts'
import { log } from '#/lib/log.ts'

/**
 * Opens every sealed refresh token with the keys at hand, and seals anew with the current key what an old one had sealed: the rotation,
 * which may stop at any row and go on later. Throws when a token needs a key that is not there, before anything is written.
 */
export async function checkGrants(): Promise<void> {
  const ring = keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD)
  const sealed = await db()
    .select({ id: mailboxes.id, token: sql<string>`${mailboxes.sealedRefreshToken}` })
    .from(mailboxes)
    .where(isNotNull(mailboxes.sealedRefreshToken))
  const missing = sealed.map(({ token }) => keyIdIn(token)).find((keyId) => !ring.keys.has(keyId))
  if (missing !== undefined) throw new UnknownKey(missing)

  const opened = sealed.map(({ id, token }) => ({ id, token, secret: open(ring, grantPurpose(id), token) }))
  const old = opened.filter(({ token }) => keyIdIn(token) !== ring.current)
  for (const { id, token, secret } of old)
    await db()
      .update(mailboxes)
      .set({ sealedRefreshToken: seal(ring, grantPurpose(id), secret) })
      .where(and(eq(mailboxes.id, id), eq(mailboxes.sealedRefreshToken, token))) // a newer grant wins
  if (old.length > 0) log('info', 'grants.sealed_anew', { count: old.length, key: ring.current })
}
