import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'
import { attachmentDownload } from '#/lib/mail/attachments.ts'

/** A file of a message, from Gmail, as it comes. */
export const GET = read({ params: idParams }, (viewer, { params }, request) =>
  attachmentDownload(viewer, params.id, request),
)
