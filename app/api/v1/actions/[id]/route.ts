import { actionView } from '#/lib/actions/views.ts'
import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'

/** How far an action is, and what Gmail refused of it. */
export const GET = read({ params: idParams }, (viewer, { params }) => actionView(viewer, params.id))
