import { z } from 'zod'

/** What is hidden until tomorrow. */
export const bannerInput = z.object({
  kind: z.enum([
    'no_token',
    'reconnect',
    'scope',
    'gmail_off',
    'policy',
    'setup',
    'late',
    'slowed',
    'no_answer',
    'bug',
    'history',
  ]),
})

/** Which message to try again; without one, all that failed. */
export const retryInput = z.object({
  messageId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
})

/** What becomes of the mail that is here. Nothing is assumed: whoever disconnects has chosen. */
export const disconnectInput = z.object({ mail: z.enum(['keep', 'erase']) })
