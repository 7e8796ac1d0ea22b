import { keyInput } from '#/lib/actions/input.ts'
import { undo } from '#/lib/actions/undo.ts'
import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'

/** Takes an action back. */
export const POST = write({ params: idParams, body: keyInput }, (viewer, { params, body }) =>
  undo(viewer, params.id, body.key),
)
