import { asc, desc, eq, isNull } from 'drizzle-orm'
import { invitations, users, workspace } from '#/db/schema/index.ts'
import { mayManageTeam } from '#/lib/access/roles.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { OpenInvitation, TeamPerson } from './types.ts'

/** Everybody who ever signed in, those with access first. All of a team see each other. */
export function teamPeople(_viewer: Viewer): Promise<TeamPerson[]> {
  return db()
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      deactivatedAt: users.deactivatedAt,
    })
    .from(users)
    .orderBy(desc(isNull(users.deactivatedAt)), asc(users.name), asc(users.id))
}

/** Invitations that nobody has taken up yet, newest first. Empty for those who may not invite. */
export async function openInvitations(viewer: Viewer): Promise<OpenInvitation[]> {
  if (!mayManageTeam(viewer)) return []
  return db()
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: users.name,
      createdAt: invitations.createdAt,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(isNull(invitations.acceptedAt))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
}

/** The workspace's name; null before its first person. The sign-in page shows it to strangers. */
export async function workspaceName(): Promise<string | null> {
  const [row] = await db().select({ name: workspace.name }).from(workspace)
  return row?.name ?? null
}
