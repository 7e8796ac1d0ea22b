/** What happened, for a page that shows it: never what is in a mail. */
export type LiveEvent = {
  kind: string // mail.arrived, mail.changed (of a thread, or of many in a mailbox), mailbox.progress, mailbox.state, mailbox.erased, action.progress, action.refused
  mailboxId: number | null
  recordKind: string | null
  recordId: number | null
}

/** What happened since a page asked last, and where to ask from next time. */
export type LiveNews = { events: LiveEvent[]; position: string }

/** Of one read; a feed goes on from the last one. A page that is told so many was not told all, and looks at everything that it shows. */
export const MOST_EVENTS = 500
