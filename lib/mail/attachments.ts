import type { Viewer } from '#/lib/access/types.ts'
import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { AppError } from '#/lib/errors.ts'
import { ownPath, ownUrl } from '#/lib/session/origin.ts'
import { redirectTo } from '#/lib/session/redirect.ts'
import { contentDisposition, safeType } from './download.ts'
import { onlyFor } from './fetch-metadata.ts'
import { FILE_PROBLEMS, fileOf } from './files.ts'
import { openAndJudge } from './opened-file.ts'

const PATIENCE_MS = 30_000 // between two pieces of a file; Gmail takes some seconds to begin a large one

/**
 * A file of a message as a download: streamed from Gmail, decoded as it comes, never held whole, and given up when the browser goes.
 * One that harms and looks harmless is handed over only `anyway`: to somebody who has read what it is. When it does not come, a person who followed a link is led back to where they were, and told there.
 */
export async function attachmentDownload(
  viewer: Viewer,
  id: number,
  anyway: boolean,
  request: Request,
): Promise<Response> {
  onlyFor(request, ['document', 'empty'])
  const file = await fileOf(viewer, id)
  try {
    const { size, bytes, verdict } = await openAndJudge(file, PATIENCE_MS, request.signal)
    if (verdict.disguised && !anyway) {
      await bytes.cancel()
      throw new AppError(409, 'disguised', `${verdict.warning} ${FILE_PROBLEMS.disguised}`)
    }
    return new Response(bytes, {
      headers: {
        ...HANDLER_HEADERS,
        'content-type': safeType(file.type),
        'content-disposition': contentDisposition(file.name),
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        ...(size > 0 && { 'content-length': String(size) }),
      },
    })
  } catch (error) {
    if (!(error instanceof AppError) || request.headers.get('sec-fetch-mode') !== 'navigate') throw error
    return redirectTo(ownUrl(wayBack(request, file.threadId, file.id, error.code)), [])
  }
}

function wayBack(request: Request, threadId: number | null, fileId: number, code: string): string {
  const referer = request.headers.get('referer')
  const from = referer && URL.canParse(referer) ? ownPath(new URL(referer).pathname) : '/'
  const page = from === '/' && threadId !== null ? `/mail/all/${threadId}` : from
  return `${page}?file=${fileId}&problem=${code}`
}
