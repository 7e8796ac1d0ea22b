import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { draftFiles } from '#/lib/drafts/draft-files.ts'
import { addFile } from '#/lib/drafts/files.ts'
import { draftFileInput } from '#/lib/drafts/input.ts'

/** Adds a file, whose bytes come afterwards unless an earlier mail has them. */
export const POST = write({ params: idParams, body: draftFileInput }, (viewer, { params, body }) =>
  addFile(viewer, draftFiles(params.id), body),
)
