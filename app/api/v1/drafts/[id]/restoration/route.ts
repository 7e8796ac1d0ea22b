import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { restoreDraft } from '#/lib/drafts/drafts.ts'

/** Takes back that it was discarded. */
export const POST = write({ params: idParams }, (viewer, { params }) => restoreDraft(viewer, params.id))
