import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { hideBanner } from '#/lib/mailboxes/banner.ts'
import { bannerInput } from '#/lib/mailboxes/input.ts'

/** Hides what the banner says of a mailbox until tomorrow. */
export const DELETE = write({ params: idParams, body: bannerInput }, (viewer, { params, body }) =>
  hideBanner(viewer, params.id, body.kind),
)
