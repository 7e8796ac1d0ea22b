import { eq } from 'drizzle-orm'
import { drafts } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import type { Draft } from '#/lib/drafts/kept.ts'
import { nameOfSender } from '#/lib/drafts/send-addresses.ts'
import { env } from '#/lib/env.ts'
import { type Gmail, openGmail } from '#/lib/gmail/client.ts'
import { sendDraft } from '#/lib/gmail/drafts.ts'
import { Gone, NeedsPerson, Refused, RetryLater } from '#/lib/gmail/errors.ts'
import { errorFields, log } from '#/lib/log.ts'
import { afterSent } from './after-sent.ts'
import { bringToGmail, presentDraft } from './at-gmail.ts'
import { forgetBuilt } from './build.ts'
import { type Claim, ClaimLost, claimNext, hold, noted, release, whileHeld } from './claim.ts'
import { findSent, type SentCopy } from './find-sent.ts'
import { NotSent } from './not-sent.ts'
import type { Reason } from './words.ts'

const SLICE_MS = 15_000 // no mail is begun after this
const BACKOFF_MAX_S = 300
const MOST_TRIES = 60 // with the delays above some hours
const SAVING_MS = 1_000 // a save that is under way is waited for
const LOOK_MAX_S = 30 // between two looks for the copy of a mail that may have been sent
const LOOKS = 3 // that found nothing, before its sender is asked
const BLIND = 6 // times as long one waits where Google does not let us look
const ASKING_LOOK_S = 120 // the copy may turn up long after a person was asked
const ASKING_LOOKS_MS = 24 * 60 * 60 * 1000 // and is looked for so long

/** Sends what is due of a mailbox, one mail after the other, for some seconds. May be killed at any line: the next goes on from the rows. */
export async function deliverMail(mailboxId: number, signal: AbortSignal): Promise<void> {
  const end = Date.now() + SLICE_MS
  while (!signal.aborted && Date.now() < end) {
    const claim = await claimNext(mailboxId)
    if (!claim) return
    await whileHeld(claim, () => deliver(claim, signal))
  }
}

async function deliver(claim: Claim, signal: AbortSignal): Promise<void> {
  try {
    const [draft] = await db().select().from(drafts).where(eq(drafts.id, claim.row.draftId))
    if (!draft) return
    if (draft.saveClaimedUntil && draft.saveClaimedUntil > new Date()) {
      await release(claim, { retryAt: new Date(Date.now() + SAVING_MS) })
      return
    }
    const gmail = await openGmail(claim.row.mailboxId, 'person')
    if (claim.row.askedAt !== null) await resolve(claim, gmail, draft, signal)
    else await bringAndSend(claim, gmail, draft, signal)
  } catch (error) {
    if (error instanceof ClaimLost) log('warn', 'send.claim_lost', { outboxId: claim.row.id })
    else await settleTrouble(claim, error, signal)
  }
}

async function bringAndSend(claim: Claim, gmail: Gmail, draft: Draft, signal: AbortSignal): Promise<void> {
  if (!(await nameOfSender(db(), draft.mailboxId, draft.fromEmail)))
    throw new NotSent('not_verified', draft.fromEmail) // Gmail would put another From in its place, and say nothing (GMAIL §6.5)
  const there = await bringToGmail(claim, gmail, draft, signal)
  if (there) return send(claim, gmail, there.id, signal)
  const copy = await findSent(gmail, claim.row, draft, signal) // somebody may have sent it in Gmail
  if (copy) return settleSent(claim, copy)
  await forgetDraft(claim, draft)
  await release(claim, { retryAt: new Date() })
}

/** The draft that we had at Gmail was deleted there: what a person sent here goes out with a new one. */
async function forgetDraft(claim: Claim, draft: Draft): Promise<void> {
  await hold(claim, { gmailDraftId: null, details: {}, ...forgetBuilt }, async (tx) => {
    await tx
      .update(drafts)
      .set({ gmailDraftId: null, gmailMessageId: null, savedVersion: 0, savingVersion: null })
      .where(eq(drafts.id, draft.id))
  })
}

/** Asks Gmail to send the draft, once. What it answers decides; where no answer comes, nobody knows, and the row says so. */
async function send(claim: Claim, gmail: Gmail, draftId: string, signal: AbortSignal): Promise<void> {
  let asked = false
  const before = async () => {
    const details = { ...claim.row.details, there: false }
    await hold(claim, { askedAt: new Date(), looks: 0, details, retryAt: null, history: noted('asked') })
    asked = true
  }
  let sent: SentCopy
  try {
    sent = await sendDraft(gmail, draftId, before, signal)
  } catch (error) {
    const refused =
      error instanceof Refused ||
      error instanceof NeedsPerson ||
      (error instanceof RetryLater && error.overload)
    if (!asked || error instanceof ClaimLost) throw error
    if (refused) {
      await hold(claim, { askedAt: null })
      throw error
    }
    log('warn', 'send.unknown', { outboxId: claim.row.id, ...errorFields(error) })
    await release(claim, { retryAt: lookAgain(claim), history: noted('unknown') })
    return
  }
  await settleSent(claim, sent)
}

