/** A person of the team, as its page lists them. */
export type TeamPerson = {
  id: number
  name: string
  email: string
  role: 'owner' | 'admin' | 'member'
  deactivatedAt: Date | null
}

/** Somebody invited who has not signed in yet. */
export type OpenInvitation = {
  id: number
  email: string
  role: 'admin' | 'member'
  invitedBy: string
  createdAt: Date
}
