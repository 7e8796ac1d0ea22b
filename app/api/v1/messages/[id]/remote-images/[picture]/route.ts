import { read } from '#/lib/api/route.ts'
import { remoteImageParams } from '#/lib/images/input.ts'
import { remoteImage } from '#/lib/images/remote-image.ts'

/** A remote picture of a message, fetched in the reader's place. */
export const GET = read({ params: remoteImageParams }, (viewer, { params }, request) =>
  remoteImage(viewer, { messageId: params.id, picture: params.picture }, request),
)
