import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { doubtSender, knowSender } from '#/lib/mail/known-senders.ts'

/** The viewer knows who sent this message. */
export const POST = write({ params: idParams }, (viewer, { params }) => knowSender(viewer, params.id))

/** Takes that back. */
export const DELETE = write({ params: idParams }, (viewer, { params }) => doubtSender(viewer, params.id))
