import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { drafts, mailboxes, outgoingFiles } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { announce, record } from '#/lib/events.ts'
import { textOfHtml } from '#/lib/mime/text.ts'
import { cleanWritten } from '#/lib/mime/written.ts'
import type { DraftChange } from './input.ts'
import {
  begun,
  type Draft,
  draftOf,
  filesOfDrafts,
  lockedDraft,
  type OutgoingFile,
  openDraftOf,
  ownDraft,
} from './kept.ts'
import { nameOfSender, sendAddressesOf, senderFor } from './send-addresses.ts'
import type { DraftRow, DraftView, OpenDraft, Saved } from './types.ts'
import { markOf, rowOf, viewOf, withContentIds } from './views.ts'

const MOST_DRAFTS = 500 // of one list
const SAVE_SECONDS = 5 // after the last change a draft goes to Gmail
const SAVE_LARGE_SECONDS = 30 // one with files that are uploaded anew each time
const LARGE = 1_000_000 // bytes of files
const RESTORE_SECONDS = 15 // for which a discarded one stays whole: the page offers it for ten

/** A mail as it is being written. Throws not found. */
export async function readDraft(viewer: Viewer, id: number): Promise<DraftView> {
  const draft = await draftOf(db(), viewer, id)
  const [files, sender] = await Promise.all([
    filesOfDrafts(db(), [id]),
    nameOfSender(db(), draft.mailboxId, draft.fromEmail),
  ])
  return viewOf(draft, sender?.name || viewer.name, files)
}

/** The mails that the viewer has begun, the latest first. */
export async function openDrafts(viewer: Viewer): Promise<DraftRow[]> {
  const rows = await db()
    .select({
      draft: drafts,
      hasFiles: sql<boolean>`exists (select from ${outgoingFiles} f where f.draft_id = ${drafts.id} and f.content_id is null)`,
    })
    .from(drafts)
    .innerJoin(mailboxes, eq(mailboxes.id, drafts.mailboxId))
    .where(and(begun, ownDraft(viewer)))
    .orderBy(desc(drafts.updatedAt), desc(drafts.id))
    .limit(MOST_DRAFTS)
  return rows.map(({ draft, hasFiles }) => rowOf(draft, textOfHtml(draft.html), hasFiles))
}

/** The same drafts, each in a few words. */
export async function openDraftMarks(viewer: Viewer): Promise<OpenDraft[]> {
  const rows = await db()
    .select({
      id: drafts.id,
      key: drafts.key,
      version: drafts.version,
      threadId: drafts.threadId,
      conflictOf: drafts.conflictOf,
      savedVersion: drafts.savedVersion,
      saveTrouble: drafts.saveTrouble,
    })
    .from(drafts)
    .innerJoin(mailboxes, eq(mailboxes.id, drafts.mailboxId))
    .where(and(begun, ownDraft(viewer)))
    .orderBy(desc(drafts.updatedAt), desc(drafts.id))
    .limit(MOST_DRAFTS)
  return rows.map(markOf)
}

/**
 * Keeps what was written since. `version` is the one that the page knows: when it is another by now, nothing is changed, and the refusal
 * (`changed`) holds the other text. The same change sent twice is one. Throws not found, `not_open`.
 */
export async function saveDraft(viewer: Viewer, id: number, change: DraftChange): Promise<Saved> {
  const saved = await db().transaction(
    async (tx): Promise<Saved | { other: Draft; files: OutgoingFile[] }> => {
      const draft = await openDraftOf(tx, viewer, id)
      const files = await filesOfDrafts(tx, [id])
      const wanted = await wantedOf(tx, viewer, draft, change, files)
      const same = Object.entries(wanted).every(([name, value]) => isSame(draft[name as keyof Draft], value))
      if (same && change.version >= draft.version - 1)
        return { version: draft.version, savedAt: draft.updatedAt.getTime() }
      if (change.version !== draft.version) return { other: draft, files }
      const moves = wanted.mailboxId !== undefined && wanted.mailboxId !== draft.mailboxId
      if (moves) await leaveMailbox(tx, draft)
      const [row] = await tx
        .update(drafts)
        .set({
          ...wanted,
          ...(moves && {
            gmailDraftId: null,
            gmailMessageId: null,
            gmailThreadId: null,
            savingVersion: null,
          }),
          ...savedSoon(files),
        })
        .where(eq(drafts.id, id))
        .returning({ version: drafts.version, updatedAt: drafts.updatedAt })
      if (!row) throw notFound('This draft')
      await recordDraft(tx, draft.userId)
      return { version: row.version, savedAt: row.updatedAt.getTime() }
    },
  )
  if ('other' in saved) throw await changedElsewhere(viewer, saved.other, saved.files)
  announce()
  return saved
}

