import type { MessageCounts } from '#/db/schema/index.ts'

/** What can be wrong with a mailbox. The first six wait for a person; the others pass by themselves. */
export type TroubleKind =
  | 'no_token' // Google gave no lasting access yet
  | 'reconnect'
  | 'scope'
  | 'gmail_off'
  | 'policy'
  | 'setup'
  | 'late' // nothing has succeeded for too long, and nobody said why
  | 'slowed'
  | 'no_answer'
  | 'bug'
  | 'history'

/** What a person reads of it, and what they can do. */
export type Trouble = {
  kind: TroubleKind
  needsPerson: boolean // nothing goes on before its owner has done something
  since: Date | null
  what: string // what happened, with the mailbox's address
  meaning: string // what it means for them, and what comes next
  hidden: boolean // its owner hid the banner until tomorrow
}

/** What pages show of a mailbox: who it is, where its sync stands, and what is wrong with it. */
export type MailboxState = {
  id: number
  address: string
  colour: 'blue' | 'teal' | 'green' | 'amber' | 'coral' | 'rose' | 'slate'
  start: 'everything' | 'new' | null
  phase: 'waiting' | 'listing' | 'fetching' | 'live' | 'stopped' | 'disconnected' | 'erasing'
  pausedAt: Date | null
  trouble: Trouble | null // null too while its owner has paused or disconnected it
  counts: MessageCounts
  messagesTotal: number | null // an estimate for the bar, from before the listing; while erasing, how many were stored
  firstWindowAt: Date | null
  lastSyncedAt: Date | null
}
