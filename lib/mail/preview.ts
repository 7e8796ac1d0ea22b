import type { Viewer } from '#/lib/access/types.ts'
import { AppError } from '#/lib/errors.ts'
import { contentDisposition, DOWNLOAD_HEADERS } from './download.ts'
import { onlyFor } from './fetch-metadata.ts'
import { fileOf } from './files.ts'
import { imageTypeOf } from './image-type.ts'
import { type OpenedFile, openAndJudge } from './opened-file.ts'
import { previewMail } from './preview-mail.ts'
import { previewText } from './preview-text.ts'
import type { TextPreview } from './types.ts'

const PATIENCE_MS = 15_000 // between two pieces: somebody is looking at an empty frame

/**
 * A file to be looked at without leaving the page: the bytes of a raster picture or a PDF, the words of a text or a mail. Only what its first bytes
 * confirm is shown; all else is refused with 415 and a sentence. Throws not_found.
 */
export async function filePreview(
  viewer: Viewer,
  id: number,
  request: Request,
): Promise<Response | TextPreview> {
  onlyFor(request, ['image', 'empty'])
  const file = await fileOf(viewer, id)
  const opened = await openAndJudge(file, PATIENCE_MS, request.signal)
  switch (opened.verdict.preview) {
    case 'image':
      return shown(opened, imageTypeOf(opened.head) ?? 'application/octet-stream', 'inline')
    case 'pdf':
      return shown(opened, 'application/pdf', contentDisposition(file.name)) // for our own reader, never the browser's
    case 'text':
      return previewText(file, opened.bytes)
    case 'mail':
      return previewMail(opened.bytes)
    case null:
      await opened.bytes.cancel()
      throw new AppError(415, 'not_shown', opened.verdict.warning ?? NOT_SHOWN)
  }
}

const NOT_SHOWN =
  'Lilac shows PNG, JPEG, GIF and WebP pictures, PDF, text and mail. Download this to open it.'

function shown({ size, bytes }: OpenedFile, type: string, disposition: string): Response {
  return new Response(bytes, {
    headers: {
      ...DOWNLOAD_HEADERS,
      'content-type': type,
      'content-disposition': disposition,
      ...(size > 0 && { 'content-length': String(size) }),
    },
  })
}
