import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { tryFailedAgain } from '#/lib/mailboxes/failed.ts'
import { retryInput } from '#/lib/mailboxes/input.ts'

/** Fetches messages once more that had failed: one, or all. */
export const POST = write({ params: idParams, body: retryInput }, (viewer, { params, body }) =>
  tryFailedAgain(viewer, params.id, body.messageId ?? null),
)
