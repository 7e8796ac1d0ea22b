import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { isReady } from '#/lib/health/ready.ts'
import { countLate } from '#/lib/mailboxes/late.ts'

/**
 * Requests can be served: database, schema and encryption key fit. What is wrong stands in the log, not here. Beside it the number of mailboxes
 * without a success for too long: to be watched, and no reason to restart a web server.
 */
export async function GET() {
  const ready = await isReady()
  return Response.json(ready ? { status: 'ok', lateMailboxes: await countLate() } : { status: 'not ready' }, {
    status: ready ? 200 : 503,
    headers: HANDLER_HEADERS,
  })
}
