import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { lookAgain } from '#/lib/mailboxes/look.ts'

/** Asks Gmail at once for what is new. */
export const POST = write({ params: idParams }, (viewer, { params }) => lookAgain(viewer, params.id))
