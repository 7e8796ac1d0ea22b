import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { deleteFolder, renameFolder } from '#/lib/templates/folders.ts'
import { folderInput } from '#/lib/templates/input.ts'

export const PATCH = write({ params: idParams, body: folderInput }, (viewer, { params, body }) =>
  renameFolder(viewer, params.id, body.name),
)

/** Deletes it; its templates stay. */
export const DELETE = write({ params: idParams }, (viewer, { params }) => deleteFolder(viewer, params.id))
