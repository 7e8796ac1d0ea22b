import type { DraftFile } from '#/lib/drafts/types.ts'
import type { MailboxName } from '#/lib/mail/types.ts'

export type TemplateFolder = { id: number; name: string }

/** A template in a list. */
export type TemplateRow = {
  id: number
  name: string
  folderId: number | null
  own: boolean // the viewer's alone, rather than the team's
  subject: string
  hasFiles: boolean
}

export type TemplateList = { folders: TemplateFolder[]; templates: TemplateRow[] }

/** A template as it is written: variables stand as `{{name}}` or `{{name|what else}}` in its subject and its text. */
export type TemplateView = Omit<TemplateRow, 'hasFiles'> & {
  version: number
  html: string // pictures have `src` at our own address and `data-cid`
  files: DraftFile[]
  updatedAt: number // ms since 1970
}

/** Words of one's own for a variable. They may hold other variables. */
export type TemplateVariable = { name: string; value: string }

/** A template with values in the place of its variables. A missing one stands as a mark in the text, and as `{{name}}` in the subject. */
export type FilledTemplate = {
  subject: string
  html: string
  missing: string[] // names, in their order
  files: DraftFile[] // those that came along
}

/** Which template a new mail of a mailbox begins with. */
export type MailboxDefault = MailboxName & { templateId: number | null }

export const LONGEST_VALUE = 20_000 // characters of one variable, with all that it is made of
/** What every template can use, and whence it comes. */
export const VARIABLES = [
  { name: 'recipient.first_name', from: 'the first person in To' },
  { name: 'recipient.name', from: 'the first person in To' },
  { name: 'recipient.email', from: 'the first person in To' },
  { name: 'sender.first_name', from: 'whoever sends it' },
  { name: 'sender.name', from: 'whoever sends it' },
  { name: 'sender.email', from: 'whoever sends it' },
  { name: 'today', from: 'the calendar' },
  { name: 'today.year', from: 'the calendar' },
] as const
