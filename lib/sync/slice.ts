import { confirmTold } from '#/lib/actions/confirm.ts'
import { type Gmail, openGmail } from '#/lib/gmail/client.ts'
import { Gone } from '#/lib/gmail/errors.ts'
import { log } from '#/lib/log.ts'
import { listPage, pinHistory } from './backfill.ts'
import { readDrafts } from './drafts.ts'
import { fetchListed } from './fetch-listed.ts'
import { readHistory } from './history.ts'
import { readLabels } from './labels.ts'
import { type Lease, LeaseLost, type Mailbox, releaseLease, takeLease } from './lease.ts'
import { LANE } from './plan.ts'
import { enterPhase, noteFirstWindow, noteLook } from './progress.ts'
import { meetLostHistory, reconcile } from './reconcile.ts'
import { readSendAddresses } from './send-addresses.ts'
import { clearTrouble, settle } from './settle.ts'

const SLICE_MS = 15_000 // no step begins after this

/** What the steps of a slice share. `over` says that no new step should begin. */
export type Slice = {
  lease: Lease
  mailbox: Mailbox // as it was when the slice began
  signal: AbortSignal
  over: () => boolean
  countedAt: number // ms; when the mailbox's counts were last written
  dirty: boolean // messages have changed since
  historyLost: boolean // a reconcile began in this slice
}

/**
 * One slice of a mailbox's sync, at most about 15 s: history first, then listing, then fetching. May be killed at any line: what it had
 * not committed is done again by the next. Does nothing when another process holds the mailbox, or when it waits for a person or for Google.
 */
export async function runSlice(mailboxId: number, signal: AbortSignal): Promise<void> {
  const taken = await takeLease(mailboxId)
  if (!taken) return
  const deadline = Date.now() + SLICE_MS
  const slice: Slice = {
    ...taken,
    signal,
    over: () => signal.aborted || Date.now() >= deadline,
    countedAt: 0,
    dirty: false,
    historyLost: false,
  }
  try {
    const next = await work(slice).catch((error: unknown) => {
      if (signal.aborted) return new Date()
      return settle(slice.lease, slice.mailbox, error)
    })
    await releaseLease(slice.lease, slice.mailbox, next)
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    log('warn', 'sync.lease_lost', { mailboxId })
  }
}

/** Gives when the next slice is due: now where there is more to do, else at the next poll. */
async function work(slice: Slice): Promise<Date> {
  const { lease, mailbox, signal } = slice
  const now = () => new Date()
  const news = await openGmail(lease.mailboxId, 'history')
  const gmail = await openGmail(lease.mailboxId, 'sync')

  const cursor = await pinHistory(news, lease, mailbox, signal)
  await readLabels(news, lease, signal)
  await readSendAddresses(slice, news)
  if (!(await catchUp(slice, news, cursor))) return now()
  await confirmTold(lease)
  if (!(await fetchListed(slice, news, LANE.history))) return now()
  await readDrafts(slice, news)
  await noteLook(slice)

  if (mailbox.phase === 'listing') {
    if (!(await listAll(slice, gmail))) return now()
    await enterPhase(slice, 'fetching')
  }
  if (!(await reconcile(slice, gmail))) return now()
  if (!(await fetchListed(slice, gmail, LANE.rest))) return now()
  await enterPhase(slice, 'live')
  await clearTrouble(slice)
  return mailbox.nextSyncAt
}

/** Reads history to its end, or meets an expired one: list, diff, go on, keep all. */
async function catchUp(slice: Slice, gmail: Gmail, cursor: bigint): Promise<boolean> {
  try {
    return await readHistory(slice, gmail, cursor)
  } catch (error) {
    if (!(error instanceof Gone)) throw error
    await meetLostHistory(slice, gmail)
    return true
  }
}

/** Lists to the end, and fetches the newest window as soon as its ids are known. */
async function listAll(slice: Slice, gmail: Gmail): Promise<boolean> {
  while (!slice.over()) {
    const place = await listPage(gmail, slice.lease, slice.signal)
    if (place === 'begun') continue
    if (!(await fetchListed(slice, gmail, LANE.newest))) return false
    if (slice.mailbox.firstWindowAt === null) await noteFirstWindow(slice)
    if (place === 'end') return true
  }
  return false
}
