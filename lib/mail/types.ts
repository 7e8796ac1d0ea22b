import type { DeliveryReport, Invitation, SenderWarning } from '#/lib/mime/types.ts'
import type { MailboxState } from '#/lib/sync/types.ts'

export type MailPerson = { name: string; email: string }

/** Whose mail it is: in lists that mix mailboxes a tick in its colour says so. */
export type MailboxName = Pick<MailboxState, 'id' | 'address' | 'colour'>

/** A label as chips and rail show it. The colour is Gmail's own, "#16a765", or null when it has none. */
export type LabelName = { name: string; colour: string | null }

/** A place in a list: everything that sorts below (newest first, then by the higher thread id) comes after it. */
export type Cursor = { at: number; id: number } // at: ms since 1970

/** A list of threads as an address names it. */
export type ListAddress = {
  list:
    | { kind: 'inbox' | 'starred' | 'sent' | 'spam' | 'trash' }
    | { kind: 'all' } // but spam and trash
    | { kind: 'snoozed' } // put off, or to be reminded of; the next one first
    | { kind: 'mailbox'; id: number } // one mailbox's inbox
    | { kind: 'label'; id: number } // the label and those of the same name in the viewer's other mailboxes
  show: 'all' | 'unread' | 'starred' | 'files'
  before: Cursor | null // where this page begins; null: at the newest
}

/** When a thread comes back to the inbox: put off until then, or then if nobody has answered. `at`: ms since 1970. */
export type Later = { kind: 'snooze' | 'reminder'; at: number }

export type ThreadRow = {
  id: number
  at: number // ms since 1970: what the list is sorted by
  mailbox: MailboxName
  people: MailPerson[] // senders in order of their first mail; in a thread of one's own mails, whom they went to
  sentOnly: boolean // all its mails are the mailbox's own
  messageCount: number
  subject: string
  snippet: string
  unread: boolean
  starred: boolean
  hasAttachments: boolean
  later: Later | null
  muted: boolean // its new mail leaves the inbox as it arrives
  important: boolean // to Gmail
  labels: LabelName[]
}

/** Some threads of a list, and the address of those after them; null at the end. */
export type ThreadPage = { threads: ThreadRow[]; older: string | null }

/** What stands above a list. */
export type ListHead = {
  title: string
  scope: string | null // the mailbox or parent label it is of, where that is not in the title
  mixed: boolean // rows come from several mailboxes
  unread: number
  total: number
  counted: number // how far unread and total were counted: that number means "so many or more"
}

export type RailLabel = {
  path: string // the whole name
  name: string // the last part
  depth: number // 0 to 2; deeper ones stand with those of depth 2
  address: string | null // null: only a parent that is no label itself
  colour: string | null
  unread: number
}

export type RailMailbox = MailboxState & {
  name: string
  unread: number
  inbox: string // the address of its list
  mayDelete: boolean // Google lets Lilac delete its mail for ever
}

export type Rail = {
  inboxUnread: number
  spamUnread: number
  snoozed: number // threads that come back at a time
  mailboxes: RailMailbox[]
  labels: RailLabel[]
}

/** What is said of a message while it is folded. */
export type MessageFacts = {
  id: number
  at: number // ms since 1970
  from: MailPerson
  snippet: string
  unread: boolean
  starred: boolean
  hasAttachments: boolean
}

/** What a file says it is. `macro`: an Office document that may hold macros; `disk`: a disk image; `page`: html. */
export type FileKind =
  | 'pdf'
  | 'image'
  | 'svg'
  | 'text'
  | 'table'
  | 'sheet'
  | 'document'
  | 'slides'
  | 'macro'
  | 'mail'
  | 'archive'
  | 'media'
  | 'page'
  | 'program'
  | 'script'
  | 'link'
  | 'disk'
  | 'other'

/** How a file is shown without leaving the page. */
export type PreviewKind = 'image' | 'pdf' | 'text' | 'mail'

