export type DraftKind = 'new' | 'reply' | 'reply_all' | 'forward'

/** Somebody a mail goes to, as typed: the address is checked when the mail is sent, so that nothing typed is lost. */
export type DraftPerson = { name: string; email: string }

export type DraftFile = {
  id: number
  key: string // the page's own name for it
  name: string
  type: string
  size: number // bytes
  received: number // of them; a file of an earlier mail is here at once
  contentId: string | null // of a picture in the text
  address: string // where its bytes are
}

/** A mail being written. Pictures in `html` and `quote` have `src` at our own address and `data-cid`. */
export type DraftView = {
  id: number
  key: string
  version: number
  kind: DraftKind
  messageId: number | null // what it answers or forwards
  threadId: number | null
  mailboxId: number
  from: DraftPerson
  to: DraftPerson[]
  cc: DraftPerson[]
  bcc: DraftPerson[]
  subject: string
  html: string
  quote: string | null
  files: DraftFile[]
  written: boolean // something was put into it since it began
  savedAt: number // ms since 1970: when it was last kept here
  atGmail: 'saved' | 'waiting' | 'trouble'
  conflictOf: number | null // it was written in Gmail while that one was written here
}

/** A draft in a list. */
export type DraftRow = Pick<
  DraftView,
  | 'id'
  | 'kind'
  | 'messageId'
  | 'threadId'
  | 'mailboxId'
  | 'to'
  | 'subject'
  | 'savedAt'
  | 'atGmail'
  | 'conflictOf'
> & { snippet: string; hasFiles: boolean }

/** What tells pages that a draft is there, where it belongs, and how far it is kept. */
export type OpenDraft = Pick<DraftView, 'id' | 'key' | 'version' | 'threadId' | 'atGmail' | 'conflictOf'>

export type Saved = { version: number; savedAt: number }

export type SendAddress = {
  mailboxId: number
  email: string
  name: string
  signature: string // html, clean
  isDefault: boolean
}

/** `failedAt` (ms): when a mail last could not be delivered there, within some months. */
export type Suggestion = { name: string; email: string; colleague: boolean; failedAt: number | null }
