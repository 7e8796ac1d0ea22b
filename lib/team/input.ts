import { z } from 'zod'

/** Somebody to let in: the address they sign in with at Google, and what they may do here. */
export const invitationInput = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email('This is not a mail address.').max(254, 'This is too long for a mail address.')), // RFC 5321 §4.5.3.1.3
  role: z.enum(['admin', 'member']).default('member'),
})

export type InvitationInput = z.output<typeof invitationInput>
