import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { pauseMailbox, resumeMailbox } from '#/lib/mailboxes/pause.ts'

/** Lets a mailbox rest. */
export const POST = write({ params: idParams }, (viewer, { params }) => pauseMailbox(viewer, params.id))

/** Goes on. */
export const DELETE = write({ params: idParams }, (viewer, { params }) => resumeMailbox(viewer, params.id))
