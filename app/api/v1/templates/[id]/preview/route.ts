import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { previewTemplate } from '#/lib/templates/apply.ts'
import { previewInput } from '#/lib/templates/input.ts'

/** What it becomes for a recipient, as it stands on the page. Nothing is kept. */
export const POST = write({ params: idParams, body: previewInput }, (viewer, { params, body }) =>
  previewTemplate(viewer, params.id, body),
)
