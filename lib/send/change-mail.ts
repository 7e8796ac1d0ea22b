import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { drafts, mailboxes, outbox, outboxChunks } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { recordDraft } from '#/lib/drafts/drafts.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { announce } from '#/lib/events.ts'
import { afterSent } from './after-sent.ts'
import { forgetBuilt } from './build.ts'
import { noted, type Outbox, recordOutbox } from './claim.ts'
import { canCancel, outboxRow } from './outbox.ts'
import type { OutboxRow } from './types.ts'

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
