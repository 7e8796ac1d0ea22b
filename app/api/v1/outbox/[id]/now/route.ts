import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { sendNow } from '#/lib/send/change-mail.ts'

/** Sends it at once. */
export const POST = write({ params: idParams }, (viewer, { params }) => sendNow(viewer, params.id))
