import { keyInput } from '#/lib/actions/input.ts'
import { deleteLabel } from '#/lib/actions/labels.ts'
import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'

/** Deletes a label, but no mail. It can be undone for some seconds. */
export const POST = write({ params: idParams, body: keyInput }, (viewer, { params, body }) =>
  deleteLabel(viewer, params.id, body.key),
)
