import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { mailboxes } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { record } from '#/lib/events.ts'
import { writeAs } from './lease.ts'
import type { Slice } from './slice.ts'
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

/** Counts the mailbox's messages by state onto its row: an index-only scan, 10 ms at 100,000, so not with every batch. */
export async function countMessages(tx: Transaction, slice: Slice): Promise<void> {
  const { mailboxId } = slice.lease
  await tx.execute(sql`
    update mailboxes set counts = '{"listed":0,"stored":0,"skipped":0,"failed":0,"gone":0}'::jsonb || coalesce((
      select jsonb_object_agg(state, n) from (
        select state, count(*) as n from messages where mailbox_id = ${mailboxId} group by state) by_state), '{}')
     where id = ${mailboxId}`)
  slice.countedAt = Date.now()
  slice.dirty = false
}

/** Moves a mailbox to another phase and writes its counts where they have changed, with an event; does nothing when all is as it was. */
export async function enterPhase(slice: Slice, phase: 'fetching' | 'live'): Promise<void> {
  if (slice.mailbox.phase === phase && !slice.dirty) return
  const { mailboxId } = slice.lease
  await writeAs(slice.lease, async (tx) => {
    await tx
      .update(mailboxes)
      .set({ phase })
      .where(and(eq(mailboxes.id, mailboxId), ne(mailboxes.phase, 'stopped')))
    await countMessages(tx, slice)
    await recordState(tx, mailboxId)
  })
}

/** The newest mail is there: the first page can be read while the rest comes. */
export async function noteFirstWindow(slice: Slice): Promise<void> {
  const { mailboxId } = slice.lease
  await writeAs(slice.lease, async (tx) => {
    await countMessages(tx, slice)
    await tx
      .update(mailboxes)
      .set({ firstWindowAt: sql`coalesce(${mailboxes.firstWindowAt}, now())` })
      .where(eq(mailboxes.id, mailboxId))
    await recordState(tx, mailboxId)
  })
}

/** Tells the pages that a mailbox's own state is another than before. */
export const recordState = (tx: Transaction, mailboxId: number) =>
  record(tx, [{ kind: 'mailbox.state', mailboxId, recordKind: 'mailbox', recordId: mailboxId }])
