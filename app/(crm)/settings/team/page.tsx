import type { Metadata } from 'next'
import { TeamSettings } from '#/components/team/team-settings.tsx'
import { mayManageTeam } from '#/lib/access/roles.ts'
import { requireViewer } from '#/lib/session/viewer.ts'
import { openInvitations, teamPeople } from '#/lib/team/queries.ts'

export const metadata: Metadata = { title: 'People' }

export default async function TeamPage() {
  const viewer = await requireViewer()
  const [people, invitations] = await Promise.all([teamPeople(viewer), openInvitations(viewer)])
  return (
    <TeamSettings
      people={people}
      invitations={invitations}
      viewerId={viewer.userId}
      mayManage={mayManageTeam(viewer)}
    />
  )
}
