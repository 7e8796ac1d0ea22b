import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { drafts, mailboxes, outgoingFiles } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { recordDraft } from '#/lib/drafts/drafts.ts'
import type { Draft } from '#/lib/drafts/kept.ts'
import { env } from '#/lib/env.ts'
import { announce } from '#/lib/events.ts'
import { type Gmail, openGmail } from '#/lib/gmail/client.ts'
import { type DraftTarget, deleteDraft, putDraft } from '#/lib/gmail/drafts.ts'
import { Gone, NeedsPerson, Refused, RetryLater } from '#/lib/gmail/errors.ts'
import type { GmailDraft } from '#/lib/gmail/shapes.ts'
import { beginUpload, uploadPiece } from '#/lib/gmail/upload.ts'
import { errorFields, log } from '#/lib/log.ts'
import { enqueue, saveDrafts } from '#/lib/queue.ts'
import { presentDraft, SMALL } from './at-gmail.ts'
import { mailPieces } from './build.ts'
import { ClaimLost } from './claim.ts'
import { NotSent } from './not-sent.ts'
import { threadOf } from './thread-of.ts'

const SLICE_MS = 15_000 // no draft is begun after this
const CLAIM_SECONDS = 90
const CONFLICT_SECONDS = 10 // until whoever reads the drafts at Gmail has met what was changed there
const BACKOFF_MAX_S = 300
const QUIET_TRIES = 2 // a fault that passes at the second try is nothing to tell a person

const idRow = z.object({ id: z.coerce.number() })

const due = sql`save_at <= now() and state in ('open', 'discarded') and (save_claimed_until is null or save_claimed_until < now())`

/** Queues the saving for each mailbox with drafts that are to be brought to Gmail. */
export async function queueDueDrafts(): Promise<void> {
  const found = await db().execute(
    sql`select distinct mailbox_id as id from drafts where save_at is not null and ${due} limit 100`,
  )
  const ids = z.array(idRow).parse([...found])
  if (ids.length === 0) return
  await db().transaction(async (tx) => {
    for (const { id: mailboxId } of ids) await enqueue(tx, saveDrafts, { mailboxId })
  })
}

/** Brings what was written to Gmail's drafts, and takes away there what was discarded here. May be killed at any line. */
export async function saveDueDrafts(mailboxId: number, signal: AbortSignal): Promise<void> {
  const end = Date.now() + SLICE_MS
  while (!signal.aborted && Date.now() < end) {
    const draft = await claimDraft(mailboxId)
    if (!draft) return
    try {
      const gmail = await openGmail(mailboxId, 'person')
      if (draft.state === 'discarded') await takeAway(gmail, draft, signal)
      else await save(gmail, draft, signal)
    } catch (error) {
      if (error instanceof ClaimLost) log('warn', 'drafts.claim_lost', { draftId: draft.id })
      else await settle(draft, error, signal)
    }
  }
}

async function claimDraft(mailboxId: number): Promise<Draft | undefined> {
  const [draft] = await db()
    .update(drafts)
    .set({
      saveClaimedUntil: sql`date_trunc('milliseconds', now()) + make_interval(secs => ${CLAIM_SECONDS})`,
    })
    .where(
      sql`${drafts.id} = (select id from drafts where mailbox_id = ${mailboxId} and save_at is not null and ${due}
        order by save_at, id limit 1 for update skip locked)`,
    )
    .returning()
  return draft
}

async function save(gmail: Gmail, draft: Draft, signal: AbortSignal): Promise<void> {
  if (draft.savedVersion === draft.version) return release(draft, { saveAt: ifUnchanged(draft, null) })
  let known = draft.gmailDraftId
  if (known !== null) {
    const there = await presentDraft(gmail, known, signal)
    if (!there)
      known = null // deleted in Gmail while it was changed here: what was written stays
    else if (there.message.id !== draft.gmailMessageId && draft.savingVersion === null)
      return changedThere(draft)
  }
  await write(draft, { savingVersion: draft.version })
  const put = await upload(gmail, { id: known, threadId: await threadOf(draft) }, draft, signal)
  await release(
    draft,
    {
      gmailDraftId: put.id,
      gmailMessageId: put.message.id,
      gmailThreadId: put.message.threadId,
      savingVersion: null,
      savedVersion: sql`case when ${same(draft)} then ${draft.version} else ${draft.version} - 1 end`,
      saveAt: ifUnchanged(draft, null),
      saveTries: 0,
      saveTrouble: null,
    },
    (tx) => recordDraft(tx, draft.userId),
  )
}

/** The slice that reads Gmail's drafts decides what becomes of two texts; then this goes on. */
async function changedThere(draft: Draft): Promise<void> {
  await release(draft, { saveAt: sql`now() + make_interval(secs => ${CONFLICT_SECONDS})` }, async (tx) => {
    await tx
      .update(mailboxes)
      .set({ draftsDue: true, nextSyncAt: sql`now()` })
      .where(eq(mailboxes.id, draft.mailboxId))
  })
}

