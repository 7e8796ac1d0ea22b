import { write } from '#/lib/api/route.ts'
import { hideUnsent } from '#/lib/send/banner.ts'
import { hideUnsentInput } from '#/lib/send/input.ts'

/** Hides what the banner says of mail that was not sent until tomorrow. */
export const DELETE = write({ body: hideUnsentInput }, (viewer) => hideUnsent(viewer))
