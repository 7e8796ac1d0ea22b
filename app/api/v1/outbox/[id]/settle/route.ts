import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { settleMail } from '#/lib/send/change-mail.ts'
import { settleInput } from '#/lib/send/input.ts'

/** Says what became of it. */
export const POST = write({ params: idParams, body: settleInput }, (viewer, { params, body }) =>
  settleMail(viewer, params.id, body.as),
)
