import { and, eq, sql } from 'drizzle-orm'
import { mailboxes, revocations } from '#/db/schema/index.ts'
import { keyRing, open, seal } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { grantPurpose } from '#/lib/gmail/client.ts'
import { log } from '#/lib/log.ts'

/**
 * The rotation of the encryption key: seals anew with the current one what an old one had sealed. May stop at any row and goes on at
 * the next start; once it says nothing, the old key can go. The keys were checked before (lib/health/boot.ts).
 */
export async function resealGrants(): Promise<void> {
  const ring = keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD)
  const old = await db()
    .select({ id: mailboxes.id, sealed: sql<string>`${mailboxes.sealedRefreshToken}` })
    .from(mailboxes)
    .where(sql`split_part(${mailboxes.sealedRefreshToken}, '.', 2) <> ${ring.current}`)
  for (const { id, sealed } of old)
    await db()
      .update(mailboxes)
      .set({ sealedRefreshToken: seal(ring, grantPurpose(id), open(ring, grantPurpose(id), sealed)) })
      .where(and(eq(mailboxes.id, id), eq(mailboxes.sealedRefreshToken, sealed))) // a newer grant wins
  const ending = await db()
    .select({ id: revocations.id, mailboxId: revocations.mailboxId, sealed: revocations.sealedRefreshToken })
    .from(revocations)
    .where(sql`split_part(${revocations.sealedRefreshToken}, '.', 2) <> ${ring.current}`)
  for (const { id, mailboxId, sealed } of ending)
    await db()
      .update(revocations)
      .set({
        sealedRefreshToken: seal(ring, grantPurpose(mailboxId), open(ring, grantPurpose(mailboxId), sealed)),
      })
      .where(eq(revocations.id, id))
  if (old.length > 0) log('info', 'grants.sealed_anew', { count: old.length, keyId: ring.current })
}
