import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { askAboutImages } from '#/lib/images/senders.ts'

/** Asks again before a sender's pictures are loaded. */
export const DELETE = write({ params: idParams }, (viewer, { params }) => askAboutImages(viewer, params.id))
