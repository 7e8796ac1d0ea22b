import type { ActionKind } from './wish.ts'

type Words = { done: string; could: string } // "%" stands for what it was done to

const WORDS: Record<ActionKind, Words> = {
  read: { done: 'Marked % read', could: 'mark % read' },
  unread: { done: 'Marked % unread', could: 'mark % unread' },
  star: { done: 'Starred %', could: 'star %' },
  unstar: { done: 'Took the star off %', could: 'take the star off %' },
  important: { done: 'Marked % important', could: 'mark % important' },
  unimportant: { done: 'Marked % not important', could: 'mark % not important' },
  archive: { done: 'Archived %', could: 'archive %' },
  inbox: { done: 'Moved % to Inbox', could: 'move % to Inbox' },
  label: { done: 'Labelled %', could: 'label %' },
  unlabel: { done: 'Took a label off %', could: 'take a label off %' },
  move: { done: 'Moved %', could: 'move %' },
  spam: { done: 'Moved % to Spam', could: 'move % to Spam' },
  not_spam: { done: 'Moved % to Inbox', could: 'move % to Inbox' },
  trash: { done: 'Moved % to Trash', could: 'move % to Trash' },
  restore: { done: 'Restored %', could: 'restore %' },
  delete: { done: 'Deleted % for ever', could: 'delete %' },
  mute: { done: 'Muted %', could: 'mute %' },
  unmute: { done: 'Unmuted %', could: 'unmute %' },
  snooze: { done: 'Snoozed %', could: 'snooze %' },
  remind: { done: 'Set a reminder for %', could: 'set a reminder for %' },
  unremind: { done: 'Took the reminder off %', could: 'take the reminder off %' },
  unsnooze: { done: 'Ended the snooze of %', could: 'end the snooze of %' },
}

const LONGEST = 40 // characters of a subject: a toast is a line

/** What something was done to: its subject where it is one thread, else how many. */
export function whatWords(subjects: string[], count: string): string {
  const [subject] = subjects
  if (subjects.length !== 1 || subject === undefined) return `${count} threads`
  const name = subject || '(no subject)'
  return `“${name.length > LONGEST ? `${name.slice(0, LONGEST).trimEnd()}…` : name}”`
}

/** "Archived 3 threads". */
export const doneWords = (kind: ActionKind, what: string) => WORDS[kind].done.replace('%', () => what)

/**
 * What did not happen, why, and how things stand: 'Could not archive “Listino 2027”: no connection to the server. It is back in Inbox.'
 * `backIn`: the list that it shows in again, null where it never left.
 */
export function failedWords(
  kind: ActionKind,
  what: string,
  { one, backIn, why }: { one: boolean; backIn: string | null; why: string | null },
): string {
  const could = `Could not ${WORDS[kind].could.replace('%', () => what)}`
  const stands = backIn === null ? 'Nothing was changed.' : `${one ? 'It is' : 'They are'} back in ${backIn}.`
  return `${could}${why === null ? ': no connection to the server' : ''}. ${why === null ? '' : `${why} `}${stands}`
}
