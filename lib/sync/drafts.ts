import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { drafts, mailboxes, outgoingFileChunks, outgoingFiles } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { recordDraft } from '#/lib/drafts/drafts.ts'
import type { Draft } from '#/lib/drafts/kept.ts'
import { openAttachment } from '#/lib/gmail/attachment.ts'
import { BATCH_PARTS, getBatch } from '#/lib/gmail/batch.ts'
import { type Gmail, readAnswer } from '#/lib/gmail/client.ts'
import { DRAFT_UNITS, deleteDraft, draftPath, getDraft, listDrafts } from '#/lib/gmail/drafts.ts'
import { Gone } from '#/lib/gmail/errors.ts'
import { type FullDraft, fullDraftSchema, type GmailDraft } from '#/lib/gmail/shapes.ts'
import { log } from '#/lib/log.ts'
import { MARKER_HEADER } from '#/lib/mime/compose.ts'
import { firstOf, readHeaders } from '#/lib/mime/headers.ts'
import { type DraftedInGmail, draftedInGmail } from './drafted.ts'
import { fetchLongBodies } from './fetch.ts'
import { writeAs } from './lease.ts'
import type { Slice } from './slice.ts'

const PAGES = 20 // of 500
const READ = 50 // drafts that are read in one slice; the rest waits for the next
const CHECKED = 20 // drafts that the list lacks, asked for one by one
const PIECE = 512 * 1024 // bytes of one row of a file

/**
 * Brings drafts here that were written in Gmail, with what became of those that we put there: changed there, they are changed here; changed on
 * both sides, both texts stay; deleted there, they are discarded, unless they were changed here since. Copies of our own that no row knows,
 * which a lost answer left behind, are removed. Does nothing when history told of no draft.
 */
export async function readDrafts(slice: Slice, gmail: Gmail): Promise<void> {
  const { mailboxId } = slice.lease
  const [mailbox] = await db()
    .select({ due: mailboxes.draftsDue })
    .from(mailboxes)
    .where(eq(mailboxes.id, mailboxId))
  if (!mailbox?.due) return
  const ours = await db()
    .select()
    .from(drafts)
    .where(and(eq(drafts.mailboxId, mailboxId), isNotNull(drafts.gmailDraftId)))
  const listed = await allDrafts(gmail, slice.signal)
  const byId = new Map(ours.map((draft) => [draft.gmailDraftId, draft]))
  const fresh = listed.filter(({ id, message }) => byId.get(id)?.gmailMessageId !== message.id)
  const missing = ours.filter(({ gmailDraftId }) => !listed.some(({ id }) => id === gmailDraftId))

  let whole = fresh.length <= READ
  for (const draft of await fullDrafts(gmail, fresh.slice(0, READ), slice.signal))
    whole = (await meet(slice, gmail, draft, byId.get(draft.id))) && whole
  for (const draft of missing.slice(0, CHECKED)) await meetMissing(slice, gmail, draft)
  await fetchFiles(slice)
  if (whole)
    await writeAs(slice.lease, (tx) =>
      tx.update(mailboxes).set({ draftsDue: false }).where(eq(mailboxes.id, mailboxId)),
    )
}

async function allDrafts(gmail: Gmail, signal: AbortSignal): Promise<GmailDraft[]> {
  const all: GmailDraft[] = []
  let token: string | undefined
  for (let pages = 0; pages < PAGES; pages++) {
    const page = await listDrafts(gmail, token, signal)
    all.push(...page.drafts)
    token = page.nextPageToken
    if (token === undefined) break
  }
  return all
}

async function fullDrafts(gmail: Gmail, wanted: GmailDraft[], signal: AbortSignal): Promise<FullDraft[]> {
  const found: FullDraft[] = []
  for (let from = 0; from < wanted.length; from += BATCH_PARTS) {
    const parts = wanted
      .slice(from, from + BATCH_PARTS)
      .map(({ id }) => ({ path: `${draftPath(id)}?format=full`, units: DRAFT_UNITS.get }))
    for (const answer of await getBatch(gmail, parts, signal)) {
      if ('error' in answer) {
        if (answer.error instanceof Gone) continue // it was sent or thrown away since the list
        throw answer.error
      }
      const draft = readAnswer(answer.text, fullDraftSchema)
      await fetchLongBodies(gmail, draft.message, signal)
      found.push(draft)
    }
  }
  return found
}

