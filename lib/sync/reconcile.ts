import { and, asc, eq, gt, notLike, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { labels, mailboxes, reconcileIds } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { BATCH_PARTS, getBatch } from '#/lib/gmail/batch.ts'
import { getProfile, listMessages } from '#/lib/gmail/calls.ts'
import type { Gmail } from '#/lib/gmail/client.ts'
import { Gone, Refused } from '#/lib/gmail/errors.ts'
import { log } from '#/lib/log.ts'
import { recordChanges } from './changes.ts'
import { writeLabelsAtGmail } from './labels.ts'
import { type Lease, writeAs } from './lease.ts'
import { markGone } from './ledger.ts'
import { LANE } from './plan.ts'
import { rowsOf } from './rows.ts'
import type { Slice } from './slice.ts'
import { lockThreads } from './threads.ts'

// List, diff, go on, keep all: what a mailbox looks like at Gmail against what is here, when history can't tell, and once a day.
// Costs 5 units for 500 ids, of all messages and of each label, and a fetch only for what is unknown or seems gone.

const MESSAGE_UNITS = 20 // messages.get (GMAIL §3.2)
const EVERY_MS = 24 * 60 * 60 * 1000 // a day
const PAUSE_MAX_MINUTES = 60
const ALL = '' // the step that lists all messages; the others are Gmail's label ids

/**
 * Reconciles where it is due, page by page: once a day, and after a lost history. Gives true when nothing of it is left to do,
 * false when the slice was over.
 */
export async function reconcile(slice: Slice, gmail: Gmail): Promise<boolean> {
  const { reconcilePin, reconciledAt, listedAt } = slice.mailbox
  const running = reconcilePin !== null || slice.historyLost
  const last = reconciledAt ?? listedAt
  if (!running && (!last || Date.now() - last.getTime() < EVERY_MS)) return true
  if (!running) await begin(slice, gmail, false)
  slice.dirty = true
  while (!slice.over()) if (await reconcilePage(gmail, slice.lease, slice.signal)) return true
  return false
}

/**
 * The cursor is too old, which is normal: a reconcile begins, and the cursor moves to the history id pinned before it. One that is running is
 * not begun anew, and one that has just ended is not repeated at once, so that a Google that loses its history for ever costs little.
 */
export async function meetLostHistory(slice: Slice, gmail: Gmail): Promise<void> {
  const { reconcilePin, reconciledAt, historyTries } = slice.mailbox
  log('warn', 'sync.history_lost', { mailboxId: slice.lease.mailboxId, tries: historyTries })
  const pauseMs = historyTries === 0 ? 0 : Math.min(2 ** historyTries, PAUSE_MAX_MINUTES) * 60_000
  if (reconcilePin !== null || (reconciledAt && Date.now() - reconciledAt.getTime() < pauseMs)) return
  await begin(slice, gmail, true)
  slice.historyLost = true
}

async function begin(slice: Slice, gmail: Gmail, lostHistory: boolean): Promise<void> {
  const { lease, signal } = slice
  const { historyId } = await getProfile(gmail, signal)
  const lost = {
    historyId,
    historyTries: sql`${mailboxes.historyTries} + 1`,
    trouble: sql`coalesce(${mailboxes.trouble}, 'history')`,
    troubleAt: sql`coalesce(${mailboxes.troubleAt}, now())`,
    listStep: null, // a first listing that was under way: this one finds the same ids
    listPageToken: null,
    listedAt: sql`coalesce(${mailboxes.listedAt}, now())`,
  }
  await writeAs(lease, async (tx) => {
    await tx.delete(reconcileIds).where(eq(reconcileIds.mailboxId, lease.mailboxId))
    await tx
      .update(mailboxes)
      .set({
        reconcilePin: historyId,
        reconcileStep: ALL,
        reconcilePageToken: null,
        ...(lostHistory ? lost : {}),
      })
      .where(eq(mailboxes.id, lease.mailboxId))
  })
}

/** One page of a running reconcile, or one batch of looking after what seems gone. Gives true when it is at its end. */
async function reconcilePage(gmail: Gmail, lease: Lease, signal: AbortSignal): Promise<boolean> {
  const [place] = await db()
    .select({
      pin: mailboxes.reconcilePin,
      step: mailboxes.reconcileStep,
      pageToken: mailboxes.reconcilePageToken,
    })
    .from(mailboxes)
    .where(eq(mailboxes.id, lease.mailboxId))
  if (!place || place.pin === null) return true
  if (place.step === null) return lookAfterMissing(gmail, lease, place.pin, signal)

  const { step, pin } = place
  let page: Awaited<ReturnType<typeof listMessages>>
  try {
    page = await listMessages(
      gmail,
      { labelId: step === ALL ? undefined : step, pageToken: place.pageToken ?? undefined },
      signal,
    )
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // A stale page token: this label begins anew. A label that was just deleted: it has no messages.
    page = { messages: [], nextPageToken: place.pageToken === null ? undefined : '' }
  }
  await writeAs(lease, async (tx) => {
    const rows = page.messages.map(({ id, threadId }) => ({ gmail_id: id, thread_id: threadId }))
    await tx.execute(sql`
      insert into reconcile_ids (mailbox_id, label_gmail_id, gmail_id, gmail_thread_id)
      select ${lease.mailboxId}, ${step}, gmail_id, thread_id from ${rowsOf(rows, 'gmail_id text, thread_id text')} r on conflict do nothing`)
    if (page.nextPageToken !== undefined) {
      await tx
        .update(mailboxes)
        .set({ reconcilePageToken: page.nextPageToken || null })
        .where(eq(mailboxes.id, lease.mailboxId))
      return
    }
    if (step === ALL) await listUnknown(tx, lease.mailboxId, pin)
    else await diffLabel(tx, lease.mailboxId, step, pin)
    const next = await nextLabel(tx, lease.mailboxId, step)
    await tx
      .update(mailboxes)
      .set({ reconcileStep: next, reconcilePageToken: null })
      .where(eq(mailboxes.id, lease.mailboxId))
  })
  return false
}

/**
 * What Gmail lists and we do not have, or thought gone, joins the ledger. Where only new mail was asked for, what is old is told by its date
 * once it has come (lib/sync/store.ts): the old ids are known since the first listing, so hardly any is fetched for nothing.
 */
async function listUnknown(tx: Transaction, mailboxId: number, pin: bigint): Promise<void> {
  await tx.execute(sql`
    insert into messages as m (mailbox_id, gmail_id, gmail_thread_id, state, reason, lane, labels_as_of)
    select mailbox_id, gmail_id, gmail_thread_id, 'listed', null, ${LANE.history}, 0 from reconcile_ids
     where mailbox_id = ${mailboxId} and label_gmail_id = ${ALL}
        on conflict (mailbox_id, gmail_id) do update set state = 'listed', reason = null, tries = 0, retry_at = null, lane = excluded.lane
     where m.state in ('gone', 'failed') and m.reason is distinct from 'deleting' and m.labels_as_of <= ${String(pin)}::bigint`)
}

/** Who has this label at Gmail, as a difference. Messages whose labels are newer than the pinned history id are left to history. */
async function diffLabel(
  tx: Transaction,
  mailboxId: number,
  labelGmailId: string,
  pin: bigint,
): Promise<void> {
  const old = sql`m.labels_as_of <= ${String(pin)}::bigint`
  const has = sql`
    select m.id as message_id, l.id as label_id
      from reconcile_ids r join messages m on m.mailbox_id = r.mailbox_id and m.gmail_id = r.gmail_id
      join labels l on l.mailbox_id = r.mailbox_id and l.gmail_id = r.label_gmail_id
     where r.mailbox_id = ${mailboxId} and r.label_gmail_id = ${labelGmailId} and m.state = 'stored' and ${old}`
  const had = sql`
    select ml.message_id, ml.label_id from message_labels ml join labels l on l.id = ml.label_id join messages m on m.id = ml.message_id
     where l.mailbox_id = ${mailboxId} and l.gmail_id = ${labelGmailId} and ml.at_gmail and ${old}`
  await tx.execute(sql`
    with has as materialized (${has}), had as materialized (${had}),
    other as ((select * from has except select * from had) union all (select * from had except select * from has))
    select id from threads where id in (select m.thread_id from other join messages m on m.id = other.message_id)
     order by id for no key update`)
  const changed = await writeLabelsAtGmail(tx, has, sql`${had} except select * from has`)
  await recordChanges(tx, mailboxId, { changed })
}

/** Labels are gone through in the order of their Gmail ids; null after the last. */
async function nextLabel(tx: Transaction, mailboxId: number, step: string): Promise<string | null> {
  const [next] = await tx
    .select({ gmailId: labels.gmailId })
    .from(labels)
    .where(
      and(
        eq(labels.mailboxId, mailboxId),
        gt(labels.gmailId, step),
        notLike(labels.gmailId, 'pending:%'), // Gmail has still to make it
      ),
    )
    .orderBy(asc(labels.gmailId))
    .limit(1)
  return next?.gmailId ?? null
}

const missingRow = z.object({ gmail_id: z.string(), gmail_thread_id: z.string() })

/**
 * What we have and a complete listing did not name is asked for one by one before it is marked gone: a listing that lacked something
 * costs a few units, not mail.
 */
async function lookAfterMissing(
  gmail: Gmail,
  lease: Lease,
  pin: bigint,
  signal: AbortSignal,
): Promise<boolean> {
  const found = await db().execute(sql`
    select m.gmail_id, m.gmail_thread_id from messages m
     where m.mailbox_id = ${lease.mailboxId} and m.state in ('stored', 'skipped') and m.labels_as_of <= ${String(pin)}::bigint
       and not exists (select from reconcile_ids r where r.mailbox_id = m.mailbox_id and r.label_gmail_id = ${ALL} and r.gmail_id = m.gmail_id)
     order by m.id limit ${BATCH_PARTS}`)
  const missing = z.array(missingRow).parse([...found])
  if (missing.length === 0) {
    await writeAs(lease, async (tx) => {
      await tx.delete(reconcileIds).where(eq(reconcileIds.mailboxId, lease.mailboxId))
      await tx
        .update(mailboxes)
        .set({ reconcilePin: null, reconcileStep: null, reconcilePageToken: null, reconciledAt: sql`now()` })
        .where(eq(mailboxes.id, lease.mailboxId))
    })
    return true
  }
  const parts = missing.map(({ gmail_id }) => ({
    path: `messages/${encodeURIComponent(gmail_id)}?format=minimal`,
    units: MESSAGE_UNITS,
  }))
  const answers = await getBatch(gmail, parts, signal)
  const isGone = (index: number) => {
    const answer = answers[index]
    if (answer && 'error' in answer && !(answer.error instanceof Gone)) throw answer.error
    return answer !== undefined && 'error' in answer
  }
  const [gone, there] = [
    missing.filter((_, index) => isGone(index)),
    missing.filter((_, index) => !isGone(index)),
  ]
  await writeAs(lease, async (tx) => {
    await lockThreads(
      tx,
      lease.mailboxId,
      gone.map(({ gmail_thread_id }) => gmail_thread_id),
    )
    await markGone(
      tx,
      lease.mailboxId,
      gone.map(({ gmail_id }) => ({ gmailId: gmail_id, asOf: 0n })),
    )
    await tx.execute(sql`
      insert into reconcile_ids (mailbox_id, label_gmail_id, gmail_id, gmail_thread_id)
      select ${lease.mailboxId}, ${ALL}, gmail_id, gmail_thread_id from ${rowsOf(there, 'gmail_id text, gmail_thread_id text')} r on conflict do nothing`)
  })
  return false
}
