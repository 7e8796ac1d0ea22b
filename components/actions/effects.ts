import type { LabelName, Later, MessageFacts, ThreadRow } from '#/lib/mail/types.ts'
import { type ActionKind, isAbout, type Wish } from './wish.ts'

const LEAVES_INBOX = new Set<ActionKind>(['archive', 'move', 'mute', 'snooze'])
const LEAVES_MAIL = new Set<ActionKind>(['spam', 'trash', 'delete'])
const LEAVES_TRASH = new Set<ActionKind>(['restore', 'inbox', 'move', 'delete', 'spam'])
const LEAVES_SPAM = new Set<ActionKind>(['not_spam', 'inbox', 'move', 'delete', 'trash'])

/** A list's address as far as it says what mail it holds: "label-12", and how it is narrowed. */
export type ShownList = { address: string; label?: string | undefined } // label: the name of the one that it is of

/** A thread's row after a wish has come true; null when it is in this list no more. */
export function rowAfter(wish: Wish, row: ThreadRow, list: ShownList): ThreadRow | null {
  if (!isAbout(wish, row.id, list.address)) return row
  if (leaves(wish, list)) return null
  switch (wish.kind) {
    case 'read':
      return { ...row, unread: false }
    case 'unread':
      return { ...row, unread: true }
    case 'star':
      return { ...row, starred: true }
    case 'unstar':
      return { ...row, starred: false }
    case 'label':
    case 'move':
      return { ...row, labels: labelled(row.labels, wish) }
    case 'unlabel':
      return { ...row, labels: without(row.labels, wish.label) }
    default:
      return standingAfter(wish, row)
  }
}

type Standing = { muted: boolean; important: boolean; later: Later | null }

/** The same of what a thread is as a whole. */
export function standingAfter<T extends Standing>({ kind, until = 0 }: Wish, thread: T): T {
  switch (kind) {
    case 'mute':
    case 'unmute':
      return { ...thread, muted: kind === 'mute' }
    case 'important':
    case 'unimportant':
      return { ...thread, important: kind === 'important' }
    case 'snooze':
      return { ...thread, later: { kind: 'snooze', at: until } }
    case 'remind':
      return thread.later?.kind === 'snooze' ? thread : { ...thread, later: { kind: 'reminder', at: until } }
    case 'inbox':
      return thread.later?.kind === 'snooze' ? { ...thread, later: null } : thread
    case 'unsnooze':
    case 'unremind':
      return { ...thread, later: null }
    default:
      return thread
  }
}

/** Whether mail that gets a wish leaves the list that shows it. */
export function leaves(
  { kind, label, from }: Pick<Wish, 'kind' | 'label' | 'from'>,
  list: ShownList,
): boolean {
  const [base] = list.address.split('-')
  const narrowed = /-(unread|starred|files)\b/.exec(list.address)?.[1]
  if (base === 'trash') return LEAVES_TRASH.has(kind)
  if (base === 'spam') return LEAVES_SPAM.has(kind)
  if (LEAVES_MAIL.has(kind)) return true
  if (kind === 'read' && narrowed === 'unread') return true
  if (kind === 'unstar' && (base === 'starred' || narrowed === 'starred')) return true
  if (kind === 'unlabel' && base === 'label') return isSame(label, list.label)
  if (kind === 'move' && base === 'label') return isSame(from, list.label)
  if (base === 'snoozed') return kind === 'unsnooze' || kind === 'unremind' || kind === 'inbox'
  return LEAVES_INBOX.has(kind) && (base === 'inbox' || base === 'mailbox')
}

/** What is said of a message after a wish about it, or about its thread; null when it has left the place where the thread is read. */
export function messageAfter(
  wish: Wish,
  threadId: number,
  facts: MessageFacts,
  newest: boolean,
): MessageFacts | null {
  const { target, kind } = wish
  const own = 'messages' in target && target.messages.includes(facts.id)
  if (!own && !isAbout(wish, threadId, '')) return facts
  if (own && (kind === 'trash' || kind === 'spam' || kind === 'delete')) return null
  if (kind === 'read') return { ...facts, unread: false }
  if (kind === 'unread' && (own || newest)) return { ...facts, unread: true }
  if (kind === 'star' && (own || newest)) return { ...facts, starred: true }
  if (kind === 'unstar') return { ...facts, starred: false }
  return facts
}

/** A thread's labels after a wish. */
export function labelsAfter(wish: Wish, threadId: number, labels: LabelName[]): LabelName[] {
  if (!isAbout(wish, threadId, '')) return labels
  if (wish.kind === 'label' || wish.kind === 'move') return labelled(labels, wish)
  return wish.kind === 'unlabel' ? without(labels, wish.label) : labels
}

const labelled = (labels: LabelName[], { label, from, colour }: Wish): LabelName[] =>
  label === undefined
    ? labels
    : [...without(without(labels, from), label), { name: label, colour: colour ?? null }].sort((a, b) =>
        a.name < b.name ? -1 : 1,
      )

const without = (labels: LabelName[], name: string | undefined) =>
  labels.filter((label) => !isSame(label.name, name))

const isSame = (a: string | undefined, b: string | undefined) => a?.toLowerCase() === b?.toLowerCase()
