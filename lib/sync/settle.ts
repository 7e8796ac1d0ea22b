import { eq } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import { NeedsPerson, RetryLater } from '#/lib/gmail/errors.ts'
import { errorFields, log } from '#/lib/log.ts'
import { type Lease, type Mailbox, writeAs } from './lease.ts'
import { recordState } from './progress.ts'
import type { Slice } from './slice.ts'
import { PASSING, STOPPED } from './words.ts'

const BACKOFF_MAX_S = 64 // GMAIL §3.5: truncated exponential, 32 to 64 s
const QUIET_TRIES = 2 // a fault that passes at the second try is nothing to tell a person

/** Writes down how a slice ended that could not go on, and gives when to look again. Told once: the words change only when the reason does. */
export async function settle(lease: Lease, mailbox: Mailbox, error: unknown): Promise<Date> {
  if (error instanceof NeedsPerson) {
    log('warn', 'sync.stopped', { mailboxId: lease.mailboxId, reason: error.reason })
    await say(lease, mailbox, {
      phase: 'stopped',
      stoppedReason: error.reason,
      lastError: STOPPED[error.reason],
    })
    return mailbox.nextSyncAt
  }
  if (error instanceof RetryLater && error.until && !error.overload) return error.until // our own budget of this minute

  const tries = mailbox.breakerTries + 1
  const until = (error instanceof RetryLater && error.until) || new Date(Date.now() + backoffMs(tries))
  if (error instanceof RetryLater) {
    log('info', 'sync.waits', {
      mailboxId: lease.mailboxId,
      overload: error.overload,
      tries,
      what: error.message,
    })
    const words = error.overload ? PASSING.overload : PASSING.noAnswer
    const lastError = tries > QUIET_TRIES ? words : mailbox.lastError
    await say(lease, mailbox, { breakerTries: tries, breakerUntil: error.overload ? until : null, lastError })
  } else {
    log('error', 'sync.failed', { mailboxId: lease.mailboxId, tries, ...errorFields(error) })
    await say(lease, mailbox, { breakerTries: tries, lastError: PASSING.bug })
  }
  return until
}

/** A slice that worked to its end clears what was wrong. */
export async function clearTrouble({ lease, mailbox }: Slice): Promise<void> {
  if (mailbox.breakerTries > 0 || mailbox.lastError !== null)
    await say(lease, mailbox, { breakerTries: 0, breakerUntil: null, lastError: null })
}

type Said = Partial<Pick<Mailbox, 'phase' | 'stoppedReason' | 'lastError' | 'breakerTries' | 'breakerUntil'>>

async function say(lease: Lease, mailbox: Mailbox, said: Said): Promise<void> {
  await writeAs(lease, async (tx) => {
    await tx.update(mailboxes).set(said).where(eq(mailboxes.id, lease.mailboxId))
    const news =
      said.phase === 'stopped' || (said.lastError !== undefined && said.lastError !== mailbox.lastError)
    if (news) await recordState(tx, lease.mailboxId)
  })
}

const backoffMs = (tries: number) => Math.min(2 ** tries, BACKOFF_MAX_S) * 1000 + Math.random() * 1000
