import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'
import { messageQuery } from '#/lib/mail/input.ts'
import { messageDetails } from '#/lib/mail/thread.ts'

/** What an open message shows. */
export const GET = read({ params: idParams, query: messageQuery }, (viewer, { params, query }) =>
  messageDetails(viewer, params.id, query),
)
