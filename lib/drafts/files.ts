import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import type { Queryable, Transaction } from '#/db/client.ts'
import { outgoingFiles } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError, keyUsed, notFound } from '#/lib/errors.ts'
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
import { keepBytes, uploadedBytes } from './bytes.ts'
import type { NewFile } from './input.ts'
import type { OutgoingFile } from './kept.ts'
import { mailBytes, mustFit } from './size.ts'
import type { DraftFile } from './types.ts'
import { fileView } from './views.ts'
import { wholeMail } from './whole-mail.ts'

const PATIENCE_MS = 20_000 // between two pieces of a file from Gmail
const PICTURES = /^image\/(?:png|jpe?g|gif|webp)$/i

/** What files belong to: a draft, or a template. */
export type FileHolder = {
  owner: { draftId: number } | { templateId: number }
  /** Throws not found when it is not the viewer's to see. */
  see: (viewer: Viewer) => Promise<unknown>
  /** Locks it until the transaction ends. Gives its texts. Throws when the viewer may not change it. */
  open: (tx: Transaction, viewer: Viewer) => Promise<string[]>
  /** Notes, in the same transaction, that its files are these now. */
  note: (tx: Transaction, viewer: Viewer, files: OutgoingFile[]) => Promise<void>
}

/**
 * Adds a file to a draft or a template: one whose bytes will come in pieces, one of an earlier mail, or a whole earlier mail. The same key gives the
 * file that it made before. Throws `too_large` when the mail would not fit, `key_used` for another file under the key of one, not found.
 */
export async function addFile(viewer: Viewer, holder: FileHolder, input: NewFile): Promise<DraftFile> {
  const wanted = await fileWanted(viewer, input)
  const file = await db().transaction(async (tx) => {
    const texts = await holder.open(tx, viewer)
    const files = await filesOf(tx, holder)
    const known = files.find(({ key }) => key === input.key)
    if (known && !isWanted(known, wanted)) throw keyUsed()
    if (known) return known
    mustFit(
      mailBytes(texts, [
        ...files,
        { size: wanted.size, type: wanted.type, fromMessageId: wanted.fromMessageId ?? null },
      ]),
    )
    const [made] = await tx
      .insert(outgoingFiles)
      .values({ ...wanted, ...holder.owner, key: input.key })
      .returning()
    if (!made) throw notFound('This file')
    await holder.note(tx, viewer, [...files, made])
    return made
  })
  announce()
  return fileView(file)
}

/**
 * Keeps what comes of a file, from byte `start` of it on. Gives how many bytes are here from the beginning on: the next request begins there,
 * whatever became of earlier ones. What had come when a connection broke is kept. Throws as `receivePiece` does.
 */
export async function receivePieces(
  viewer: Viewer,
  holder: FileHolder,
  fileId: number,
  start: number,
  pieces: AsyncIterable<Buffer>,
): Promise<{ received: number }> {
  let at = start
  let received = 0
  for await (const bytes of pieces) {
    received = (await receivePiece(viewer, holder, fileId, at, bytes)).received
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
  holder: FileHolder,
  fileId: number,
  start: number,
  bytes: Buffer,
): Promise<{ received: number }> {
  const received = await db().transaction(async (tx) => {
    await holder.open(tx, viewer)
    const [file] = await tx
      .select()
      .from(outgoingFiles)
      .where(and(eq(outgoingFiles.id, fileId), belongsTo(holder)))
      .for('update')
    if (!file) throw notFound('This file')
    if (start > file.received) return file.received
    const fresh = bytes.subarray(file.received - start)
    const end = file.received + fresh.length
    if (end > file.size)
      throw new AppError(413, 'too_large', `${file.name} is larger than it said. Add it again.`, {
        field: 'files',
      })
    await keepBytes(tx, fileId, file.received, fresh)
    await tx.update(outgoingFiles).set({ received: end }).where(eq(outgoingFiles.id, fileId))
    if (end === file.size && fresh.length > 0) await holder.note(tx, viewer, await filesOf(tx, holder))
    return end
  })
  announce()
  return { received }
}

/** Takes a file out. Doing so twice is doing it once. */
export async function removeFile(viewer: Viewer, holder: FileHolder, fileId: number): Promise<void> {
  await db().transaction(async (tx) => {
    await holder.open(tx, viewer)
    const removed = await tx
      .delete(outgoingFiles)
      .where(and(eq(outgoingFiles.id, fileId), belongsTo(holder)))
      .returning({ id: outgoingFiles.id })
    if (removed.length > 0) await holder.note(tx, viewer, await filesOf(tx, holder))
  })
  announce()
}

/** The bytes of a file: a picture to be looked at, all else as a download. Throws not found. */
export async function fileBytes(
  viewer: Viewer,
  holder: FileHolder,
  fileId: number,
  request: Request,
): Promise<Response> {
  onlyFor(request, ['document', 'image', 'empty'])
  await holder.see(viewer)
  const file = (await filesOf(db(), holder)).find(({ id }) => id === fileId)
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

/** What belongs to a draft or a template, in the order it was added. */
export const filesOf = (from: Queryable, holder: FileHolder): Promise<OutgoingFile[]> =>
  from.select().from(outgoingFiles).where(belongsTo(holder)).orderBy(asc(outgoingFiles.id))

const belongsTo = ({ owner }: FileHolder) =>
  'draftId' in owner
    ? eq(outgoingFiles.draftId, owner.draftId)
    : eq(outgoingFiles.templateId, owner.templateId)

type Wanted = Omit<typeof outgoingFiles.$inferInsert, 'key' | 'draftId' | 'templateId'>

async function fileWanted(viewer: Viewer, input: NewFile): Promise<Wanted> {
  if ('attachmentId' in input) {
    const { id, name, type, size } = await fileOf(viewer, input.attachmentId)
    return { name, type, size, fromAttachmentId: id }
  }
  if ('messageId' in input) return wholeMail(await answeredMessage(viewer, input.messageId))
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

/** Whether a file is what was asked for. Its content id is made anew each time. */
const isWanted = (file: OutgoingFile, { name, type, size, ...wanted }: Wanted): boolean =>
  file.name === name &&
  file.type === type &&
  file.size === size &&
  (file.contentId === null) === !wanted.contentId &&
  file.fromAttachmentId === (wanted.fromAttachmentId ?? null) &&
  file.fromMessageId === (wanted.fromMessageId ?? null)

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
