import { recentActions } from '#/lib/actions/views.ts'
import { read } from '#/lib/api/route.ts'

/** What is still being applied, and what Gmail refused within the last hour. */
export const GET = read({}, recentActions)
