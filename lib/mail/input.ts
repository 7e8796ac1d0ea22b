import { z } from 'zod'
import { readListAddress } from './address.ts'

const MOST_ROWS = 500 // as many as a page asks for again after something changed

const idInput = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** `list` as in the address of its page, with `-before-…` for a later page. */
export const threadsInput = z.object({
  list: z.string().transform((text, context) => {
    const address = readListAddress(text)
    if (address) return address
    context.addIssue('There is no such list.')
    return z.NEVER
  }),
  count: z.coerce.number().int().min(1).max(MOST_ROWS).default(50),
})

export const imageParams = z.object({ id: idInput, attachment: idInput })

/** `anyway`: the person has read that the file is not what its name says. */
export const downloadInput = z.object({ anyway: z.literal('yes').optional() })

/** The id of a thread in a page's address. */
export const threadIdInput = idInput
