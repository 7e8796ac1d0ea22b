import type { ActionKind } from './types.ts'

/**
 * Which messages of a thread a wish is about. `newest`: the last one, as Gmail stars it. `newest_received`: the last one of somebody else, else the last.
 * `received`: those of others. `received_else_all`: all where there are none of others.
 */
export type Which = 'all' | 'newest' | 'newest_received' | 'received' | 'received_else_all'

/** That messages have a label or have it not. `label` is Gmail's id of one of its own, or which of the two that the person named. */
export type Wish = { label: string | typeof NAMED | typeof FROM; want: boolean; which: Which }

export const NAMED = Symbol('the label that was named')
export const FROM = Symbol('the label that it is moved away from')

const add = (label: Wish['label'], which: Which = 'all'): Wish => ({ label, want: true, which })
const remove = (label: Wish['label']): Wish => ({ label, want: false, which: 'all' })

/**
 * The labels that each action wants. INBOX, SPAM and TRASH exclude each other, so that what brings mail to one takes the others away (GMAIL §2.1). Mail
 * that the mailbox itself sent does not come to its inbox where others' mail of that thread does, as with Gmail.
 */
export const WISHES: Record<ActionKind, Wish[]> = {
  read: [remove('UNREAD')],
  unread: [add('UNREAD', 'newest_received')],
  star: [add('STARRED', 'newest')],
  unstar: [remove('STARRED')],
  important: [add('IMPORTANT')],
  unimportant: [remove('IMPORTANT')],
  archive: [remove('INBOX')],
  inbox: [add('INBOX', 'received_else_all'), remove('SPAM'), remove('TRASH')],
  label: [add(NAMED)],
  unlabel: [remove(NAMED)],
  move: [add(NAMED), remove(FROM), remove('INBOX'), remove('SPAM'), remove('TRASH')],
  spam: [add('SPAM'), remove('INBOX'), remove('TRASH')],
  not_spam: [remove('SPAM'), add('INBOX', 'received')],
  trash: [add('TRASH'), remove('INBOX'), remove('SPAM')],
  restore: [remove('TRASH'), add('INBOX', 'received')],
  delete: [], // no label says it: see deletions.ts
  mute: [remove('INBOX')],
  unmute: [],
  snooze: [remove('INBOX')],
  unsnooze: [add('INBOX', 'received_else_all')],
  remind: [],
  unremind: [],
  wake: [add('INBOX', 'received_else_all'), add('UNREAD', 'newest_received')],
}
