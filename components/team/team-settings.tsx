import { SettingsPage, SettingsSection } from '#/components/settings/settings-page.tsx'
import type { OpenInvitation, TeamPerson } from '#/lib/team/types.ts'
import { Invitations } from './invitations.tsx'
import { InviteForm } from './invite-form.tsx'
import { People } from './people.tsx'

/** Who is on the team and who is invited. Members see the people; owners and admins let them in and out. */
export function TeamSettings({
  people,
  invitations,
  viewerId,
  mayManage,
}: {
  people: TeamPerson[]
  invitations: OpenInvitation[]
  viewerId: number
  mayManage: boolean
}) {
  return (
    <SettingsPage title="People">
      <People people={people} viewerId={viewerId} mayManage={mayManage} />
      {mayManage && (
        <SettingsSection
          title="Invite a colleague"
          sentence="They get in when they sign in with this Google account. Lilac sends no mail about it: tell them yourself."
        >
          <InviteForm />
          <Invitations invitations={invitations} />
        </SettingsSection>
      )}
    </SettingsPage>
  )
}
