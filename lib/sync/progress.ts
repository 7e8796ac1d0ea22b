import { asc, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { MailboxState } from './types.ts'

/** The viewer's mailboxes with the state of their sync, oldest first. */
export function mailboxStates(viewer: Viewer): Promise<MailboxState[]> {
  return db()
    .select({
      id: mailboxes.id,
      address: mailboxes.address,
      colour: mailboxes.colour,
      start: mailboxes.start,
      phase: mailboxes.phase,
      stoppedReason: mailboxes.stoppedReason,
      lastError: mailboxes.lastError,
      counts: mailboxes.counts,
      messagesTotal: mailboxes.messagesTotal,
      firstWindowAt: mailboxes.firstWindowAt,
      lastSyncedAt: mailboxes.lastSyncedAt,
      needsConsent: sql<boolean>`${mailboxes.sealedRefreshToken} is null`,
    })
    .from(mailboxes)
    .where(readable(viewer))
    .orderBy(asc(mailboxes.id))
}
