import { write } from '#/lib/api/route.ts'
import { makeFolder } from '#/lib/templates/folders.ts'
import { folderInput } from '#/lib/templates/input.ts'

export const POST = write({ body: folderInput }, (viewer, { body }) => makeFolder(viewer, body.name))
