import { read } from '#/lib/api/route.ts'
import { inlineImage } from '#/lib/mail/images.ts'
import { imageParams } from '#/lib/mail/input.ts'

/** A picture that a message shows in its text. */
export const GET = read({ params: imageParams }, (viewer, { params }, request) =>
  inlineImage(viewer, params.id, params.attachment, request),
)
