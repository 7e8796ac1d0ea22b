import { read, write } from '#/lib/api/route.ts'
import { beginDraft } from '#/lib/drafts/begin.ts'
import { openDrafts } from '#/lib/drafts/drafts.ts'
import { newDraftInput } from '#/lib/drafts/input.ts'

/** The mails that the viewer has begun. */
export const GET = read({}, openDrafts)

/** Begins one. */
export const POST = write({ body: newDraftInput }, (viewer, { body }) => beginDraft(viewer, body))
