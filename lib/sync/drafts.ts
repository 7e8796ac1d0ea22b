import { and, eq, isNotNull } from 'drizzle-orm'
import { drafts, mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import type { Draft } from '#/lib/drafts/kept.ts'
import { BATCH_PARTS, getBatch } from '#/lib/gmail/batch.ts'
import { type Gmail, readAnswer } from '#/lib/gmail/client.ts'
import { DRAFT_UNITS, deleteDraft, draftPath, getDraft, listDrafts } from '#/lib/gmail/drafts.ts'
import { Gone } from '#/lib/gmail/errors.ts'
import { type FullDraft, fullDraftSchema, type GmailDraft } from '#/lib/gmail/shapes.ts'
import { log } from '#/lib/log.ts'
import { MARKER_HEADER } from '#/lib/mime/compose.ts'
import { firstOf, readHeaders } from '#/lib/mime/headers.ts'
import { fetchDraftFiles } from './draft-files.ts'
import { adopt, keepChanged, keepGone, keepNew } from './draft-rows.ts'
import { fetchLongBodies } from './fetch.ts'
import { writeAs } from './lease.ts'
import type { Slice } from './slice.ts'

const PAGES = 20 // of 500
const READ = 50 // drafts that are read in one slice; the rest waits for the next
const CHECKED = 20 // drafts that the list lacks, asked for one by one

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
  await fetchDraftFiles(slice)
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

/** One of ours that is not in the list: asked for by its id, since a list may lag behind. */
async function meetMissing(slice: Slice, gmail: Gmail, draft: Draft): Promise<void> {
  if (draft.state !== 'open' || isBusy(draft) || draft.gmailDraftId === null) return
  try {
    await getDraft(gmail, draft.gmailDraftId, slice.signal)
    return
  } catch (error) {
    if (!(error instanceof Gone)) throw error
  }
  await keepGone(slice, draft)
}
