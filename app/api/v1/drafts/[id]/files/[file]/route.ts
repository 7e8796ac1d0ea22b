import { read, upload, write } from '#/lib/api/route.ts'
import { draftFiles } from '#/lib/drafts/draft-files.ts'
import { fileBytes, receivePieces, removeFile } from '#/lib/drafts/files.ts'
import { fileParams, pieceInput } from '#/lib/drafts/input.ts'

export const GET = read({ params: fileParams }, (viewer, { params }, request) =>
  fileBytes(viewer, draftFiles(params.id), params.file, request),
)

/** A piece of its bytes. */
export const PUT = upload({ params: fileParams, query: pieceInput }, (viewer, { params, query, pieces }) =>
  receivePieces(viewer, draftFiles(params.id), params.file, query.start, pieces),
)

export const DELETE = write({ params: fileParams }, (viewer, { params }) =>
  removeFile(viewer, draftFiles(params.id), params.file),
)
