import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { cancelMail } from '#/lib/send/change-mail.ts'

/** Takes it back. */
export const POST = write({ params: idParams }, (viewer, { params }) => cancelMail(viewer, params.id))
