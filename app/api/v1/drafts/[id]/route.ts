import { idParams } from '#/lib/api/input.ts'
import { read, write } from '#/lib/api/route.ts'
import { discardDraft, readDraft, saveDraft } from '#/lib/drafts/drafts.ts'
import { draftChangeInput } from '#/lib/drafts/input.ts'

export const GET = read({ params: idParams }, (viewer, { params }) => readDraft(viewer, params.id))

/** Keeps what was written. */
export const PATCH = write({ params: idParams, body: draftChangeInput }, (viewer, { params, body }) =>
  saveDraft(viewer, params.id, body),
)

/** Discards it. */
export const DELETE = write({ params: idParams }, (viewer, { params }) => discardDraft(viewer, params.id))
