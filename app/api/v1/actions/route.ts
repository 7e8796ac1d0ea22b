import { act } from '#/lib/actions/act.ts'
import { actionInput } from '#/lib/actions/input.ts'
import { write } from '#/lib/api/route.ts'

/** Changes mail: it shows at once, and Gmail is told by a job. */
export const POST = write({ body: actionInput }, (viewer, { body }) => act(viewer, body))
