import { read } from '#/lib/api/route.ts'
import { outgoingOf } from '#/lib/send/outgoing.ts'

/** The viewer's open drafts, and how much of what they sent has not left. */
export const GET = read({}, outgoingOf)
