import { and, eq, isNull, sql } from 'drizzle-orm'
import { invitations, users } from '#/db/schema/index.ts'
import { mustManageTeam } from '#/lib/access/roles.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { audit } from '#/lib/session/audit.ts'
import type { InvitationInput } from './input.ts'

/**
 * Lets an address in at its next sign-in. Lilac sends no mail about it: whoever invites tells them. Throws 403 for members,
 * 409 on `email` for somebody who is here or invited already.
 */
export async function inviteColleague(
  viewer: Viewer,
  { email, role }: InvitationInput,
): Promise<{ id: number }> {
  mustManageTeam(viewer)
  return db().transaction(async (tx) => {
    const [person] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(sql`lower(${users.email})`, email))
    if (person)
      throw new AppError(409, 'already_here', `${email} is on the team already.`, { field: 'email' })
    const [invitation] = await tx
      .insert(invitations)
      .values({ email, role, invitedBy: viewer.userId })
      .onConflictDoNothing()
      .returning({ id: invitations.id })
    if (!invitation)
      throw new AppError(409, 'already_invited', `${email} is invited already.`, { field: 'email' })
    await audit(tx, 'team.invited', viewer.userId, { email, role })
    return invitation
  })
}

/** Takes an invitation back that nobody has taken up yet. Throws 403 for members, not found for any other. */
export async function withdrawInvitation(viewer: Viewer, id: number): Promise<void> {
  mustManageTeam(viewer)
  await db().transaction(async (tx) => {
    const [invitation] = await tx
      .delete(invitations)
      .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt)))
      .returning({ email: invitations.email })
    if (!invitation) throw notFound('This invitation')
    await audit(tx, 'team.invitation_withdrawn', viewer.userId, { email: invitation.email })
  })
}
