import { z } from 'zod'
import { LONGEST_HTML, LONGEST_SUBJECT, oneLine } from '#/lib/drafts/input.ts'

const LONGEST_OWN = 4_000 // characters of a value as it is typed

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const templateName = oneLine('The name', 120).trim().min(1, 'A template needs a name.')

export const newTemplateInput = z.object({
  name: templateName,
  folderId: id.nullable().default(null),
  own: z.boolean().default(false),
})

export const templateChangeInput = z.object({
  version: z.number().int().positive(),
  name: templateName.optional(),
  folderId: id.nullable().optional(),
  own: z.boolean().optional(),
  subject: oneLine('The subject', LONGEST_SUBJECT).optional(),
  html: z.string().max(LONGEST_HTML, 'The text is longer than Lilac takes.').optional(),
})

const recipient = z.object({ name: oneLine('A name', 300).default(''), email: oneLine('An address', 500) })

export const previewInput = z.object({
  subject: oneLine('The subject', LONGEST_SUBJECT),
  html: z.string().max(LONGEST_HTML, 'The text is longer than Lilac takes.'),
  recipient,
})

/** Which template goes into a draft, as the page that writes it knows whom it goes to and from whom. */
export const applyTemplateInput = z.object({
  templateId: id,
  recipient: recipient.nullable().default(null),
  fromEmail: oneLine('An address', 500),
})

export const folderInput = z.object({
  name: oneLine('The name', 80).trim().min(1, 'A folder needs a name.'),
})

const GIVEN = /^(recipient|sender|today|contact|account|deal|case|user)(\.|$)/ // what is given now, and what the records will give

const variableName = z
  .string()
  .trim()
  .toLowerCase()
  .max(60, 'A name has at most 60 characters.')
  .regex(
    /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/,
    'A name begins with a letter and has letters, digits, _ and dots, such as delivery.cutoff.',
  )
  .refine((name) => !GIVEN.test(name), 'Lilac keeps this name for itself. Choose another one.')

export const variableInput = z.object({
  name: variableName,
  value: z
    .string()
    .trim()
    .min(1, 'A variable needs a value.')
    .max(LONGEST_OWN, `A value has at most ${LONGEST_OWN} characters.`)
    .regex(/^(?:[^\p{Cc}]|\r?\n|\t)*$/u, 'A value can’t hold control characters.'),
})

export const variableParams = z.object({ name: z.string().max(60) })

export const valuesInput = z.object({ email: z.string().max(500), name: z.string().max(300).default('') })

export const defaultInput = z.object({ templateId: id.nullable() })

export type NewTemplate = z.output<typeof newTemplateInput>
export type TemplateChange = z.output<typeof templateChangeInput>
export type ApplyTemplate = z.output<typeof applyTemplateInput>
