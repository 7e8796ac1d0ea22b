import { eq, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { getProfile, listMessages } from '#/lib/gmail/calls.ts'
import type { Gmail } from '#/lib/gmail/client.ts'
import { Refused } from '#/lib/gmail/errors.ts'
import { type Lease, type Mailbox, writeAs } from './lease.ts'
import { addToLedger, type LedgerEntry } from './ledger.ts'
import { LANE, NEWEST_WINDOW } from './plan.ts'
import { SKIPPED_LABELS } from './store.ts'

type Step = NonNullable<Mailbox['listStep']>
const NEXT_STEP: Record<Step, Step | null> = { DRAFT: 'CHAT', CHAT: 'all', all: null }

/**
 * Pins the mailbox's present history id before anything is listed: what changes while we list comes by history from here, over-delivered
 * rather than missed (GMAIL §5). Gives the cursor.
 */
export async function pinHistory(
  gmail: Gmail,
  lease: Lease,
  mailbox: Mailbox,
  signal: AbortSignal,
): Promise<bigint> {
  if (mailbox.historyId !== null) return mailbox.historyId
  const profile = await getProfile(gmail, signal)
  await writeAs(lease, (tx) =>
    tx
      .update(mailboxes)
      .set({ historyId: profile.historyId, messagesTotal: profile.messagesTotal, listStep: 'DRAFT' })
      .where(eq(mailboxes.id, lease.mailboxId)),
  )
  return profile.historyId
}

/**
 * Lists one page of ids into the ledger and moves on, in one transaction. Drafts and chats are listed first by their label, so that
 * they are left out without a fetch. With `start` "new", what is there already is left out too, and counted.
 * Gives `begun` while only those were listed, `ids` once there are messages to fetch, `end` when all are listed.
 */
export async function listPage(
  gmail: Gmail,
  lease: Lease,
  signal: AbortSignal,
): Promise<'begun' | 'ids' | 'end'> {
  const place = await listPlace(lease.mailboxId)
  if (!place.listStep) return 'end'
  const { listStep: step, listPageToken, start } = place
  let page: Awaited<ReturnType<typeof listMessages>>
  try {
    page = await listMessages(
      gmail,
      { labelId: step === 'all' ? undefined : step, pageToken: listPageToken ?? undefined },
      signal,
    )
  } catch (error) {
    if (!(error instanceof Refused) || listPageToken === null) throw error
    await writeAs(lease, (tx) =>
      tx.update(mailboxes).set({ listPageToken: null }).where(eq(mailboxes.id, lease.mailboxId)),
    )
    return 'begun' // the page token went stale: this step begins anew, and what is in the ledger already stays
  }
  const first = listPageToken === null
  const entry = (id: { id: string; threadId: string }, index: number): LedgerEntry => {
    const reason = SKIPPED_LABELS[step] ?? (start === 'new' ? 'before_start' : null)
    const lane = first && index < NEWEST_WINDOW ? LANE.newest : LANE.rest
    return {
      gmailId: id.id,
      threadId: id.threadId,
      state: reason ? 'skipped' : 'listed',
      reason,
      lane,
      labelsAsOf: 0n,
    }
  }
  const nextStep = page.nextPageToken === undefined ? NEXT_STEP[step] : step
  await writeAs(lease, async (tx) => {
    await addToLedger(tx, lease.mailboxId, page.messages.map(entry))
    await tx
      .update(mailboxes)
      .set({
        listStep: nextStep,
        listPageToken: page.nextPageToken ?? null,
        ...(nextStep ? {} : { listedAt: sql`now()` }),
      })
      .where(eq(mailboxes.id, lease.mailboxId))
  })
  if (nextStep === null) return 'end'
  return step === 'all' ? 'ids' : 'begun'
}

async function listPlace(mailboxId: number) {
  const [place] = await db()
    .select({ listStep: mailboxes.listStep, listPageToken: mailboxes.listPageToken, start: mailboxes.start })
    .from(mailboxes)
    .where(eq(mailboxes.id, mailboxId))
  if (!place) throw new Error('the mailbox is gone')
  return place
}
