import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'
import { oneMessageDetails } from '#/lib/mail/thread.ts'

/** What an open message shows beside its body. */
export const GET = read({ params: idParams }, (viewer, { params }) => oneMessageDetails(viewer, params.id))
