import { read, upload, write } from '#/lib/api/route.ts'
import { fileBytes, receivePieces, removeFile } from '#/lib/drafts/files.ts'
import { fileParams, pieceInput } from '#/lib/drafts/input.ts'
import { templateFiles } from '#/lib/templates/template-files.ts'

export const GET = read({ params: fileParams }, (viewer, { params }, request) =>
  fileBytes(viewer, templateFiles(params.id), params.file, request),
)

/** A piece of its bytes. */
export const PUT = upload({ params: fileParams, query: pieceInput }, (viewer, { params, query, pieces }) =>
  receivePieces(viewer, templateFiles(params.id), params.file, query.start, pieces),
)

export const DELETE = write({ params: fileParams }, (viewer, { params }) =>
  removeFile(viewer, templateFiles(params.id), params.file),
)
