import postgres from 'postgres'
import type { Transaction } from '#/db/client.ts'
import type { Gmail } from '#/lib/gmail/client.ts'
import { Gone, NeedsPerson, Refused, RetryLater } from '#/lib/gmail/errors.ts'
import { fetchBatch, type Outcome } from './fetch.ts'
import { writeAs } from './lease.ts'
import { failMessages, markGone, tryAgain } from './ledger.ts'
import { type FetchPart, planFetch } from './plan.ts'
import { countMessages } from './progress.ts'
import type { Slice } from './slice.ts'
import { addressesOf, storeMessages } from './store.ts'
import { lockThreads } from './threads.ts'

const FOREIGN_KEY_VIOLATION = '23503' // https://www.postgresql.org/docs/18/errcodes-appendix.html
const COUNT_EVERY_MS = 1_000 // the progress bar moves at a glance's pace

/**
 * Fetches and stores what the ledger lists up to a lane, batch by batch: while one is stored the next is on its way, and there is one
 * writer. Gives true when nothing is left to fetch now, false when the slice's time was over.
 */
export async function fetchListed(slice: Slice, gmail: Gmail, lastLane: number): Promise<boolean> {
  while (!slice.over()) {
    const batches = await planFetch(slice.lease.mailboxId, lastLane)
    if (batches.length === 0) return true
    for await (const outcomes of oneAhead(
      batches,
      (parts) => fetchBatch(gmail, parts, slice.signal),
      slice.over,
    )) {
      await storeBatch(slice, outcomes)
      const trouble = firstTrouble(outcomes)
      if (trouble) throw trouble
    }
  }
  return false
}

/** What each batch brought, in order: while one is stored the next is on its way. Never two at once, which together want more slots than there are. */
async function* oneAhead(
  batches: FetchPart[][],
  fetch: (parts: FetchPart[]) => Promise<Outcome[]>,
  over: () => boolean,
): AsyncGenerator<Outcome[]> {
  const start = (index: number) => {
    const parts = over() ? undefined : batches[index]
    const fetched = parts && fetch(parts)
    fetched?.catch(() => undefined) // awaited below; until then a failure must not count as unhandled
    return fetched
  }
  let current = start(0)
  try {
    for (let index = 1; current; index += 1) {
      const outcomes = await current
      current = start(index)
      yield outcomes
    }
  } finally {
    await current?.catch(() => undefined) // no call outlives the slice
  }
}

async function storeBatch(slice: Slice, outcomes: Outcome[]): Promise<void> {
  try {
    await storeOnce(slice, outcomes)
  } catch (error) {
    if (!isAddressGone(error)) throw error
    await storeOnce(slice, outcomes) // its row is made anew
  }
}

/** An address that this batch names was deleted, between the look at it and the use, by the erasing of another mailbox. */
function isAddressGone(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return (
    cause instanceof postgres.PostgresError &&
    cause.code === FOREIGN_KEY_VIOLATION &&
    cause.constraint_name === 'message_addresses_address_id_addresses_id_fk'
  )
}

async function storeOnce(slice: Slice, outcomes: Outcome[]): Promise<void> {
  const { lease, mailbox } = slice
  const came = outcomes.flatMap((outcome) => ('messages' in outcome ? outcome.messages : []))
  const addressIds = await addressesOf(came)
  await writeAs(lease, async (tx) => {
    await lockThreads(
      tx,
      mailbox.id,
      came.map(({ message }) => message.threadId),
    )
    await storeMessages(tx, mailbox, came, addressIds)
    for (const outcome of outcomes) await noteOutcome(tx, mailbox.id, outcome)
    if (Date.now() - slice.countedAt >= COUNT_EVERY_MS) await countMessages(tx, slice)
    else slice.dirty = true
  })
}

/** What did not come: gone, refused for good, or to be asked again, each message alone the next time. */
async function noteOutcome(tx: Transaction, mailboxId: number, outcome: Outcome): Promise<void> {
  const { part } = outcome
  if ('messages' in outcome) {
    await failMessages(tx, mailboxId, outcome.unreadable, 'unreadable')
    const came = new Set([...outcome.messages.map(({ message }) => message.id), ...outcome.unreadable])
    await tryAgain(
      tx,
      mailboxId,
      part.messageIds.filter((id) => !came.has(id)),
      'not in its thread',
    )
  } else if (outcome.error instanceof Gone && part.kind === 'message') {
    await markGone(
      tx,
      mailboxId,
      part.messageIds.map((gmailId) => ({ gmailId, asOf: 0n })),
    )
  } else if (outcome.error instanceof Refused && part.kind === 'message') {
    await failMessages(tx, mailboxId, part.messageIds, outcome.error.reason)
  } else if (!isOverload(outcome.error)) {
    await tryAgain(tx, mailboxId, part.messageIds, 'no readable answer')
  }
}

/** What stops the mailbox rather than one message. */
const firstTrouble = (outcomes: Outcome[]) =>
  outcomes.flatMap((outcome) =>
    'error' in outcome && (outcome.error instanceof NeedsPerson || isOverload(outcome.error))
      ? [outcome.error]
      : [],
  )[0]

const isOverload = (error: Error) =>
  error instanceof RetryLater && (error.overload || error.until !== undefined)
