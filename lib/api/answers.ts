import { AppError } from '#/lib/errors.ts'
import { errorFields, log } from '#/lib/log.ts'
import { HANDLER_HEADERS } from './headers.ts'
import { requestIdOf } from './request-id.ts'

/** `{ data }`, or nothing at all for a change that has nothing to tell. */
export function answerData(value: unknown): Response {
  if (value === undefined) return new Response(null, { status: 204, headers: HANDLER_HEADERS })
  return Response.json({ data: value }, { headers: HANDLER_HEADERS })
}

/**
 * `{ error }`. Our own errors speak to people; of any other a person learns only that it happened and the request's id,
 * under which the log says where.
 */
export function answerError(error: unknown, request: Request): Response {
  const requestId = requestIdOf(request)
  const which = { requestId, method: request.method, path: new URL(request.url).pathname }
  if (error instanceof AppError) {
    if (error.status === 401 || error.status === 403)
      log('info', 'access.refused', { ...which, code: error.code })
    const { code, message, field, details } = error
    return Response.json(
      { error: { code, message, field, details } },
      { status: error.status, headers: HANDLER_HEADERS },
    )
  }
  log('error', 'request.failed', { ...which, ...errorFields(error) })
  const message = `Something on the server failed. Try again; if it stays, tell your admin this code: ${requestId}`
  return Response.json(
    { error: { code: 'server', message, requestId } },
    { status: 500, headers: HANDLER_HEADERS },
  )
}
