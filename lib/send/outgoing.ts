import { and, eq, inArray, sql } from 'drizzle-orm'
import { mailboxes, outbox, users } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { openDraftMarks } from '#/lib/drafts/drafts.ts'
import type { Outgoing } from './types.ts'

/** The viewer's drafts and how much of what they sent has not left: little enough to be asked for with each save. */
export async function outgoingOf(viewer: Viewer): Promise<Outgoing> {
  const inState = (state: string) => sql<number>`(count(*) filter (where ${outbox.state} = ${state}))::int`
  const [drafts, [counts]] = await Promise.all([
    openDraftMarks(viewer),
    db()
      .select({
        unsent: sql<number>`count(*)::int`,
        failed: inState('failed'),
        asking: inState('asking'),
        hidden,
      })
      .from(outbox)
      .innerJoin(users, eq(users.id, outbox.userId))
      .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
      .where(
        and(
          inArray(outbox.state, ['queued', 'sending', 'asking', 'failed']),
          eq(outbox.userId, viewer.userId),
          readable(viewer),
        ),
      ),
  ])
  return { drafts, ...(counts ?? { unsent: 0, failed: 0, asking: 0, hidden: false }) }
}

/** Nothing failed or asks that did not when the banner was hidden. */
const hidden = sql<boolean>`coalesce(bool_and(
  ${users.unsentHiddenUntil} > now() and (${outbox.history} -> -1 ->> 'at')::bigint <= extract(epoch from ${users.unsentHiddenAt}) * 1000
) filter (where ${outbox.state} in ('failed', 'asking')), false)`
