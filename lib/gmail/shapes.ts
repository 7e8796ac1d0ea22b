import { z } from 'zod'

// What Gmail answers, as far as we read it. Numbers of 64 bits come as text (GMAIL §1); absent lists mean empty ones.

const historyIdSchema = z.union([z.string(), z.number()]).transform(BigInt)

const headerSchema = z.object({ name: z.string().nullish(), value: z.string().nullish() })

export const bodySchema = z.object({
  size: z.number().nullish(),
  data: z.string().nullish(),
  attachmentId: z.string().nullish(),
})

export type GmailPartShape = {
  partId?: string | null | undefined
  mimeType?: string | null | undefined
  filename?: string | null | undefined
  headers?: z.output<typeof headerSchema>[] | undefined
  body?: z.output<typeof bodySchema> | undefined
  parts?: GmailPartShape[] | undefined
}

export const partSchema: z.ZodType<GmailPartShape> = z.object({
  partId: z.string().nullish(),
  mimeType: z.string().nullish(),
  filename: z.string().nullish(),
  headers: z.array(headerSchema).optional(),
  body: bodySchema.optional(),
  get parts() {
    return z.array(partSchema).optional()
  },
})

const messageSchema = z.object({
  id: z.string().min(1),
  threadId: z.string().min(1),
  labelIds: z.array(z.string()).default([]),
  snippet: z.string().default(''),
  historyId: historyIdSchema,
  internalDate: z.coerce.number(), // ms
  sizeEstimate: z.number().optional(),
})

export const fullMessageSchema = messageSchema.extend({ payload: partSchema })

export const threadSchema = z.object({
  id: z.string().min(1),
  messages: z.array(fullMessageSchema).default([]),
})

export const profileSchema = z.object({
  emailAddress: z.string(),
  messagesTotal: z.number().int().default(0),
  historyId: historyIdSchema,
})

const idsSchema = z.object({ id: z.string().min(1), threadId: z.string().min(1) })

export const listSchema = z.object({
  messages: z.array(idsSchema).default([]),
  nextPageToken: z.string().optional(),
})

const touchedSchema = z.object({ message: idsSchema.extend({ labelIds: z.array(z.string()).default([]) }) })
const labelledSchema = touchedSchema.extend({ labelIds: z.array(z.string()).default([]) })

export const historySchema = z.object({
  history: z
    .array(
      z.object({
        id: historyIdSchema,
        messagesAdded: z.array(touchedSchema).default([]),
        messagesDeleted: z.array(touchedSchema).default([]),
        labelsAdded: z.array(labelledSchema).default([]),
        labelsRemoved: z.array(labelledSchema).default([]),
      }),
    )
    .default([]),
  nextPageToken: z.string().optional(),
  historyId: historyIdSchema,
})

export const labelSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  type: z.enum(['system', 'user']).default('user'),
  labelListVisibility: z.string().optional(),
  color: z.object({ textColor: z.string().optional(), backgroundColor: z.string().optional() }).optional(),
})

export const labelsSchema = z.object({ labels: z.array(labelSchema).default([]) })

export const sendAsListSchema = z.object({
  sendAs: z
    .array(
      z.object({
        sendAsEmail: z.string().min(1),
        displayName: z.string().default(''),
        replyToAddress: z.string().default(''),
        signature: z.string().default(''),
        isPrimary: z.boolean().default(false),
        isDefault: z.boolean().default(false),
        verificationStatus: z.string().optional(),
      }),
    )
    .default([]),
})

/** What Gmail answers to a change of a draft or a message. */
export const sentSchema = idsSchema
export const draftSchema = z.object({ id: z.string().min(1), message: idsSchema })
export const fullDraftSchema = z.object({ id: z.string().min(1), message: fullMessageSchema })

export const draftListSchema = z.object({
  drafts: z.array(draftSchema).default([]),
  nextPageToken: z.string().optional(),
})

/** Messages with some of their headers. */
export const headMessageSchema = messageSchema.extend({ payload: partSchema.default({}) })
export const headThreadSchema = z.object({ messages: z.array(headMessageSchema).default([]) })

export type GmailDraft = z.output<typeof draftSchema>
export type FullDraft = z.output<typeof fullDraftSchema>
export type HeadMessage = z.output<typeof headMessageSchema>
export type FullMessage = z.output<typeof fullMessageSchema>
export type HistoryPage = z.output<typeof historySchema>
export type GmailLabel = z.output<typeof labelSchema>
