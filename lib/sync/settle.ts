import { eq, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import { NeedsPerson, RetryLater } from '#/lib/gmail/errors.ts'
import { errorFields, log } from '#/lib/log.ts'
import { type Lease, type Mailbox, writeAs } from './lease.ts'
import { recordState } from './progress.ts'
import type { Slice } from './slice.ts'

const BACKOFF_MAX_S = 64 // GMAIL §3.5: truncated exponential, 32 to 64 s
const QUIET_TRIES = 2 // a fault that passes at the second try is nothing to tell a person

/** Writes down how a slice ended that could not go on, and gives when to look again. Told once: an event comes only when the reason is another. */
export async function settle(lease: Lease, mailbox: Mailbox, error: unknown): Promise<Date> {
  const { mailboxId } = lease
  if (error instanceof NeedsPerson) {
    log('warn', 'sync.stopped', { mailboxId, reason: error.reason })
    await say(lease, mailbox, error.reason, { phase: 'stopped' })
    return mailbox.nextSyncAt
  }
  if (error instanceof RetryLater && error.until && !error.overload) return error.until // our own budget of this minute

  const tries = mailbox.breakerTries + 1
  const until = (error instanceof RetryLater && error.until) || new Date(Date.now() + backoffMs(tries))
  if (error instanceof RetryLater) {
    const { overload } = error
    log('info', 'sync.waits', { mailboxId, overload, tries, what: error.message })
    const told = tries > QUIET_TRIES ? (overload ? 'slowed' : 'no_answer') : mailbox.trouble
    await say(lease, mailbox, told, { breakerTries: tries, breakerUntil: overload ? until : null })
  } else {
    log('error', 'sync.failed', { mailboxId, tries, ...errorFields(error) })
    await say(lease, mailbox, 'bug', { breakerTries: tries })
  }
  return until
}

/** A slice that worked to its end takes back what was said. */
export async function clearTrouble({ lease, mailbox }: Slice): Promise<void> {
  const { trouble, breakerTries } = mailbox
  if (breakerTries === 0 && trouble === null) return
  await writeAs(lease, async (tx) => {
    await tx
      .update(mailboxes)
      .set({ breakerTries: 0, breakerUntil: null, ...recovered(mailbox) })
      .where(eq(mailboxes.id, lease.mailboxId))
    if (trouble) await recordState(tx, lease.mailboxId, { recovered: trouble })
  })
}

/** What is written when trouble is over: it is remembered as the last one. */
export const recovered = ({ trouble, troubleAt }: Pick<Mailbox, 'trouble' | 'troubleAt'>) =>
  trouble && {
    trouble: null,
    troubleAt: null,
    earlierTrouble: trouble,
    earlierTroubleAt: troubleAt,
    recoveredAt: sql`now()`,
    bannerHidden: null,
  }

type Said = Partial<Pick<Mailbox, 'phase' | 'breakerTries' | 'breakerUntil'>>

async function say(lease: Lease, mailbox: Mailbox, trouble: Mailbox['trouble'], said: Said): Promise<void> {
  const isNew = trouble !== mailbox.trouble
  const changes = isNew || said.phase === 'stopped' || mailbox.lookAskedAt !== null
  await writeAs(lease, async (tx) => {
    await tx
      .update(mailboxes)
      .set({
        ...said,
        trouble,
        lookAskedAt: null,
        ...(isNew && { troubleAt: sql`now()` }),
      })
      .where(eq(mailboxes.id, lease.mailboxId))
    if (changes) await recordState(tx, lease.mailboxId, isNew ? { trouble } : {})
  })
}

const backoffMs = (tries: number) => Math.min(2 ** tries, BACKOFF_MAX_S) * 1000 + Math.random() * 1000
