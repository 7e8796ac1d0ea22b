import type { DraftPerson, OpenDraft } from '#/lib/drafts/types.ts'

/** A mail on its way, as pages show it. */
export type OutboxRow = {
  id: number
  draftId: number
  mailboxId: number
  state: 'queued' | 'sending' | 'asking' | 'sent' | 'failed' | 'cancelled'
  to: DraftPerson[] // in To alone
  subject: string
  hasFiles: boolean
  threadId: number | null
  messageId: number | null // the sent mail, once it is stored
  sendAt: number // ms since 1970
  sentAt: number | null
  retryAt: number | null // when it is tried or looked for again
  archive: boolean
  remindAt: number | null
  size: number | null // bytes of the whole mail, once it is built
  uploaded: number // of them at Gmail
  trouble: { reason: string; what: string; meaning: string } | null // why it waits, failed or asks
  history: { at: number; what: string }[]
  canCancel: boolean
}

/** What the viewer has begun, and what they sent that has not left. */
export type Outgoing = {
  drafts: OpenDraft[] // the latest first
  unsent: number // in the outbox, all in all
  failed: number
  asking: number
  hidden: boolean // they hid the banner that says so until tomorrow
}
