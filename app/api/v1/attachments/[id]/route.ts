import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'
import { attachmentDownload } from '#/lib/mail/attachments.ts'
import { downloadInput } from '#/lib/mail/input.ts'

/** A file of a message, from Gmail, as it comes. */
export const GET = read({ params: idParams, query: downloadInput }, (viewer, { params, query }, request) =>
  attachmentDownload(viewer, params.id, query.anyway === 'yes', request),
)
