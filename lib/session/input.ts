import { z } from 'zod'

/** Which mailbox to ask Google for; null for one more of the viewer's. */
export const consentInput = z.object({
  mailboxId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable(),
})
