import { Avatar } from '#/components/ui/avatar.tsx'
import { StatusChip } from '#/components/ui/chip.tsx'
import type { TeamPerson } from '#/lib/team/types.ts'
import { ChangeButton } from './change-button.tsx'

const ROLES = { owner: 'Owner', admin: 'Admin', member: 'Member' }

/** Everybody on the team. Access can be ended, but not one's own or the owner's. */
export function People({
  people,
  viewerId,
  mayManage,
}: {
  people: TeamPerson[]
  viewerId: number
  mayManage: boolean
}) {
  return (
    <ul className="mt-4 divide-y divide-line border-y border-line" aria-label="People">
      {people.map(({ id, name, email, role, deactivatedAt }) => (
        <li key={id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <Avatar name={name} seed={email} size={32} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">
              {name}
              {id === viewerId && <span className="font-normal text-ink-3"> (you)</span>}
            </span>
            <span className="block truncate text-xs text-ink-3">{email}</span>
          </span>
          {deactivatedAt ? <StatusChip tone="quiet">No access</StatusChip> : null}
          <span className="text-xs text-ink-2">{ROLES[role]}</span>
          {mayManage && id !== viewerId && role !== 'owner' && (
            <ChangeButton
              method={deactivatedAt ? 'DELETE' : 'POST'}
              path={`/api/v1/team/people/${id}/deactivation`}
              about={name}
            >
              {deactivatedAt ? 'Give access back' : 'End access'}
            </ChangeButton>
          )}
        </li>
      ))}
    </ul>
  )
}
