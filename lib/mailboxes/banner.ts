import { eq, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { announce } from '#/lib/events.ts'
import { zoneOf } from '#/lib/me/region.ts'
import { recordState } from '#/lib/sync/progress.ts'
import type { TroubleKind } from '#/lib/sync/types.ts'
import { lockMailbox } from './lock.ts'

/**
 * Hides the banner of one kind of trouble until the person's next midnight; another kind shows at once, and so does the same one when it
 * comes back after a recovery. Throws not found for another's mailbox.
 */
export async function hideBanner(viewer: Viewer, mailboxId: number, kind: TroubleKind): Promise<void> {
  const zone = await zoneOf(viewer)
  await db().transaction(async (tx) => {
    await lockMailbox(tx, viewer, mailboxId)
    await tx
      .update(mailboxes)
      .set({
        bannerHidden: kind,
        bannerHiddenUntil: sql`(date_trunc('day', now() at time zone ${zone}) + interval '1 day') at time zone ${zone}`,
      })
      .where(eq(mailboxes.id, mailboxId))
    await recordState(tx, mailboxId, {}, viewer.userId)
  })
  announce()
}
