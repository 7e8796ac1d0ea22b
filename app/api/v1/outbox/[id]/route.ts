import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { putOff } from '#/lib/send/change-mail.ts'
import { putOffInput } from '#/lib/send/input.ts'

/** Sends it at another time. */
export const PATCH = write({ params: idParams, body: putOffInput }, (viewer, { params, body }) =>
  putOff(viewer, params.id, body.sendAt),
)