/** A draft whose text we do not know. Gives false when it has to be looked at again: we are just now writing it ourselves. */
async function meet(
  slice: Slice,
  gmail: Gmail,
  draft: FullDraft,
  known: Draft | undefined,
): Promise<boolean> {
  const marker =
    firstOf(readHeaders(draft.message.payload.headers), MARKER_HEADER.toLowerCase())?.trim() ?? ''
  const own = known ?? (await draftWithMarker(marker))
  if (own && isBusy(own)) return false
  if (!own) await keepNew(slice, draft)
  else if (known) await keepChanged(slice, draft, known)
  else if (own.state === 'open' && own.gmailDraftId === null && own.mailboxId === gmail.mailboxId)
    await adopt(slice, draft, own)
  else await removeStray(gmail, draft.id, slice.signal)
  return true
}

/** We are writing it at this moment, or sending it: what is at Gmail may be ours without our row saying so yet. */
const isBusy = ({ state, saveClaimedUntil }: Draft) =>
  state === 'queued' || (saveClaimedUntil !== null && saveClaimedUntil > new Date())

async function draftWithMarker(marker: string): Promise<Draft | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(marker)) return undefined
  const [draft] = await db().select().from(drafts).where(eq(drafts.marker, marker))
  return draft
}

async function removeStray(gmail: Gmail, id: string, signal: AbortSignal): Promise<void> {
  try {
    await deleteDraft(gmail, id, signal)
    log('info', 'drafts.stray_removed', { mailboxId: gmail.mailboxId })
  } catch (error) {
    if (!(error instanceof Gone)) throw error
  }
}

/** It was made by us, and the answer was lost. Which of our versions it holds is not known: it is written again. */
async function adopt(slice: Slice, draft: FullDraft, own: Draft): Promise<void> {
  await writeAs(slice.lease, (tx) =>
    tx
      .update(drafts)
      .set({ ...placeOf(draft), savedVersion: 0, savingVersion: null, saveAt: sql`now()` })
      .where(unchanged(own)),
  )
}

async function keepNew(slice: Slice, draft: FullDraft): Promise<void> {
  const { mailboxId } = slice.lease
  const content = await draftedInGmail(mailboxId, slice.mailbox.address, draft.message)
  await writeAs(slice.lease, async (tx) => {
    await insertDrafted(tx, slice.mailbox.ownerId, mailboxId, draft, content, null)
    await recordDraft(tx, slice.mailbox.ownerId)
  })
}

/** One of ours that somebody changed in Gmail. */
async function keepChanged(slice: Slice, draft: FullDraft, known: Draft): Promise<void> {
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

/** One of ours that is not in the list: asked for by its id, since a list may lag behind. */
async function meetMissing(slice: Slice, gmail: Gmail, draft: Draft): Promise<void> {
  if (draft.state !== 'open' || isBusy(draft) || draft.gmailDraftId === null) return
  try {
    await getDraft(gmail, draft.gmailDraftId, slice.signal)
    return
  } catch (error) {
    if (!(error instanceof Gone)) throw error
  }
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

/** The bytes of files that came with drafts written in Gmail: taken over at once, since the next change there gives the draft another message. */
async function fetchFiles({ lease, signal }: Slice): Promise<void> {
  const waiting = await db()
    .select({ file: outgoingFiles, gmailMessageId: drafts.gmailMessageId })
    .from(outgoingFiles)
    .innerJoin(drafts, eq(drafts.id, outgoingFiles.draftId))
    .where(
      and(
        eq(drafts.mailboxId, lease.mailboxId),
        inArray(drafts.state, ['open', 'queued']),
        isNotNull(outgoingFiles.fromPart),
      ),
    )
  for (const { file, gmailMessageId } of waiting) {
    if (gmailMessageId === null || file.fromPart === null) continue
    try {
      const { bytes } = await openAttachment(lease.mailboxId, gmailMessageId, file.fromPart, signal)
      const size = await keepBytes(file.id, bytes)
      await writeAs(lease, (tx) =>
        tx
          .update(outgoingFiles)
          .set({ size, received: size, fromPart: null })
          .where(eq(outgoingFiles.id, file.id)),
      )
    } catch (error) {
      if (!(error instanceof Gone)) throw error // the draft has another message by now: the next look brings it
    }
  }
}

async function keepBytes(fileId: number, bytes: ReadableStream<Uint8Array>): Promise<number> {
  let start = 0
  const keep = async (piece: Buffer) => {
    await db()
      .insert(outgoingFileChunks)
      .values({ fileId, start, bytes: piece })
      .onConflictDoUpdate({
        target: [outgoingFileChunks.fileId, outgoingFileChunks.start],
        set: { bytes: sql`excluded.bytes` },
      })
    start += piece.length
  }
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    held.push(piece)
    size += piece.length
    if (size < PIECE) continue
    await keep(Buffer.concat(held))
    held = []
    size = 0
  }
  if (size > 0) await keep(Buffer.concat(held))
  return start
}
