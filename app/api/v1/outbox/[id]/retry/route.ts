import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { retryMail } from '#/lib/send/change-mail.ts'

/** Tries it again. */
export const POST = write({ params: idParams }, (viewer, { params }) => retryMail(viewer, params.id))
