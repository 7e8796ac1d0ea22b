import { and, desc, eq, gte, inArray, or, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { drafts, mailboxes, outbox, outboxChunks, outgoingFiles, users } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { recordDraft } from '#/lib/drafts/drafts.ts'
import { draftOf, filesOfDrafts } from '#/lib/drafts/kept.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { announce } from '#/lib/events.ts'
import { forgetBuilt } from './build.ts'
import { noted, type Outbox, recordOutbox } from './claim.ts'
import { afterSent } from './deliver.ts'
import type { QueueInput } from './input.ts'
import { mustBeSendable } from './sendable.ts'
import type { OutboxRow } from './types.ts'
import { wordsFor } from './words.ts'

const SENT_SHOWN_MS = 24 * 60 * 60 * 1000
const MOST_ROWS = 500 // of one list

/**
 * Sends a draft as it is in this version: at a time that was chosen, else once the seconds are over in which its sender may take it back. Doing so
 * twice is doing it once. Throws `changed` for another version, and with its field whatever keeps it from being sent.
 */
export async function queueMail(viewer: Viewer, input: QueueInput): Promise<OutboxRow> {
  const id = await db().transaction(async (tx) => {
    await draftOf(tx, viewer, input.draftId)
    const [draft] = await tx.select().from(drafts).where(eq(drafts.id, input.draftId)).for('update')
    if (!draft) throw notFound('This draft')
    if (draft.state !== 'open') {
      const before = await queuedBefore(tx, draft.id, input.version)
      if (before !== undefined) return before
      throw new AppError(409, 'not_open', 'This mail was sent or discarded.')
    }
    if (draft.version !== input.version)
      throw new AppError(
        409,
        'changed',
        'This draft was changed elsewhere meanwhile. Look at it, then send it.',
      )
    await mustBeSendable(tx, draft, await filesOfDrafts(tx, [draft.id]))
    const [row] = await tx
      .insert(outbox)
      .values({
        draftId: draft.id,
        mailboxId: draft.mailboxId,
        userId: viewer.userId,
        sendAt: input.sendAt === undefined ? await undoTime(tx, viewer) : new Date(input.sendAt),
        archive: input.archive,
        remindAt: input.remindAt === undefined ? null : new Date(input.remindAt),
        version: draft.version,
        history: [{ at: Date.now(), what: 'queued' }],
      })
      .returning()
    if (!row) throw notFound('This draft')
    await tx.update(drafts).set({ state: 'queued', saveAt: null }).where(eq(drafts.id, draft.id))
    await recordOutbox(tx, row)
    await recordDraft(tx, viewer.userId)
    return row.id
  })
  announce()
  return outboxRow(viewer, id)
}

/** What waits, is on its way, asks or failed, and what was sent within a day: what needs somebody first. */
export async function outboxOf(viewer: Viewer): Promise<OutboxRow[]> {
  const recent = new Date(Date.now() - SENT_SHOWN_MS)
  return rowsWhere(
    viewer,
    or(
      inArray(outbox.state, ['queued', 'sending', 'asking', 'failed']),
      and(eq(outbox.state, 'sent'), gte(outbox.sentAt, recent)),
    ),
  )
}

/** Takes a mail back that has not left: it is a draft again. Throws `on_its_way` when it is too late. */
export async function cancelMail(viewer: Viewer, id: number): Promise<OutboxRow> {
  await change(viewer, id, async (tx, row) => {
    if (row.state === 'cancelled') return
    if (!canCancel(row))
      throw new AppError(
        409,
        'on_its_way',
        row.state === 'sent'
          ? 'This mail was sent already.'
          : row.state === 'asking'
            ? 'Nobody can tell whether this mail was sent. Say what to do with it.'
            : 'This mail is on its way already.',
      )
    await backToDraft(tx, row)
  })
  return outboxRow(viewer, id)
}

/** Tries a mail again that failed. */
export async function retryMail(viewer: Viewer, id: number): Promise<OutboxRow> {
  await change(viewer, id, async (tx, row) => {
    if (row.state !== 'failed')
      throw new AppError(409, 'not_failed', 'Only a mail that failed can be tried again.')
    await queueAnew(tx, row)
  })
  return outboxRow(viewer, id)
}

/** Sends one at once that waits for its time, or for another try. */
export const sendNow = (viewer: Viewer, id: number): Promise<OutboxRow> => putOff(viewer, id, Date.now())

/** Sends one that waits at another time. */
export async function putOff(viewer: Viewer, id: number, sendAt: number): Promise<OutboxRow> {
  await change(viewer, id, async (tx, row) => {
    if (row.state !== 'queued' && !(row.state === 'sending' && canCancel(row)))
      throw new AppError(409, 'on_its_way', 'This mail does not wait any more.')
    await tx
      .update(outbox)
      .set({ state: 'queued', sendAt: new Date(sendAt), retryAt: null })
      .where(eq(outbox.id, id))
  })
  return outboxRow(viewer, id)
}

/** A person says what became of a mail that nobody could tell of: it was sent; it is to be sent again; it is a draft again. */
export async function settleMail(
  viewer: Viewer,
  id: number,
  as: 'sent' | 'again' | 'draft',
): Promise<OutboxRow> {
  await change(viewer, id, async (tx, row) => {
    if (row.state !== 'asking')
      throw new AppError(409, 'settled', 'What became of this mail is known by now.')
    await tx.update(outbox).set({ settledBy: viewer.userId }).where(eq(outbox.id, id))
    if (as === 'draft') return backToDraft(tx, row)
    if (as === 'again') return queueAnew(tx, row)
    await tx
      .update(outbox)
      .set({
        state: 'sent',
        sentAt: row.askedAt ?? new Date(),
        reason: null,
        retryAt: null,
        history: noted('settled'),
      })
      .where(eq(outbox.id, id))
    await afterSent(tx, row)
  })
  return outboxRow(viewer, id)
}

/** Locks a mail of the viewer's that no worker holds, changes it, and tells the pages. */
async function change(
  viewer: Viewer,
  id: number,
  work: (tx: Transaction, row: Outbox) => Promise<void>,
): Promise<void> {
  await db().transaction(async (tx) => {
    const [found] = await tx
      .select({ row: outbox })
      .from(outbox)
      .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
      .where(and(eq(outbox.id, id), eq(outbox.userId, viewer.userId), readable(viewer)))
      .for('update', { of: outbox })
    if (!found) throw notFound('This mail')
    await work(tx, found.row)
    await recordOutbox(tx, found.row)
  })
  announce()
}

/** As long as Gmail was not asked to send it, and no worker is about to. */
const canCancel = ({ state, askedAt, claimedUntil }: Outbox) =>
  state === 'queued' ||
  state === 'failed' ||
  (state === 'sending' && askedAt === null && (claimedUntil === null || claimedUntil < new Date()))

async function backToDraft(tx: Transaction, row: Outbox): Promise<void> {
  await forgetPieces(tx, row.id)
  await tx
    .update(outbox)
    .set({
      state: 'cancelled',
      retryAt: null,
      claimedUntil: null,
      ...forgetBuilt,
      history: noted('cancelled'),
    })
    .where(eq(outbox.id, row.id))
  const lost = row.askedAt !== null // Gmail may have sent its draft: what is written from now on is another mail
  await tx
    .update(drafts)
    .set({
      state: 'open',
      saveAt: sql`now()`,
      updatedAt: sql`now()`,
      ...(lost && {
        marker: sql`gen_random_uuid()`,
        gmailDraftId: null,
        gmailMessageId: null,
        savedVersion: 0,
      }),
    })
    .where(eq(drafts.id, row.draftId))
  await recordDraft(tx, row.userId)
}

/** With a draft of its own where the old one may have been sent. */
async function queueAnew(tx: Transaction, row: Outbox): Promise<void> {
  const lost = row.state === 'asking'
  if (lost || row.reason === 'changed_at_gmail') {
    await forgetPieces(tx, row.id)
    await tx
      .update(drafts)
      .set({
        gmailDraftId: null,
        gmailMessageId: null,
        savedVersion: 0,
        ...(lost && { marker: sql`gen_random_uuid()` }),
      })
      .where(eq(drafts.id, row.draftId))
  }
  await tx
    .update(outbox)
    .set({
      state: 'queued',
      sendAt: sql`now()`,
      retryAt: null,
      askedAt: null,
      looks: 0,
      tries: 0,
      reason: null,
      details: {},
      gmailDraftId: null,
      ...forgetBuilt,
      history: noted('again'),
    })
    .where(eq(outbox.id, row.id))
}

const forgetPieces = (tx: Transaction, outboxId: number) =>
  tx.delete(outboxChunks).where(eq(outboxChunks.outboxId, outboxId))

async function queuedBefore(tx: Transaction, draftId: number, version: number): Promise<number | undefined> {
  const [row] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.draftId, draftId),
        eq(outbox.version, version),
        inArray(outbox.state, ['queued', 'sending', 'asking', 'sent']),
      ),
    )
  return row?.id
}

