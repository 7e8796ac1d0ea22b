import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { addFile } from '#/lib/drafts/files.ts'
import { uploadedFileInput } from '#/lib/drafts/input.ts'
import { templateFiles } from '#/lib/templates/template-files.ts'

/** Adds a file, whose bytes come afterwards. */
export const POST = write({ params: idParams, body: uploadedFileInput }, (viewer, { params, body }) =>
  addFile(viewer, templateFiles(params.id), body),
)
