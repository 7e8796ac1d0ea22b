export type Language = 'nl' | 'en' | 'de' | 'fr' | 'it' | 'pl' | 'da' | 'sv' | 'es'

/** The mail program that somebody writes with: it decides how a body and its quotes are built. */
export type Client = 'gmail' | 'outlook' | 'apple' | 'plain' | 'flowed'

/** What somebody is to Spaakwerk. */
export type Role = 'dealer' | 'lead' | 'supplier' | 'partner' | 'applicant' | 'colleague'

export type Address = { name: string; email: string }

export type Person = Address & {
  firm: string
  city: string
  title: string
  phone: string
  language: Language
  role: Role
  client: Client
}

/** A file of a mail. With `cid` it is a picture inside the html. */
export type Attachment = { name: string; type: string; content: Buffer; cid?: string }

/** What a writer says in one mail, before his mail program makes a body of it. */
export type Said = {
  from: Address
  to: Address[]
  cc: Address[]
  /** ms since 1970 */
  at: number
  subject: string
  language: Language
  client: Client
  /** greeting first, closing and name last; rows that begin with "|" are a table, with "- " a list */
  paragraphs: string[]
  signature: string[]
  /** pictures inside the text, by their content ids */
  pictures: string[]
  /** what it answers, and quotes */
  answers?: Said
}

/** One mail as it was sent, before any mailbox holds a copy of it. */
export type Mail = {
  /** Message-ID, without its angle brackets */
  id: string
  /** ms since 1970 */
  sentAt: number
  from: Address
  to: Address[]
  cc: Address[]
  bcc: Address[]
  subject: string
  /** Message-IDs of the mails before it, oldest first */
  references: string[]
  text: string
  html?: string
  files: Attachment[]
  headers: Record<string, string>
  /** a body part beside text and html, such as an invitation */
  alternative?: { type: string; content: string }
  /** the text part's own content type, when it is not plain UTF-8 */
  textType?: string
  /** made by hand, byte by byte; takes the place of all that would be composed */
  bytes?: Buffer
}

/** How one mailbox keeps a mail: Gmail's label ids, or the names of the owner's labels. */
export type Copy = { mailbox: string; labels: string[] }

export type HeldMail = { mail: Mail; copies: Copy[] }

/** Mails that belong together, in the order in which they were sent. */
export type Thread = {
  key: string
  language: Language | 'ja' | 'zh' | 'ar' | 'cs'
  mails: HeldMail[]
}
