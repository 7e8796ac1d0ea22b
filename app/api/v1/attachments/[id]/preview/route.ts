import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'
import { filePreview } from '#/lib/mail/preview.ts'

/** A file to be looked at without leaving the page. */
export const GET = read({ params: idParams }, (viewer, { params }, request) =>
  filePreview(viewer, params.id, request),
)