/** Finds out whether a mail was sent whose answer was lost: by whether its draft is still there, twice, apart, and by its copy. */
async function resolve(claim: Claim, gmail: Gmail, draft: Draft, signal: AbortSignal): Promise<void> {
  const { row } = claim
  const there = row.gmailDraftId === null ? undefined : await presentDraft(gmail, row.gmailDraftId, signal)
  if (there && row.state !== 'asking') {
    if (there.message.id !== draft.gmailMessageId) throw new NotSent('changed_at_gmail')
    if (row.details.there === true) return send(claim, gmail, there.id, signal)
    await release(claim, { details: { ...row.details, there: true }, retryAt: lookAgain(claim) })
    return
  }
  const copy = await findSent(gmail, row, draft, signal)
  if (copy) return settleSent(claim, copy)
  await lookLater(claim, true)
}

/**
 * It was not found this time, or nobody could look. After some minutes and some looks its sender is asked, and it is looked for all the same.
 */
async function lookLater(claim: Claim, looked: boolean): Promise<void> {
  const { row } = claim
  const waited = Date.now() - (row.askedAt?.getTime() ?? 0)
  const patience = env().SEND_ASKING_SECONDS * 1000
  const looks = row.looks + (looked ? 1 : 0)
  const seldom = new Date(Date.now() + ASKING_LOOK_S * 1000)
  if (row.state === 'asking') await release(claim, { retryAt: waited < ASKING_LOOKS_MS ? seldom : null })
  else if (waited <= patience || (looks < LOOKS && waited <= BLIND * patience))
    await release(claim, { looks, retryAt: lookAgain(claim) })
  else
    await release(claim, {
      state: 'asking',
      reason: 'unknown',
      retryAt: seldom,
      history: noted('asking'),
    })
}

function lookAgain({ row }: Claim): Date {
  const seconds = Math.min(env().SEND_LOOK_SECONDS * 2 ** Math.max(0, row.looks - 1), LOOK_MAX_S)
  return new Date(Date.now() + seconds * 1000)
}

/** It was sent: the mailbox looks for the copy at once, and what it was built from goes. */
async function settleSent(claim: Claim, sent: SentCopy): Promise<void> {
  await release(
    claim,
    {
      state: 'sent',
      sentGmailId: sent.id,
      gmailThreadId: sent.threadId,
      sentAt: new Date(),
      reason: null,
      retryAt: null,
      uploadAddress: null,
      details: {},
      history: noted('sent'),
    },
    (tx) => afterSent(tx, claim.row),
  )
}

/** Whatever went wrong before Gmail was asked, or when it said no: the mail was not sent. */
async function settleTrouble(claim: Claim, error: unknown, signal: AbortSignal): Promise<void> {
  const { row } = claim
  if (signal.aborted) return release(claim, {})
  const fields = { outboxId: row.id, ...errorFields(error) }
  if (row.askedAt !== null && !(error instanceof NotSent)) {
    log('warn', 'send.look_failed', fields) // nobody could tell this time: Google's answer to the question is missing too
    return lookLater(claim, false)
  }
  const reason = reasonOf(error)
  if (reason === undefined && row.tries < MOST_TRIES) {
    log('info', 'send.waits', fields)
    const tries = row.tries + 1
    const until = error instanceof RetryLater ? error.until : undefined
    const retryAt = until ?? new Date(Date.now() + backoffMs(tries))
    const counts = until === undefined || (error instanceof RetryLater && error.overload)
    return release(claim, {
      ...(counts && { tries, reason: tries > 2 ? 'no_answer' : row.reason }),
      retryAt,
    })
  }
  log('error', 'send.failed', { ...fields, reason })
  const said = error instanceof Refused ? error.said : error instanceof NotSent ? error.details : ''
  const why: Reason = reason ?? (error instanceof RetryLater && error.overload ? 'limit' : 'gave_up')
  await release(claim, {
    state: 'failed',
    reason: why,
    retryAt: null,
    askedAt: null,
    details: { said },
    history: noted(`failed: ${why}`),
  })
}

/** Why it can't be sent; undefined for what passes by itself. */
function reasonOf(error: unknown): Reason | undefined {
  if (error instanceof NotSent) return error.reason
  if (error instanceof RetryLater || error instanceof Gone) return undefined
  if (error instanceof NeedsPerson) return 'reconnect'
  if (!(error instanceof Refused)) return 'bug'
  if (/^413|too large|size limit|exceeds the limit/i.test(`${error.reason} ${error.said}`)) return 'too_large'
  if (/recipient|invalid (?:to|cc|bcc) header/i.test(error.said)) return 'bad_recipient'
  return 'refused'
}

const backoffMs = (tries: number) =>
  Math.min(env().SEND_LOOK_SECONDS * 2 ** (tries - 1), BACKOFF_MAX_S) * 1000 * (0.75 + Math.random() / 2)
