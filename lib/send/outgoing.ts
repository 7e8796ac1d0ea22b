import { and, eq, inArray, sql } from 'drizzle-orm'
import { mailboxes, outbox } from '#/db/schema/index.ts'
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
      .select({ unsent: sql<number>`count(*)::int`, failed: inState('failed'), asking: inState('asking') })
      .from(outbox)
      .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
      .where(
        and(
          inArray(outbox.state, ['queued', 'sending', 'asking', 'failed']),
          eq(outbox.userId, viewer.userId),
          readable(viewer),
        ),
      ),
  ])
  return { drafts, ...(counts ?? { unsent: 0, failed: 0, asking: 0 }) }
}
