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
    <div className="mx-auto w-full max-w-3xl px-4 py-6 sm:px-6">
      <h1 className="text-xl font-semibold tracking-tight">Team</h1>
      <People people={people} viewerId={viewerId} mayManage={mayManage} />
      {mayManage && (
        <section className="mt-8" aria-labelledby="invite">
          <h2 id="invite" className="text-lg font-semibold tracking-tight">
            Invite a colleague
          </h2>
          <p className="mt-1 text-ink-2">
            They get in when they sign in with this Google account. Lilac sends no mail about it: tell them
            yourself.
          </p>
          <InviteForm />
          <Invitations invitations={invitations} />
        </section>
      )}
    </div>
  )
}
