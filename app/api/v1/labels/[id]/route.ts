import { labelChangeInput } from '#/lib/actions/input.ts'
import { changeLabel } from '#/lib/actions/labels.ts'
import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'

/** Renames a label, those nested under it with it, or colours it. */
export const PATCH = write({ params: idParams, body: labelChangeInput }, (viewer, { params, body }) =>
  changeLabel(viewer, params.id, body),
)
