import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { applyTemplate } from '#/lib/templates/apply.ts'
import { applyTemplateInput } from '#/lib/templates/input.ts'

/** A template's text for this mail; its files go along from now on. */
export const POST = write({ params: idParams, body: applyTemplateInput }, (viewer, { params, body }) =>
  applyTemplate(viewer, params.id, body),
)
