import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { disconnectMailbox } from '#/lib/mailboxes/disconnect.ts'
import { disconnectInput } from '#/lib/mailboxes/input.ts'

/** Ends a mailbox's connection, and says whether Google has been told already. */
export const POST = write({ params: idParams, body: disconnectInput }, (viewer, { params, body }) =>
  disconnectMailbox(viewer, params.id, body.mail),
)
