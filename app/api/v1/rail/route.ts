import { read } from '#/lib/api/route.ts'
import { mailRail } from '#/lib/mail/rail.ts'

/** What the rail shows. */
export const GET = read({}, (viewer) => mailRail(viewer))