/** Gives it up: it goes from Gmail's drafts too, once it can't be taken back any more. Doing so twice is doing it once. */
export async function discardDraft(viewer: Viewer, id: number): Promise<void> {
  await db().transaction(async (tx) => {
    if ((await draftOf(tx, viewer, id)).state === 'discarded') return
    const draft = await openDraftOf(tx, viewer, id)
    await tx
      .update(drafts)
      .set({
        state: 'discarded',
        saveAt: sql`now() + make_interval(secs => ${RESTORE_SECONDS})`,
        updatedAt: sql`now()`,
        saveTries: 0,
      })
      .where(eq(drafts.id, id))
    await tx
      .update(drafts)
      .set({ conflictOf: null })
      .where(and(eq(drafts.conflictOf, id), isNotNull(drafts.conflictOf)))
    await recordDraft(tx, draft.userId)
  })
  announce()
}

/** Takes back that it was discarded. Throws `too_late` once it has gone from Gmail, with its files. Doing so twice is doing it once. */
export async function restoreDraft(viewer: Viewer, id: number): Promise<void> {
  await db().transaction(async (tx) => {
    const draft = await lockedDraft(tx, viewer, id)
    if (draft.state === 'open') return
    const going = draft.saveClaimedUntil !== null && draft.saveClaimedUntil > new Date()
    if (draft.state !== 'discarded' || draft.saveAt === null || going)
      throw new AppError(409, 'too_late', 'This draft can’t be brought back any more.')
    await tx
      .update(drafts)
      .set({ state: 'open', saveAt: sql`now()`, updatedAt: sql`now()` })
      .where(eq(drafts.id, id))
    await recordDraft(tx, draft.userId)
  })
  announce()
}

/** What is written with every change: the next version, to be brought to Gmail once nothing has changed for a while. */
export function savedSoon(files: Pick<OutgoingFile, 'size'>[]) {
  const large = files.reduce((sum, { size }) => sum + size, 0) > LARGE
  const seconds = large ? SAVE_LARGE_SECONDS : SAVE_SECONDS
  return {
    version: sql`${drafts.version} + 1`,
    updatedAt: sql`now()`,
    saveAt: sql`now() + make_interval(secs => ${seconds})`,
    saveTries: 0,
    saveTrouble: null,
  }
}

/** Tells the writer's pages that their drafts are others now. */
export const recordDraft = (tx: Transaction, userId: number) =>
  record(tx, [{ kind: 'draft.changed', actorId: userId, recordKind: 'person', recordId: userId }])

type Wanted = Partial<
  Pick<Draft, 'mailboxId' | 'fromEmail' | 'to' | 'cc' | 'bcc' | 'subject' | 'html' | 'quote' | 'conflictOf'>
>

async function wantedOf(
  tx: Transaction,
  viewer: Viewer,
  draft: Draft,
  { version: _, html, quote, mailboxId, fromEmail, ...change }: DraftChange,
  files: OutgoingFile[],
): Promise<Wanted> {
  const contentIds = new Set(files.flatMap(({ contentId }) => contentId ?? []))
  const clean = (text: string) => cleanWritten(withContentIds(text, files), contentIds)
  const wanted: Wanted = {
    ...change,
    ...(html !== undefined && { html: clean(html) }),
    ...(quote !== undefined && { quote: quote === null ? null : clean(quote) }),
  }
  if (mailboxId !== undefined || fromEmail !== undefined)
    Object.assign(wanted, await senderOf(tx, viewer, mailboxId ?? draft.mailboxId, fromEmail))
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
}

async function senderOf(tx: Transaction, viewer: Viewer, mailboxId: number, fromEmail: string | undefined) {
  const [mailbox] = await tx
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(and(eq(mailboxes.id, mailboxId), readable(viewer)))
  if (!mailbox) throw notFound('This mailbox')
  if (fromEmail === undefined)
    return { mailboxId, fromEmail: senderFor(await sendAddressesOf(viewer), mailboxId, [])?.email ?? '' }
  if (await nameOfSender(tx, mailboxId, fromEmail)) return { mailboxId, fromEmail }
  throw new AppError(400, 'not_verified', `Gmail does not send from ${fromEmail} for this mailbox.`, {
    field: 'fromEmail',
  })
}

/** Its copy at Gmail stays behind in another mailbox: whoever reads the drafts there finds that it is a stray, and removes it. */
const leaveMailbox = (tx: Transaction, { mailboxId }: Draft) =>
  tx.update(mailboxes).set({ draftsDue: true, nextSyncAt: sql`now()` }).where(eq(mailboxes.id, mailboxId))

async function changedElsewhere(viewer: Viewer, other: Draft, files: OutgoingFile[]): Promise<AppError> {
  const sender = await nameOfSender(db(), other.mailboxId, other.fromEmail)
  return new AppError(
    409,
    'changed',
    'This draft was changed elsewhere meanwhile. Both texts are kept: choose which one to go on with.',
    { details: { draft: viewOf(other, sender?.name || viewer.name, files) } },
  )
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
