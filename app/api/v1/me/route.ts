import { write } from '#/lib/api/route.ts'
import { meInput } from '#/lib/me/input.ts'
import { changeSettings } from '#/lib/me/settings.ts'

/** Changes what somebody has chosen for themselves. */
export const PATCH = write({ body: meInput }, (viewer, { body }) => changeSettings(viewer, body))
