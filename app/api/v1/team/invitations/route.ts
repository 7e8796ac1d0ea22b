import { write } from '#/lib/api/route.ts'
import { invitationInput } from '#/lib/team/input.ts'
import { inviteColleague } from '#/lib/team/invitations.ts'

/** Invites a colleague. */
export const POST = write({ body: invitationInput }, (viewer, { body }) => inviteColleague(viewer, body))
