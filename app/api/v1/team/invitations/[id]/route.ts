import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { withdrawInvitation } from '#/lib/team/invitations.ts'

/** Withdraws an invitation. */
export const DELETE = write({ params: idParams }, (viewer, { params }) =>
  withdrawInvitation(viewer, params.id),
)
