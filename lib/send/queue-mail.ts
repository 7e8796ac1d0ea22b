import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { drafts, outbox, users } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { recordDraft } from '#/lib/drafts/drafts.ts'
import { draftOf, filesOfDrafts } from '#/lib/drafts/kept.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { announce } from '#/lib/events.ts'
import { recordOutbox } from './claim.ts'
import type { QueueInput } from './input.ts'
import { outboxRow } from './outbox.ts'
import { mustBeSendable } from './sendable.ts'
import type { OutboxRow } from './types.ts'

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
