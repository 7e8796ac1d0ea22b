/** What happened, for a page that shows it: never what is in a mail. */
export type LiveEvent = {
  kind: string // mail.arrived, mail.changed, mailbox.progress, mailbox.state, mailbox.erased
  mailboxId: number | null
  recordKind: string | null
  recordId: number | null
}

/** What happened since a page asked last, and where to ask from next time. */
export type LiveNews = { events: LiveEvent[]; position: string }
