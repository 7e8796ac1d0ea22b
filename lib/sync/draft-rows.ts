import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { drafts, outgoingFiles } from '#/db/schema/index.ts'
import { recordDraft } from '#/lib/drafts/drafts.ts'
import type { Draft } from '#/lib/drafts/kept.ts'
import type { FullDraft } from '#/lib/gmail/shapes.ts'
import { type DraftedInGmail, draftedInGmail } from './drafted.ts'
import { writeAs } from './lease.ts'
import type { Slice } from './slice.ts'

// What becomes of the rows of drafts when Gmail's say something else. Each write asks whether the row is as it was read.

/** It was made by us, and the answer was lost. Which of our versions it holds is not known: it is written again. */
export async function adopt(slice: Slice, draft: FullDraft, own: Draft): Promise<void> {
  await writeAs(slice.lease, (tx) =>
    tx
      .update(drafts)
      .set({ ...placeOf(draft), savedVersion: 0, savingVersion: null, saveAt: sql`now()` })
      .where(unchanged(own)),
  )
}

/** One that was begun in Gmail. */
export async function keepNew(slice: Slice, draft: FullDraft): Promise<void> {
  const { mailboxId } = slice.lease
  const content = await draftedInGmail(mailboxId, slice.mailbox.address, draft.message)
  await writeAs(slice.lease, async (tx) => {
    await insertDrafted(tx, slice.mailbox.ownerId, mailboxId, draft, content, null)
    await recordDraft(tx, slice.mailbox.ownerId)
  })
}

/** One of ours that somebody changed in Gmail. */
export async function keepChanged(slice: Slice, draft: FullDraft, known: Draft): Promise<void> {
  const { mailboxId } = slice.lease
  if (known.state !== 'open') return
  if (known.savingVersion !== null) {
    // We changed it ourselves, and the answer was lost: it is written again.
    await writeAs(slice.lease, (tx) =>
      tx
        .update(drafts)
        .set({ ...placeOf(draft), saveAt: sql`now()` })
        .where(unchanged(known)),
    )
    return
  }
  const content = await draftedInGmail(mailboxId, slice.mailbox.address, draft.message)
  const { files, ...text } = content
  await writeAs(slice.lease, async (tx) => {
    if (known.version > known.savedVersion) {
      const [kept] = await tx
        .update(drafts)
        .set({ gmailDraftId: null, gmailMessageId: null, savedVersion: 0, saveAt: sql`now()` })
        .where(unchanged(known))
        .returning({ id: drafts.id })
      if (kept) await insertDrafted(tx, known.userId, mailboxId, draft, content, known.id)
    } else {
      const [kept] = await tx
        .update(drafts)
        .set({
          ...text,
          ...placeOf(draft),
          quote: null,
          version: sql`${drafts.version} + 1`,
          savedVersion: sql`${drafts.version} + 1`,
          updatedAt: sql`now()`,
        })
        .where(unchanged(known))
        .returning({ id: drafts.id })
      if (!kept) return
      await tx.delete(outgoingFiles).where(eq(outgoingFiles.draftId, known.id))
      if (files.length > 0)
        await tx.insert(outgoingFiles).values(files.map((file) => ({ ...file, draftId: known.id })))
    }
    await recordDraft(tx, known.userId)
  })
}

async function insertDrafted(
  tx: Transaction,
  userId: number,
  mailboxId: number,
  draft: FullDraft,
  { files, ...text }: DraftedInGmail,
  conflictOf: number | null,
): Promise<void> {
  const [made] = await tx
    .insert(drafts)
    .values({
      ...text,
      ...placeOf(draft),
      userId,
      mailboxId,
      key: sql`gen_random_uuid()`,
      savedVersion: 1,
      conflictOf,
      updatedAt: new Date(draft.message.internalDate),
    })
    .onConflictDoNothing()
    .returning({ id: drafts.id })
  if (made && files.length > 0)
    await tx.insert(outgoingFiles).values(files.map((file) => ({ ...file, draftId: made.id })))
}

/** One of ours that was deleted in Gmail: discarded here, unless it was changed since. */
export async function keepGone(slice: Slice, draft: Draft): Promise<void> {
  const edited = draft.version > draft.savedVersion || draft.savingVersion !== null
  await writeAs(slice.lease, async (tx) => {
    await tx
      .update(drafts)
      .set({
        gmailDraftId: null,
        gmailMessageId: null,
        ...(edited
          ? { savedVersion: 0, saveAt: sql`now()` }
          : { state: 'discarded' as const, saveAt: null, updatedAt: sql`now()` }),
      })
      .where(unchanged(draft))
    await recordDraft(tx, draft.userId)
  })
}

const placeOf = ({ id, message }: FullDraft) => ({
  gmailDraftId: id,
  gmailMessageId: message.id,
  gmailThreadId: message.threadId,
})

/** The row as it was read, and nobody who writes it at this moment. */
const unchanged = ({ id, version, state, gmailMessageId }: Draft) =>
  sql`${drafts.id} = ${id} and ${drafts.version} = ${version} and ${drafts.state} = ${state}
    and ${drafts.gmailMessageId} is not distinct from ${gmailMessageId}
    and (${drafts.saveClaimedUntil} is null or ${drafts.saveClaimedUntil} < now())`
