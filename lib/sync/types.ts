import type { MessageCounts } from '#/db/schema/index.ts'

/** What pages show of a mailbox: who it is, where its sync stands, and what it needs from a person. */
export type MailboxState = {
  id: number
  address: string
  colour: 'blue' | 'teal' | 'green' | 'amber' | 'coral' | 'rose' | 'slate'
  start: 'everything' | 'new' | null
  phase: 'waiting' | 'listing' | 'fetching' | 'live' | 'stopped'
  stoppedReason: 'reconnect' | 'scope' | 'gmail_off' | 'policy' | 'setup' | null
  lastError: string | null
  counts: MessageCounts
  messagesTotal: number | null // an estimate for the bar, from before the listing
  firstWindowAt: Date | null
  lastSyncedAt: Date | null
  needsConsent: boolean // no refresh token is held: one more consent fetches it
}
