import { z } from 'zod'
import { readListAddress } from '#/lib/mail/address.ts'
import { LABEL_COLOURS } from './types.ts'

const MOST_THREADS = 5_000 // that change in the request itself
const MOST_MESSAGES = 1_000

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const label = z
  .string()
  .min(1, 'A label needs a name.')
  .max(225, 'A label’s name has at most 225 characters.') // Gmail's limit
const list = z.string().transform((text, context) => {
  const address = readListAddress(text)
  if (address) return address
  context.addIssue('There is no such list.')
  return z.NEVER
})

const KINDS = [
  'read',
  'unread',
  'star',
  'unstar',
  'important',
  'unimportant',
  'archive',
  'inbox',
  'label',
  'unlabel',
  'move',
  'spam',
  'not_spam',
  'trash',
  'restore',
  'delete',
  'mute',
  'unmute',
  'snooze',
  'unsnooze',
  'remind',
  'unremind',
] as const

/** Some threads, where `place` says which of their messages are meant; some messages; or all that a list holds now, but for some. */
const target = z.union([
  z.strictObject({
    threads: z.array(id).min(1).max(MOST_THREADS, `At most ${MOST_THREADS} threads at once.`),
    place: z.enum(['mail', 'trash', 'spam']).optional(),
  }),
  z.strictObject({
    messages: z.array(id).min(1).max(MOST_MESSAGES, `At most ${MOST_MESSAGES} messages at once.`),
  }),
  z.strictObject({ list, except: z.array(id).max(MOST_THREADS).default([]) }),
])

const NAMES_LABEL = new Set(['label', 'unlabel', 'move'])
const NAMES_TIME = new Set(['snooze', 'remind'])

/** `key`: made by the page for one click, so that the same click sent twice is one action. `label`, `from`: names of labels. */
export const actionInput = z
  .object({
    key: z.uuid(),
    kind: z.enum(KINDS),
    target,
    label: label.optional(),
    from: label.optional(), // move: the label that it is moved away from
    until: z.number().int().positive().max(8.64e15).optional(), // snooze, remind: ms since 1970
  })
  .refine(({ kind, label }) => label !== undefined || !NAMES_LABEL.has(kind), {
    path: ['label'],
    message: 'Say which label is meant.',
  })
  .refine(({ kind, until }) => !NAMES_TIME.has(kind) || (until !== undefined && until > Date.now()), {
    path: ['until'],
    message: 'Say until when: a time that is still to come.',
  })

export type ActionInput = z.output<typeof actionInput>

/** What Gmail takes as a name, as far as it is known (GMAIL §2.4): names that are its own in some language it refuses later. */
const newName = label.regex(
  /^(?! )(?!.* {2})(?!.*[\t\r\n\u00a0])[^/]+(?:\/[^/]+)*(?<! )$/,
  'A name has no blanks around it, and something on both sides of each “/”.',
)

const colour = z
  .object({ text: z.string(), background: z.string() })
  .refine(({ text, background }) => LABEL_COLOURS.includes(text) && LABEL_COLOURS.includes(background), {
    message: 'Gmail has no such colour for labels.',
  })

export const newLabelInput = z.object({
  key: z.uuid(),
  mailboxes: z.array(id).min(1, 'Say in which mailbox.').max(100),
  name: newName,
  colour: colour.optional(),
})
export type NewLabelInput = z.output<typeof newLabelInput>

export const labelChangeInput = z
  .object({ key: z.uuid(), name: newName.optional(), colour: colour.optional() })
  .refine(({ name, colour }) => name !== undefined || colour !== undefined, {
    message: 'Say what is to change.',
  })
export type LabelChangeInput = z.output<typeof labelChangeInput>

export const keyInput = z.object({ key: z.uuid() })
