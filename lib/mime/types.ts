import type { z } from 'zod'
import type { deliveryReportSchema, invitationSchema, senderWarningSchema } from './kept.ts'

export type Invitation = z.infer<typeof invitationSchema>
export type DeliveryReport = z.infer<typeof deliveryReportSchema>
export type SenderWarning = z.infer<typeof senderWarningSchema>

/** A header as Gmail's `full` format gives it: already decoded from RFC 2047, name in its original case (GMAIL §2.1, §8.4). */
export type GmailHeader = { name?: string | null; value?: string | null }

/** A part of a message in Gmail's `full` format. `body.data` is base64url of bytes that are already transfer-decoded. */
export type GmailPart = {
  partId?: string | null
  mimeType?: string | null
  filename?: string | null
  headers?: GmailHeader[]
  body?: { size?: number | null; data?: string | null; attachmentId?: string | null }
  parts?: GmailPart[]
}

/** A message in Gmail's `full` format. `internalDate` is milliseconds, sent as text. */
export type GmailMessage = {
  id: string
  threadId: string
  labelIds?: string[]
  snippet?: string | null
  historyId: string | number | bigint
  internalDate: string | number
  sizeEstimate?: number | null
  payload: GmailPart
}

/** A person as a mail names them: either may be empty, `email` is lower case. */
export type Person = { name: string; email: string }

export type PersonKind = 'from' | 'sender' | 'reply_to' | 'to' | 'cc' | 'bcc'

/** Somebody in a mail's head: always with an address, `position` counts from 0 within the kind. */
export type MailPerson = Person & { kind: PersonKind; position: number }

export type MailAttachment = {
  /** Names the part in this message for good, unlike Gmail's attachment ids; resolved by `findPart`. */
  partId: string
  /** Content-ID without angle brackets, or Content-Location where there is none. */
  contentId: string | null
  /** Safe as a file name, never empty. */
  name: string
  /** MIME type as claimed, lower case. */
  type: string
  /** Bytes, decoded. */
  size: number
  /** The html uses it by its content id. */
  inline: boolean
}

export type ParsedMessage = {
  subject: string
  /** Plain text, about 200 characters. */
  snippet: string
  from: Person
  people: MailPerson[]
  /** The Date header; null where it is missing or can't be true. */
  sentAt: Date | null
  /** How far ahead of UTC the sender's clock was, "+02:00"; null where it is not known. */
  sentZone: string | null
  /** RFC Message-ID without angle brackets. */
  messageIdHeader: string | null
  inReplyTo: string | null
  /** Oldest first, without angle brackets. */
  references: string[]
  /** Where a mailing list takes answers to all (RFC 2369); null where it says nothing. */
  listPost: string | null
  /** Whom its sender wants an answer to all to go to, in place of everybody; null where they say nothing. */
  followupTo: Person[] | null
  /** The same mail in another mailbox has the same key: see mail-key.ts. */
  mailKey: string
  /** Bulk mail, auto replies, delivery reports. */
  automatic: boolean
  /** The event that its calendar part is about. */
  invitation: Invitation | null
  /** What it reports on a mail that was sent before. */
  report: DeliveryReport | null
  /** Why the sender may not be who they seem to be. */
  warning: SenderWarning | null
  /** The plain text as it came; made from the html where there is none. */
  text: string
  /** The html as it came: hostile. Only `cleanHtml` makes it fit to be shown. */
  htmlReceived: string | null
  attachments: MailAttachment[]
  parserVersion: number
}