/** A large one goes up in pieces as it is built. When that breaks off, it begins anew the next time. */
async function upload(
  gmail: Gmail,
  target: DraftTarget,
  draft: Draft,
  signal: AbortSignal,
): Promise<GmailDraft> {
  const pieces = mailPieces(draft, signal)
  const first: Buffer[] = []
  let size = 0
  let next = await pieces.next()
  while (!next.done && size + next.value.length <= SMALL) {
    first.push(next.value)
    size += next.value.length
    next = await pieces.next()
  }
  if (next.done) return putDraft(gmail, target, Buffer.concat(first), signal)

  const address = await beginUpload(gmail, target, null, signal)
  let from = 0
  const send = async (bytes: Buffer, last: boolean) => {
    const total = last ? from + bytes.length : null
    const state = await uploadPiece(gmail, address, { from, bytes, total }, signal)
    from += bytes.length
    if ('received' in state && (last || state.received !== from))
      throw new RetryLater('an upload that Google did not take whole')
    await write(draft, {})
    return state
  }
  for (const piece of first) await send(piece, false)
  for (;;) {
    const piece: Buffer = next.value
    next = await pieces.next()
    const state = await send(piece, next.done === true)
    if ('draft' in state) return state.draft
    if (next.done) throw new RetryLater('an upload without an end')
  }
}

async function takeAway(gmail: Gmail, draft: Draft, signal: AbortSignal): Promise<void> {
  if (draft.gmailDraftId !== null)
    await deleteDraft(gmail, draft.gmailDraftId, signal).catch((error: unknown) => {
      if (!(error instanceof Gone)) throw error
    })
  await release(
    draft,
    { gmailDraftId: null, gmailMessageId: null, saveAt: null, saveTrouble: null },
    async (tx) => {
      await tx.delete(outgoingFiles).where(eq(outgoingFiles.draftId, draft.id))
    },
  )
}

async function settle(draft: Draft, error: unknown, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return release(draft, {})
  log('info', 'drafts.not_saved', { draftId: draft.id, ...errorFields(error) })
  if (error instanceof NotSent || error instanceof Refused)
    return release(draft, {
      saveTrouble: error instanceof NotSent ? error.reason : 'refused',
      savingVersion: null,
      saveAt: ifUnchanged(draft, null),
    })
  const tries = draft.saveTries + 1
  const wait = Math.min(env().SEND_LOOK_SECONDS * 2 ** Math.min(tries, 10), BACKOFF_MAX_S)
  const until = error instanceof RetryLater ? error.until : undefined
  const told =
    error instanceof NeedsPerson ? 'reconnect' : tries > QUIET_TRIES ? 'no_answer' : draft.saveTrouble
  await release(
    draft,
    {
      saveTries: Math.min(tries, 1_000),
      saveTrouble: told,
      saveAt: until ?? new Date(Date.now() + wait * 1000),
    },
    (tx) => recordDraft(tx, draft.userId),
  )
}

type Change = Parameters<ReturnType<Transaction['update']>['set']>[0]

/** Nothing was written since this was read. */
const same = ({ version, updatedAt }: Draft) =>
  sql`(${drafts.version} = ${version} and date_trunc('milliseconds', ${drafts.updatedAt}) = ${updatedAt.toISOString()}::timestamptz)`

/** A draft that was changed meanwhile keeps the time at which it is due again. */
const ifUnchanged = (draft: Draft, value: null) =>
  sql`case when ${same(draft)} then ${value}::timestamptz else ${drafts.saveAt} end`

async function release(
  draft: Draft,
  change: Change,
  also?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await write(draft, { ...change, saveClaimedUntil: null }, also)
  announce()
}

/** Writes as long as the draft is still ours to save. Throws ClaimLost. */
async function write(draft: Draft, change: Change, also?: (tx: Transaction) => Promise<void>): Promise<void> {
  await db().transaction(async (tx) => {
    const [held] = await tx
      .update(drafts)
      .set({ saveClaimedUntil: RENEWED, ...change })
      .where(
        and(
          eq(drafts.id, draft.id),
          sql`${drafts.saveClaimedUntil} = ${draft.saveClaimedUntil?.toISOString()}::timestamptz`,
        ),
      )
      .returning({ until: drafts.saveClaimedUntil })
    if (!held) throw new ClaimLost('this draft is somebody else’s to save')
    draft.saveClaimedUntil = held.until
    await also?.(tx)
  })
}

const RENEWED = sql`date_trunc('milliseconds', now()) + make_interval(secs => ${CLAIM_SECONDS})`
