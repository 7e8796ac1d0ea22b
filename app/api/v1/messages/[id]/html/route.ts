import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'
import { messageFrame } from '#/lib/mail/body.ts'

/** The document in a message's frame. */
export const GET = read({ params: idParams }, (viewer, { params }) => messageFrame(viewer, params.id))
