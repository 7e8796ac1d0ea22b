import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'
import { filesAsZip } from '#/lib/mail/zip.ts'

/** All files of a message as one archive. */
export const GET = read({ params: idParams }, (viewer, { params }, request) =>
  filesAsZip(viewer, params.id, request),
)
