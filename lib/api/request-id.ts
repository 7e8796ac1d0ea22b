import { randomUUID } from 'node:crypto'

export const REQUEST_ID_HEADER = 'x-request-id'

/**
 * The id under which a request stands in the log and in an error's answer. proxy.ts gives each request one; where it did
 * not run, one is made. What a stranger sends in its place never reaches a log line unless it looks like ours.
 */
export function requestIdOf(request: Request): string {
  const given = request.headers.get(REQUEST_ID_HEADER)
  return given && /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID()
}
