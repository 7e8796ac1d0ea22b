import { eq, sql } from 'drizzle-orm'
import { users } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { announce, record } from '#/lib/events.ts'
import { zoneOf } from '#/lib/me/region.ts'

/** Hides the banner of mail that was not sent until the person's next midnight, or until another mail fails or asks. */
export async function hideUnsent(viewer: Viewer): Promise<void> {
  const zone = await zoneOf(viewer)
  await db().transaction(async (tx) => {
    await tx
      .update(users)
      .set({
        unsentHiddenAt: sql`now()`,
        unsentHiddenUntil: sql`(date_trunc('day', now() at time zone ${zone}) + interval '1 day') at time zone ${zone}`,
      })
      .where(eq(users.id, viewer.userId))
    await record(tx, [
      { kind: 'outbox.changed', actorId: viewer.userId, recordKind: 'person', recordId: viewer.userId },
    ])
  })
  announce()
}
