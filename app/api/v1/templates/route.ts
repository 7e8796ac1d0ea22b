import { read, write } from '#/lib/api/route.ts'
import { newTemplateInput } from '#/lib/templates/input.ts'
import { listTemplates, makeTemplate } from '#/lib/templates/templates.ts'

/** The templates that the viewer may use, and the folders they are in. */
export const GET = read({}, listTemplates)

/** Makes an empty one. */
export const POST = write({ body: newTemplateInput }, (viewer, { body }) => makeTemplate(viewer, body))
