import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { isReady } from '#/lib/health/ready.ts'

/** Requests can be served: database, schema and encryption key fit. What is wrong stands in the log, not here. */
export async function GET() {
  const ready = await isReady()
  return Response.json(
    { status: ready ? 'ok' : 'not ready' },
    { status: ready ? 200 : 503, headers: HANDLER_HEADERS },
  )
}
