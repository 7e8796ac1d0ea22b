import { idParams } from '#/lib/api/input.ts'
import { read, write } from '#/lib/api/route.ts'
import { templateChangeInput } from '#/lib/templates/input.ts'
import { changeTemplate, deleteTemplate, readTemplate } from '#/lib/templates/templates.ts'

export const GET = read({ params: idParams }, (viewer, { params }) => readTemplate(viewer, params.id))

export const PATCH = write({ params: idParams, body: templateChangeInput }, (viewer, { params, body }) =>
  changeTemplate(viewer, params.id, body),
)

export const DELETE = write({ params: idParams }, (viewer, { params }) => deleteTemplate(viewer, params.id))
