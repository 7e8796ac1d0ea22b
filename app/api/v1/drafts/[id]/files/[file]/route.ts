import { read, upload, write } from '#/lib/api/route.ts'
import { fileBytes, receivePieces, removeFile } from '#/lib/drafts/files.ts'
import { draftFileParams, pieceInput } from '#/lib/drafts/input.ts'

export const GET = read({ params: draftFileParams }, (viewer, { params }, request) =>
  fileBytes(viewer, params, request),
)

/** A piece of its bytes. */
export const PUT = upload(
  { params: draftFileParams, query: pieceInput },
  (viewer, { params, query, pieces }) => receivePieces(viewer, params, query.start, pieces),
)

export const DELETE = write({ params: draftFileParams }, (viewer, { params }) =>
  removeFile(viewer, params.id, params.file),
)
