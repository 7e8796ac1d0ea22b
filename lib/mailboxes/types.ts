import type { MailboxState } from '#/lib/sync/types.ts'

/** A message that could not be fetched or read: what is known of it, and why. */
export type FailedMessage = {
  id: number
  subject: string | null
  from: string | null
  at: Date | null
  why: string
}

/** Something that was done with a mailbox, from the audit log. `mail` and `messages`: what became of it, and of how much, where it ended. */
export type Deed = {
  id: number
  at: Date
  action: DeedAction
  address: string
  mail: 'keep' | 'erase' | null
  messages: number
}

export type DeedAction = `mailbox.${
  | 'connected'
  | 'paused'
  | 'resumed'
  | 'disconnected'
  | 'access_ended'
  | 'google_not_told'
  | 'erased'}`

/** Why messages are left out on purpose. */
export type Skipped = { reason: 'draft' | 'chat' | 'before_start'; count: number }

/** What the page of one mailbox shows. */
export type MailboxPage = MailboxState & {
  connectedAt: Date
  startedAt: Date | null
  listedAt: Date | null
  reconciledAt: Date | null
  disconnectedAt: Date | null
  lookAsked: boolean // somebody waits for a look
  pollSeconds: number
  units: { used: number; allowed: number; kept: number } // of this minute, at Google; `kept` for what people do
  skipped: Skipped[]
  coverage: Date | null // mail from here on is complete; null before anything is, and when all is
  minutesLeft: number | null // until what is listed is stored, at the present budget
  earlier: { what: string; at: Date | null; overAt: Date | null } | null // the last trouble that is over
  revokeWaits: boolean // Google has not been told yet that access is ended
  failed: FailedMessage[]
  deeds: Deed[]
}
