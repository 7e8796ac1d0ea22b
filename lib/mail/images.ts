import { eq } from 'drizzle-orm'
import { attachments, inlineImages } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { sha256 } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { DOWNLOAD_HEADERS } from './download.ts'
import { onlyFor } from './fetch-metadata.ts'
import { type File, fileOf, openFile } from './files.ts'
import { imageTypeOf } from './image-type.ts'

const PATIENCE_MS = 10_000
const LARGEST_BYTES = 5 * 1024 * 1024 // held whole for its hash; larger ones can still be downloaded

type Image = { type: string; bytes: Uint8Array }

/**
 * A picture that a message shows in its text. The first showing asks Gmail and keeps it by its hash, the next ones ask nobody. Only raster
 * pictures, by their bytes and not by what they claim: all else is refused with 415.
 */
export async function inlineImage(
  viewer: Viewer,
  messageId: number,
  attachmentId: number,
  request: Request,
): Promise<Response> {
  onlyFor(request, ['image', 'empty'])
  const file = await fileOf(viewer, attachmentId)
  if (file.messageId !== messageId) throw notFound('This picture')
  const image = (await keptImage(file)) ?? (await fetchImage(file, request.signal))
  return new Response(new Uint8Array(image.bytes), {
    headers: {
      ...DOWNLOAD_HEADERS,
      'content-type': image.type,
      'content-disposition': 'inline',
    },
  })
}

async function keptImage(file: File): Promise<Image | undefined> {
  if (!file.imageHash) return undefined
  const [kept] = await db()
    .select({ type: inlineImages.type, bytes: inlineImages.bytes })
    .from(inlineImages)
    .where(eq(inlineImages.hash, file.imageHash))
  return kept
}

async function fetchImage(file: File, signal: AbortSignal): Promise<Image> {
  const bytes = await readWhole(await openFile(file, PATIENCE_MS, signal))
  const type = imageTypeOf(bytes)
  if (!type) throw notShown()
  const hash = sha256(bytes)
  await db().transaction(async (tx) => {
    await tx.insert(inlineImages).values({ hash, type, bytes }).onConflictDoNothing()
    await tx.update(attachments).set({ imageHash: hash }).where(eq(attachments.id, file.id))
  })
  return { type, bytes }
}

async function readWhole({ size, bytes }: Awaited<ReturnType<typeof openFile>>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let read = 0
  for await (const piece of bytes) {
    read += piece.length
    if (read > LARGEST_BYTES || size > LARGEST_BYTES) throw notShown() // leaving the loop cancels the rest
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const notShown = () =>
  new AppError(
    415,
    'no_picture',
    'This is not a picture that Lilac shows: PNG, JPEG, GIF or WebP up to 5 MB.',
  )
