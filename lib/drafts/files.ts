import { randomUUID } from 'node:crypto'
import { and, asc, eq, gte, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { drafts, outgoingFileChunks, outgoingFiles } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { announce } from '#/lib/events.ts'
import { openOriginal } from '#/lib/gmail/original.ts'
import { contentDisposition, DOWNLOAD_HEADERS, safeType } from '#/lib/mail/download.ts'
import { onlyFor } from '#/lib/mail/fetch-metadata.ts'
import { fileOf, openFile } from '#/lib/mail/files.ts'
import { imageTypeOf } from '#/lib/mail/image-type.ts'
import { originalOf } from '#/lib/mail/original.ts'
import { peek } from '#/lib/mail/peek.ts'
import { safeFileName } from '#/lib/mime/file-names.ts'
import { answeredMessage } from './answered.ts'
import { wholeMail } from './begin.ts'
import { recordDraft, savedSoon } from './drafts.ts'
import type { NewFile } from './input.ts'
import { type Draft, draftOf, filesOfDrafts, type OutgoingFile, openDraftOf } from './kept.ts'
import { mailBytes, mustFit } from './size.ts'
import type { DraftFile } from './types.ts'
import { fileView } from './views.ts'

const PIECE = 512 * 1024 // bytes of one row
const PATIENCE_MS = 20_000 // between two pieces of a file from Gmail
const PICTURES = /^image\/(?:png|jpe?g|gif|webp)$/i

/**
 * Adds a file to a draft: one whose bytes will come in pieces, one of an earlier mail, or a whole earlier mail. The same key gives the file that
 * it made before. Throws `too_large` when the mail would not fit, not found.
 */
export async function addFile(viewer: Viewer, draftId: number, input: NewFile): Promise<DraftFile> {
  const wanted = await fileWanted(viewer, input)
  const file = await db().transaction(async (tx) => {
    const draft = await openDraftOf(tx, viewer, draftId)
    const files = await filesOfDrafts(tx, [draftId])
    const known = files.find(({ key }) => key === input.key)
    if (known) return known
    mustFit(
      mailBytes(
        [draft.html, draft.quote ?? ''],
        [...files, { size: wanted.size, type: wanted.type, fromMessageId: wanted.fromMessageId ?? null }],
      ),
    )
    const [made] = await tx
      .insert(outgoingFiles)
      .values({ ...wanted, draftId, key: input.key })
      .returning()
    if (!made) throw notFound('This file')
    await noteFiles(tx, draft, [...files, made])
    return made
  })
  announce()
  return fileView(draftId, file)
}

/**
 * Keeps what comes of a file, from byte `start` of it on. Gives how many bytes are here from the beginning on: the next request begins there,
 * whatever became of earlier ones. What had come when a connection broke is kept. Throws as `receivePiece` does.
 */
export async function receivePieces(
  viewer: Viewer,
  file: { id: number; file: number },
  start: number,
  pieces: AsyncIterable<Buffer>,
): Promise<{ received: number }> {
  let at = start
  let received = 0
  for await (const bytes of pieces) {
    received = (await receivePiece(viewer, file, at, bytes)).received
    at += bytes.length
    if (received < at) break // there is a gap before it
  }
  return { received }
}

/**
 * Keeps a piece of a file, which begins at byte `start` of it. Gives how many bytes are here from the beginning on: the next piece begins there,
 * whatever became of earlier ones. Throws not found, and `too_large` for more bytes than were announced.
 */
export async function receivePiece(
  viewer: Viewer,
  { id: draftId, file: fileId }: { id: number; file: number },
  start: number,
  bytes: Buffer,
): Promise<{ received: number }> {
  const received = await db().transaction(async (tx) => {
    const draft = await openDraftOf(tx, viewer, draftId)
    const [file] = await tx
      .select()
      .from(outgoingFiles)
      .where(and(eq(outgoingFiles.id, fileId), eq(outgoingFiles.draftId, draftId)))
      .for('update')
    if (!file) throw notFound('This file')
    if (start > file.received) return file.received
    const fresh = bytes.subarray(file.received - start)
    const end = file.received + fresh.length
    if (end > file.size)
      throw new AppError(413, 'too_large', `${file.name} is larger than it said. Add it again.`, {
        field: 'files',
      })
    for (let at = 0; at < fresh.length; at += PIECE)
      await tx.insert(outgoingFileChunks).values({
        fileId,
        start: file.received + at,
        bytes: fresh.subarray(at, at + PIECE),
      })
    await tx.update(outgoingFiles).set({ received: end }).where(eq(outgoingFiles.id, fileId))
    if (end === file.size && fresh.length > 0) await noteFiles(tx, draft, await filesOfDrafts(tx, [draftId]))
    return end
  })
  announce()
  return { received }
}

/** Takes a file out of a draft. Doing so twice is doing it once. */
export async function removeFile(viewer: Viewer, draftId: number, fileId: number): Promise<void> {
  await db().transaction(async (tx) => {
    const draft = await openDraftOf(tx, viewer, draftId)
    const removed = await tx
      .delete(outgoingFiles)
      .where(and(eq(outgoingFiles.id, fileId), eq(outgoingFiles.draftId, draftId)))
      .returning({ id: outgoingFiles.id })
    if (removed.length > 0) await noteFiles(tx, draft, await filesOfDrafts(tx, [draftId]))
  })
  announce()
}

/** The bytes of a draft's file: a picture to be looked at, all else as a download. Throws not found. */
export async function fileBytes(
  viewer: Viewer,
  { id: draftId, file: fileId }: { id: number; file: number },
  request: Request,
): Promise<Response> {
  onlyFor(request, ['document', 'image', 'empty'])
  await draftOf(db(), viewer, draftId)
  const file = (await filesOfDrafts(db(), [draftId])).find(({ id }) => id === fileId)
  if (!file) throw notFound('This file')
  const opened = await peek(await openBytes(viewer, file, request.signal), 16)
  const image = imageTypeOf(opened.head)
  return new Response(opened.bytes, {
    headers: {
      ...DOWNLOAD_HEADERS,
      'content-type': image ?? safeType(file.type),
      'content-disposition': image ? 'inline' : contentDisposition(file.name),
    },
  })
}

/** Uploaded bytes, a row at a time. */
export async function* uploadedBytes(fileId: number): AsyncGenerator<Buffer> {
  let start = 0
  for (;;) {
    const [piece] = await db()
      .select({ bytes: outgoingFileChunks.bytes })
      .from(outgoingFileChunks)
      .where(and(eq(outgoingFileChunks.fileId, fileId), gte(outgoingFileChunks.start, start)))
      .orderBy(asc(outgoingFileChunks.start))
      .limit(1)
    if (!piece || piece.bytes.length === 0) return
    yield piece.bytes
    start += piece.bytes.length
  }
}

type Wanted = Omit<typeof outgoingFiles.$inferInsert, 'key' | 'draftId'>

async function fileWanted(viewer: Viewer, input: NewFile): Promise<Wanted> {
  if ('attachmentId' in input) {
    const { id, name, type, size } = await fileOf(viewer, input.attachmentId)
    return { name, type, size, fromAttachmentId: id }
  }
  if ('messageId' in input) {
    const { key: _, ...file } = wholeMail(await answeredMessage(viewer, input.messageId))
    return file
  }
  const type = input.type.split(';')[0]?.trim().toLowerCase() || 'application/octet-stream'
  if (input.inline && !PICTURES.test(type))
    throw new AppError(400, 'no_picture', 'Only PNG, JPEG, GIF and WebP pictures can stand in the text.', {
      field: 'type',
    })
  return {
    name: safeFileName(input.name, type),
    type: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
    size: input.size,
    contentId: input.inline ? `${randomUUID()}@lilac` : null,
  }
}

/** Gmail's copy is to be made anew; the text's version stays, so that a page that adds a file need not ask for the text again. */
async function noteFiles(tx: Transaction, draft: Draft, files: OutgoingFile[]): Promise<void> {
  const { version: _, ...soon } = savedSoon(files)
  await tx
    .update(drafts)
    .set({ ...soon, savedVersion: sql`least(${drafts.savedVersion}, ${drafts.version} - 1)` })
    .where(eq(drafts.id, draft.id))
  await recordDraft(tx, draft.userId)
}

async function openBytes(
  viewer: Viewer,
  file: OutgoingFile,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  if (file.fromAttachmentId !== null)
    return (await openFile(await fileOf(viewer, file.fromAttachmentId), PATIENCE_MS, signal)).bytes
  if (file.fromMessageId !== null) {
    const { mailboxId, gmailId } = await originalOf(viewer, file.fromMessageId)
    return openOriginal(mailboxId, gmailId, signal)
  }
  const pieces = uploadedBytes(file.id)
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
