import { z } from 'zod'

const MOST_THREADS = 5_000 // that change in the request itself
const MOST_MESSAGES = 1_000

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const name = z.string().min(1, 'A label needs a name.').max(225, 'A label’s name has at most 225 characters.') // Gmail's limit

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
] as const

/** Some threads, where `place` says which of their messages are meant; some messages; or all that a list holds, but for some. */
const target = z.union([
  z.strictObject({
    threads: z.array(id).min(1).max(MOST_THREADS, `At most ${MOST_THREADS} threads at once.`),
    place: z.enum(['mail', 'trash', 'spam']).optional(),
  }),
  z.strictObject({
    messages: z.array(id).min(1).max(MOST_MESSAGES, `At most ${MOST_MESSAGES} messages at once.`),
  }),
])

/** `key`: made by the page for one click, so that the same click sent twice is one action. `label`, `from`: names of labels. */
export const actionInput = z
  .object({
    key: z.uuid(),
    kind: z.enum(KINDS),
    target,
    label: name.optional(),
    from: name.optional(), // move: the label that it is moved away from
  })
  .refine(({ kind, label }) => label !== undefined || !LABEL_KINDS.has(kind), {
    path: ['label'],
    message: 'Say which label is meant.',
  })

const LABEL_KINDS = new Set(['label', 'unlabel', 'move'])

export type ActionInput = z.output<typeof actionInput>

export const undoInput = z.object({ key: z.uuid() })
