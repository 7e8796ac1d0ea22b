import { anyone } from '#/lib/api/route.ts'
import { emptyFrame } from '#/lib/mail/body.ts'

/** The document in which a message's body is written. It holds nothing of anybody. */
export const GET = anyone(emptyFrame)
