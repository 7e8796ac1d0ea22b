import { read, write } from '#/lib/api/route.ts'
import { queueInput } from '#/lib/send/input.ts'
import { outboxOf } from '#/lib/send/outbox.ts'
import { queueMail } from '#/lib/send/queue-mail.ts'

/** The viewer's mail that is on its way. */
export const GET = read({}, outboxOf)

/** Sends a draft. */
export const POST = write({ body: queueInput }, (viewer, { body }) => queueMail(viewer, body))
