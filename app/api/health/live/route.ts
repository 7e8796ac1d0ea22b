import { HANDLER_HEADERS } from '#/lib/api/headers.ts'

/** The process answers. Asks nothing of anything else, so that a slow database does not get it restarted. */
export const GET = () => Response.json({ status: 'ok' }, { headers: HANDLER_HEADERS })

export const dynamic = 'force-dynamic'
