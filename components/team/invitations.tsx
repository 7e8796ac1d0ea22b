import type { OpenInvitation } from '#/lib/team/types.ts'
import { ChangeButton } from './change-button.tsx'

/** Who is invited and has not come yet. */
export function Invitations({ invitations }: { invitations: OpenInvitation[] }) {
  if (invitations.length === 0) return <p className="mt-4 text-ink-3">Nobody is waiting to come in.</p>
  return (
    <ul className="mt-4 divide-y divide-line border-y border-line" aria-label="Open invitations">
      {invitations.map(({ id, email, role, invitedBy }) => (
        <li key={id} className="flex min-h-14 items-center gap-x-3 py-2">
          <span className="min-w-0 flex-1">
            <span className="block font-medium [overflow-wrap:anywhere]">{email}</span>
            <span className="block text-xs text-ink-3">
              {role === 'admin' ? 'Admin' : 'Member'}, invited by {invitedBy}
            </span>
          </span>
          <ChangeButton method="DELETE" path={`/api/v1/team/invitations/${id}`} about={email}>
            Withdraw
          </ChangeButton>
        </li>
      ))}
    </ul>
  )
}
