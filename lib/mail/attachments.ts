import type { Viewer } from '#/lib/access/types.ts'
import { AppError } from '#/lib/errors.ts'
import { contentDisposition, DOWNLOAD_HEADERS, safeType } from './download.ts'
import { onlyFor } from './fetch-metadata.ts'
import { FILE_PROBLEMS, fileOf } from './files.ts'
import { openAndJudge } from './opened-file.ts'
import { orLeadBack } from './way-back.ts'

const PATIENCE_MS = 30_000 // between two pieces of a file; Gmail takes some seconds to begin a large one

/**
 * A file of a message as a download: streamed from Gmail, decoded as it comes, never held whole, and given up when the browser goes. One that
 * harms and looks harmless is handed over only `anyway`: to somebody who has read what it is.
 */
export async function attachmentDownload(
  viewer: Viewer,
  id: number,
  anyway: boolean,
  request: Request,
): Promise<Response> {
  onlyFor(request, ['document', 'empty'])
  const file = await fileOf(viewer, id)
  return orLeadBack(request, file, async () => {
    const { size, bytes, verdict } = await openAndJudge(file, PATIENCE_MS, request.signal)
    if (verdict.disguised && !anyway) {
      await bytes.cancel()
      throw new AppError(409, 'disguised', `${verdict.warning} ${FILE_PROBLEMS.disguised}`)
    }
    return new Response(bytes, {
      headers: {
        ...DOWNLOAD_HEADERS,
        'content-type': safeType(file.type),
        'content-disposition': contentDisposition(file.name),
        ...(size > 0 && { 'content-length': String(size) }),
      },
    })
  })
}
