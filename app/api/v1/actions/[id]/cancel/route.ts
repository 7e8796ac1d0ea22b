import { cancelAction } from '#/lib/actions/chunks.ts'
import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'

/** Leaves off an action that is still being applied. */
export const POST = write({ params: idParams }, (viewer, { params }) => cancelAction(viewer, params.id))
