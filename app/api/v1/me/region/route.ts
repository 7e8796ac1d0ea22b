import { write } from '#/lib/api/route.ts'
import { regionInput } from '#/lib/me/input.ts'
import { learnRegion } from '#/lib/me/settings.ts'

/** Says where somebody's browser is; it changes nothing that they chose. */
export const POST = write({ body: regionInput }, (viewer, { body }, request) =>
  learnRegion(viewer, body.zone, request.headers.get('accept-language')),
)
