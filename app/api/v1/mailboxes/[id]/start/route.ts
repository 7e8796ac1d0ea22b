import { z } from 'zod'
import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { chooseStart } from '#/lib/sync/connect.ts'

const startInput = z.object({ start: z.enum(['everything', 'new']) })

/** Says what to fetch of a mailbox, once, and starts the sync. */
export const POST = write({ params: idParams, body: startInput }, (viewer, { params, body }) =>
  chooseStart(viewer, params.id, body.start),
)
