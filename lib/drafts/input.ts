import { z } from 'zod'

const MOST_PEOPLE = 2_000 // of one field; how many a mail may go to is said when it is sent
export const LONGEST_SUBJECT = 2_000 // characters
export const LONGEST_HTML = 900_000 // characters: a request holds a megabyte

/** Control characters end a header's line, or hide in one: nobody types them. */
export const oneLine = (what: string, longest: number) =>
  z
    .string()
    .max(longest, `${what} is longer than Lilac takes: ${longest} characters.`)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, `${what} has to be one line, without control characters.`)

const idInput = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const peopleInput = z
  .array(z.object({ name: oneLine('A name', 300).default(''), email: oneLine('An address', 500) }))
  .max(MOST_PEOPLE, `At most ${MOST_PEOPLE} people.`)

export const newDraftInput = z.object({
  key: z.uuid(),
  kind: z.enum(['new', 'reply', 'reply_all', 'forward']),
  messageId: idInput.optional(),
  mailboxId: idInput.optional(),
  /** The mail that is forwarded goes along as a file, as it came, rather than as a quote. */
  original: z.boolean().default(false),
  /** Without the template that the mailbox begins with. */
  bare: z.boolean().default(false),
})

export const draftChangeInput = z.object({
  version: z.number().int().positive(),
  mailboxId: idInput.optional(),
  fromEmail: oneLine('An address', 500).optional(),
  to: peopleInput.optional(),
  cc: peopleInput.optional(),
  bcc: peopleInput.optional(),
  subject: oneLine('The subject', LONGEST_SUBJECT).optional(),
  html: z.string().max(LONGEST_HTML, 'The text is longer than Lilac takes.').optional(),
  quote: z.string().max(LONGEST_HTML, 'The quote is longer than Lilac takes.').nullable().optional(),
  /** It was written in Gmail while another was written here, and is a mail of its own from now on. */
  conflictOf: z.null().optional(),
})

const fileName = z
  .string()
  .min(1, 'A file needs a name.')
  .max(500, 'The name of this file is too long.')
  .refine((name) => !/[/\\\p{Cc}]/u.test(name) && !/^\.+$/.test(name), {
    message: 'The name of a file can’t hold a folder or control characters.',
  })

/** A file whose bytes come in pieces afterwards. */
export const uploadedFileInput = z.object({
  key: z.uuid(),
  name: fileName,
  type: oneLine('The type', 200).default('application/octet-stream'),
  size: z.number().int().min(0),
  inline: z.boolean().default(false),
})

export const draftFileInput = z.union([
  uploadedFileInput,
  z.object({ key: z.uuid(), attachmentId: idInput }),
  z.object({ key: z.uuid(), messageId: idInput }),
])

export const fileParams = z.object({ id: idInput, file: idInput })

export const pieceInput = z.object({ start: z.coerce.number().int().min(0) })

export const recipientsInput = z.object({ q: z.string().max(200).default(''), mailbox: idInput.optional() })

export type NewDraft = z.output<typeof newDraftInput>
export type DraftChange = z.output<typeof draftChangeInput>
export type NewFile = z.output<typeof draftFileInput>
