import { newLabelInput } from '#/lib/actions/input.ts'
import { createLabel } from '#/lib/actions/labels.ts'
import { write } from '#/lib/api/route.ts'

/** Makes a label, in one mailbox or several. */
export const POST = write({ body: newLabelInput }, (viewer, { body }) => createLabel(viewer, body))
