import { read, write } from '#/lib/api/route.ts'
import { imageSenderInput } from '#/lib/images/input.ts'
import { alwaysLoadImages, imageSendersOf } from '#/lib/images/senders.ts'

/** Senders whose remote pictures the viewer always sees. */
export const GET = read({}, imageSendersOf)

/** Always loads the pictures of a message's sender. */
export const POST = write({ body: imageSenderInput }, (viewer, { body }) =>
  alwaysLoadImages(viewer, body.messageId),
)
