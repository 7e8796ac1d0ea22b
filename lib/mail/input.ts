import { z } from 'zod'
import { readListAddress } from './address.ts'

const MOST_ROWS = 500 // as many as a page asks for again after something changed

const idInput = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const listInput = z.string().transform((text, context) => {
  const address = readListAddress(text)
  if (address) return address
  context.addIssue('There is no such list.')
  return z.NEVER
})

const countInput = z.coerce.number().int().min(1).max(MOST_ROWS).default(50)

/** `list` as in the address of its page, with `-before-…` for a later page. */
export const threadsInput = z.object({
  list: listInput,
  count: countInput,
})

export const listParams = z.object({ list: listInput })
export const listQuery = z.object({ count: countInput })

const MOST_THREADS = 20 // of one answer: as many as a screen shows

/** `ids` as "12,13,14". */
export const openThreadsInput = z.object({
  ids: z
    .string()
    .transform((text): unknown[] => text.split(','))
    .pipe(z.array(idInput).min(1).max(MOST_THREADS, `At most ${MOST_THREADS} threads at once.`)),
  place: z.enum(['mail', 'trash', 'spam']).default('mail'),
})

/** Which body of a message: its html unless only the words are wanted, with remote images or without. */
export const messageQuery = z.object({
  view: z.enum(['html', 'text']).default('html'),
  images: z.enum(['on', 'off']).default('off'),
})

export const imageParams = z.object({ id: idInput, attachment: idInput })

/** `anyway`: the person has read that the file is not what its name says. */
export const downloadInput = z.object({ anyway: z.literal('yes').optional() })

/** `download`: as a file rather than to be looked at. */
export const originalInput = z.object({ download: z.literal('').optional() })

/** What of a thread is printed: one message or all in a place, with what they quote and with remote pictures or without. */
export const printInput = z.object({
  message: idInput.optional(),
  place: z.enum(['mail', 'trash', 'spam']).default('mail'),
  quotes: z.enum(['on', 'off']).default('on'),
  images: z.enum(['on', 'off']).default('off'),
})

/** A file of the PDF reader's package: a plain name in one of three folders. */
export const pdfPartParams = z.object({
  folder: z.enum(['cmaps', 'standard_fonts', 'wasm']),
  file: z.string().regex(/^[\w-]{1,60}\.(?:bcmap|pfb|ttf|js)$/),
})

/** The id of a thread in a page's address. */
export const threadIdInput = idInput
