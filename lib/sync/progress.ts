import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { type MessageCounts, mailboxes } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { record } from '#/lib/events.ts'
import { log } from '#/lib/log.ts'
import { type Mailbox, writeAs } from './lease.ts'
import type { Slice } from './slice.ts'
import { isLate, troubleOf } from './trouble.ts'
import type { MailboxState } from './types.ts'

/** The viewer's mailboxes with the state of their sync, oldest first. */
export async function mailboxStates(viewer: Viewer): Promise<MailboxState[]> {
  const rows = await db().select(STATE).from(mailboxes).where(readable(viewer)).orderBy(asc(mailboxes.id))
  return rows.map(stateOf)
}

/** The columns of which `stateOf` makes a mailbox's state. */
export const STATE = {
  id: mailboxes.id,
  address: mailboxes.address,
  colour: mailboxes.colour,
  start: mailboxes.start,
  phase: mailboxes.phase,
  pausedAt: mailboxes.pausedAt,
  counts: mailboxes.counts,
  messagesTotal: mailboxes.messagesTotal,
  firstWindowAt: mailboxes.firstWindowAt,
  lastSyncedAt: mailboxes.lastSyncedAt,
  facts: {
    trouble: mailboxes.trouble,
    troubleAt: mailboxes.troubleAt,
    bannerHidden: mailboxes.bannerHidden,
    bannerHiddenUntil: mailboxes.bannerHiddenUntil,
    hasToken: sql<boolean>`${mailboxes.sealedRefreshToken} is not null`,
    late: sql<boolean>`coalesce(${isLate}, false)`,
  },
}

type StateRow = Omit<MailboxState, 'trouble'> & {
  facts: Omit<Parameters<typeof troubleOf>[0], keyof MailboxState> & { trouble: Mailbox['trouble'] }
}

export const stateOf = ({ facts, ...state }: StateRow): MailboxState => ({
  ...state,
  trouble: troubleOf({ ...state, ...facts }),
})

/** Counts the mailbox's messages by state onto its row: an index-only scan, 10 ms at 100,000, so not with every batch. Gives them. */
export async function writeCounts(tx: Transaction, mailboxId: number): Promise<MessageCounts> {
  const [row] = await tx.execute(sql`
    update mailboxes set counts = '{"listed":0,"stored":0,"skipped":0,"failed":0,"gone":0}'::jsonb || coalesce((
      select jsonb_object_agg(state, n) from (
        select state, count(*) as n from messages where mailbox_id = ${mailboxId} group by state) by_state), '{}')
     where id = ${mailboxId} returning counts`)
  return countsRow.parse(row).counts
}

const countsRow = z.object({
  counts: z.object({
    listed: z.number(),
    stored: z.number(),
    skipped: z.number(),
    failed: z.number(),
    gone: z.number(),
  }),
})

/** The same within a slice. */
export async function countMessages(tx: Transaction, slice: Slice): Promise<void> {
  await writeCounts(tx, slice.lease.mailboxId)
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

/** Somebody asked to look at once, or it had not worked for long: history is read to its end now, and both are settled. */
export async function noteLook({ lease, mailbox }: Slice): Promise<void> {
  const { lookAskedAt, lateToldAt } = mailbox
  if (!lookAskedAt && !lateToldAt) return
  await writeAs(lease, async (tx) => {
    await tx
      .update(mailboxes)
      .set({ lookAskedAt: null, lateToldAt: null })
      .where(eq(mailboxes.id, lease.mailboxId))
    await recordState(tx, lease.mailboxId, lateToldAt ? { recovered: 'late' } : {})
  })
  if (lateToldAt) log('info', 'sync.recovered', { mailboxId: lease.mailboxId })
}

/** Tells the pages that a mailbox's own state is another than before. */
export const recordState = (
  tx: Transaction,
  mailboxId: number,
  details: Record<string, unknown> = {},
  actorId: number | null = null,
) =>
  record(tx, [
    { kind: 'mailbox.state', mailboxId, actorId, recordKind: 'mailbox', recordId: mailboxId, details },
  ])
