import { z } from 'zod'

const LATEST_MS = 366 * 86_400_000 // a mail is put off by a year at most

const idInput = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const momentInput = (what: string) =>
  z
    .number()
    .int()
    .min(0, `${what} is before all times.`)
    .refine((at) => at < Date.now() + LATEST_MS, { message: `${what} is more than a year ahead.` })

export const queueInput = z.object({
  draftId: idInput,
  version: z.number().int().positive(),
  sendAt: momentInput('The time to send it').optional(),
  archive: z.boolean().default(false),
  remindAt: momentInput('The time to remind you')
    .refine((at) => at > Date.now(), { message: 'The time to remind you is over already.' })
    .optional(),
})

export const putOffInput = z.object({ sendAt: momentInput('The time to send it') })

export const settleInput = z.object({ as: z.enum(['sent', 'again', 'draft']) })

/** Says nothing but that. */
export const hideUnsentInput = z.strictObject({})

export type QueueInput = z.output<typeof queueInput>
