import { and, asc, eq, gt, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import type { Queryable, Transaction } from '#/db/client.ts'
import { drafts, mailboxes, outgoingFiles } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { AppError, notFound } from '#/lib/errors.ts'

export type Draft = typeof drafts.$inferSelect
export type OutgoingFile = typeof outgoingFiles.$inferSelect

/** A mail that is being written belongs to whoever writes it, as long as they may use its mailbox. */
export const ownDraft = (viewer: Viewer): SQL | undefined =>
  and(eq(drafts.userId, viewer.userId), readable(viewer))

/** Open, and something was written: one that was only begun, with what it answers, is nothing to go on with. */
export const begun: SQL | undefined = and(
  eq(drafts.state, 'open'),
  or(gt(drafts.version, 1), isNotNull(drafts.gmailDraftId), isNotNull(drafts.saveAt)),
)

/** Throws not found when it is another's. */
export async function draftOf(from: Queryable, viewer: Viewer, id: number): Promise<Draft> {
  const [row] = await from
    .select({ draft: drafts })
    .from(drafts)
    .innerJoin(mailboxes, eq(mailboxes.id, drafts.mailboxId))
    .where(and(eq(drafts.id, id), ownDraft(viewer)))
  if (!row) throw notFound('This draft')
  return row.draft
}

/** The same, to be changed: locked until the transaction ends. Throws `not_open` for one that is on its way, sent or discarded. */
export async function openDraftOf(tx: Transaction, viewer: Viewer, id: number): Promise<Draft> {
  const draft = await lockedDraft(tx, viewer, id)
  if (draft.state !== 'open') throw new AppError(409, 'not_open', NOT_OPEN[draft.state])
  return draft
}

/** The same in whichever state it is. Throws not found. */
export async function lockedDraft(tx: Transaction, viewer: Viewer, id: number): Promise<Draft> {
  const [row] = await tx
    .select({ draft: drafts })
    .from(drafts)
    .innerJoin(mailboxes, eq(mailboxes.id, drafts.mailboxId))
    .where(and(eq(drafts.id, id), ownDraft(viewer)))
    .for('update', { of: drafts })
  if (!row) throw notFound('This draft')
  return row.draft
}

const NOT_OPEN = {
  queued: 'This mail waits to be sent. Take it back first, then go on writing.',
  sent: 'This mail was sent.',
  discarded: 'This draft was discarded.',
}

/** The files of drafts, in the order they were added. */
export function filesOfDrafts(from: Queryable, draftIds: number[]): Promise<OutgoingFile[]> {
  return from
    .select()
    .from(outgoingFiles)
    .where(and(inArray(outgoingFiles.draftId, draftIds), isNull(outgoingFiles.templateId)))
    .orderBy(asc(outgoingFiles.id))
}

/** Where a page finds the bytes of a file. */
export const fileAddress = ({ id, draftId, templateId }: OutgoingFile) =>
  draftId === null ? `/api/v1/templates/${templateId}/files/${id}` : `/api/v1/drafts/${draftId}/files/${id}`
