import { read } from '#/lib/api/route.ts'
import { sendAddressesOf } from '#/lib/drafts/send-addresses.ts'

/** The addresses that the viewer may send from. */
export const GET = read({}, sendAddressesOf)