async function undoTime(tx: Transaction, viewer: Viewer): Promise<Date> {
  const [user] = await tx
    .select({ seconds: users.undoSeconds })
    .from(users)
    .where(eq(users.id, viewer.userId))
  return new Date(Date.now() + (user?.seconds ?? 0) * 1000)
}

async function outboxRow(viewer: Viewer, id: number): Promise<OutboxRow> {
  const [row] = await rowsWhere(viewer, eq(outbox.id, id))
  if (!row) throw notFound('This mail')
  return row
}

async function rowsWhere(viewer: Viewer, which: ReturnType<typeof or>): Promise<OutboxRow[]> {
  const rows = await db()
    .select({
      row: outbox,
      to: drafts.to,
      subject: drafts.subject,
      threadId: drafts.threadId,
      hasFiles: sql<boolean>`exists (select from ${outgoingFiles} f where f.draft_id = ${drafts.id} and f.content_id is null)`,
    })
    .from(outbox)
    .innerJoin(drafts, eq(drafts.id, outbox.draftId))
    .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
    .where(and(which, eq(outbox.userId, viewer.userId), readable(viewer)))
    .orderBy(
      sql`array_position(array['asking', 'failed', 'sending', 'queued', 'sent', 'cancelled'], ${outbox.state})`,
      sql`case when ${outbox.state} = 'queued' then ${outbox.sendAt} end`,
      desc(outbox.id),
    )
    .limit(MOST_ROWS)
  return rows.map(({ row, ...draft }) => ({
    id: row.id,
    draftId: row.draftId,
    mailboxId: row.mailboxId,
    state: row.state,
    ...draft,
    messageId: row.messageId,
    sendAt: row.sendAt.getTime(),
    sentAt: row.sentAt?.getTime() ?? null,
    retryAt: row.retryAt?.getTime() ?? null,
    archive: row.archive,
    remindAt: row.remindAt?.getTime() ?? null,
    size: row.size,
    uploaded: row.uploaded,
    trouble: wordsFor(row.reason),
    history: row.history,
    canCancel: canCancel(row),
  }))
}
