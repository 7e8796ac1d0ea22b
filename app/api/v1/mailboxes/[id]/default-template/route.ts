import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { setDefault } from '#/lib/templates/defaults.ts'
import { defaultInput } from '#/lib/templates/input.ts'

/** Chooses what a new mail of this mailbox begins with. */
export const PATCH = write({ params: idParams, body: defaultInput }, (viewer, { params, body }) =>
  setDefault(viewer, params.id, body.templateId),
)