/** What is shown of a text or a mail that came as a file. `cut`: only its beginning. */
export type TextPreview =
  | { kind: 'text'; text: string; table: string[][] | null; cut: boolean }
  | {
      kind: 'mail'
      subject: string
      from: MailPerson | null
      to: MailPerson[]
      at: number | null // ms since 1970: its own Date
      text: string
      files: string[] // names
      cut: boolean
    }

/** A file of a message. `warning`: a sentence for whoever is about to open it; `disguised`: it harms, and its name says something harmless. */
export type AttachmentView = {
  id: number
  name: string
  type: string // as claimed
  size: number // bytes
  kind: FileKind
  preview: PreviewKind | null
  warning: string | null
  disguised: boolean
}

/** What is written into a message's frame: the inside of its body element, clean, with pictures at our own addresses. */
export type MessageBody = {
  kind: 'html' | 'text'
  content: string
  light: boolean // it brings colours of its own: on white in both themes, as its sender saw it
}

/** The pictures that a message would fetch from elsewhere. */
export type RemoteImages = {
  count: number // held back by the cleaner
  loadable: number // of them those that can be shown: no trackers, none of a style sheet's
  shown: boolean // this body was made with them
  always: number | null // the viewer's word that this sender's are always loaded: the id to take it back by
  offered: boolean // they may say so: the sender is known, and nothing speaks against them
}

/** Why a sender may not be who they seem to be, and how many mails of theirs the viewer had before (at most `counted`). */
export type DoubtfulSender = SenderWarning & { earlier: number; counted: number }

/** What a delivery report said of one recipient of a mail. */
export type Bounce = {
  email: string
  kind: 'failed' | 'delayed'
  reason: string // a kind of reason, as in DeliveryReport
  at: number // ms since 1970
  reportId: number // the message that says so
}

/** What an open message shows. */
export type MessageDetails = {
  id: number
  to: MailPerson[]
  cc: MailPerson[]
  bcc: MailPerson[]
  replyTo: MailPerson[]
  sentAt: number | null // ms since 1970: what its sender's clock said
  sentZone: string | null // how far ahead of UTC that clock was, "+02:00"
  body: MessageBody | null // null among many when it is large: asked for alone
  hasHtml: boolean
  hasText: boolean // a text of its own beside the html
  remoteImages: RemoteImages
  attachments: AttachmentView[] // without those that the body itself shows
  invitation: Invitation | null
  report: DeliveryReport | null // on the delivery of another mail
  bounces: Bounce[] // those for whom it did not arrive
  warning: DoubtfulSender | null // null also where the viewer knows the sender
}

/** Trash and spam are places of their own: a message there is shown nowhere else. */
export type Place = 'mail' | 'trash' | 'spam'

export type ThreadView = {
  id: number
  subject: string
  mailbox: MailboxName
  labels: LabelName[]
  muted: boolean
  important: boolean
  later: Later | null
  messages: MessageFacts[] // of the asked place, oldest first
  elsewhere: { place: Place; count: number }[] // messages of the same thread in the other places
}

/** A thread with all that its pane shows at once: `details` of the messages that begin open. */
export type OpenThread = ThreadView & { place: Place; details: MessageDetails[] }

/** A list with what stands above it: its first page, and the words for when nothing is in it. */
export type ListView = {
  address: string
  head: ListHead
  shows: ListAddress['show'][] // what it can be narrowed to
  page: ThreadPage
  empty: { title: string; sentence: string }
}

/** A message as Gmail took it in. */
export type OriginalView = {
  fields: { name: string; raw: string; text: string }[] // of its head, in their order; `raw`: as it travelled
  route: { from: string; by: string; at: number | null }[] // the servers it went through, oldest first; at: ms since 1970
  checks: { method: 'spf' | 'dkim' | 'dmarc'; result: string; domain: string }[] // what Google wrote of its sender
  source: string // the beginning of it, up to a megabyte
  cut: boolean // there is more
}

/** How frames around mail are made: their empty document, and what it may do. */
export type Frames = { source: string; sandbox: string }
