import { isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import journal from '#/db/migrations/meta/_journal.json' with { type: 'json' }
import { mailboxes, revocations } from '#/db/schema/index.ts'
import { keyRing, open } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { grantPurpose } from '#/lib/gmail/client.ts'

const appliedSchema = z.object({ at: z.coerce.number().nullable() })

/** Throws unless the database has exactly this version's schema: an older one needs `npm run migrate`, a newer one a newer Lilac. */
export async function checkSchema(): Promise<void> {
  const [row] = await db().execute(sql`select max(created_at) as at from drizzle.__drizzle_migrations`)
  const applied = appliedSchema.parse(row).at ?? 0
  const newest = Math.max(...journal.entries.map(({ when }) => when))
  if (applied < newest) throw new Error('The database has an older schema. Run: npm run migrate')
  if (applied > newest) throw new Error('The database has the schema of a newer Lilac. Start that version.')
}

/** Throws unless every grant that is kept opens with the keys of the environment. */
export async function checkKeys(): Promise<void> {
  const ring = keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD)
  const grants = await db()
    .select({ id: mailboxes.id, sealed: mailboxes.sealedRefreshToken })
    .from(mailboxes)
    .where(isNotNull(mailboxes.sealedRefreshToken))
  const ending = await db()
    .select({ id: revocations.mailboxId, sealed: revocations.sealedRefreshToken })
    .from(revocations)
  for (const { id, sealed } of [...grants, ...ending])
    if (sealed !== null) open(ring, grantPurpose(id), sealed)
}
