import { AppError } from '#/lib/errors.ts'
import { ownPath, ownUrl } from '#/lib/session/origin.ts'
import { redirectTo } from '#/lib/session/redirect.ts'
import type { File } from './files.ts'

/**
 * For what a person downloads by following a link: when it does not come, they are led back to where they were, and told there, instead of to a page of
 * JSON. Whoever asks by script gets the error itself.
 */
export async function orLeadBack(
  request: Request,
  file: Pick<File, 'id' | 'threadId'>,
  download: () => Promise<Response>,
): Promise<Response> {
  try {
    return await download()
  } catch (error) {
    if (!(error instanceof AppError) || request.headers.get('sec-fetch-mode') !== 'navigate') throw error
    return redirectTo(ownUrl(wayBack(request, file, error.code)), [])
  }
}

function wayBack(request: Request, { id, threadId }: Pick<File, 'id' | 'threadId'>, code: string): string {
  const referer = request.headers.get('referer')
  const from = referer && URL.canParse(referer) ? ownPath(new URL(referer).pathname) : '/'
  const page = from === '/' && threadId !== null ? `/mail/all/${threadId}` : from
  return `${page}?file=${id}&problem=${code}`
}
