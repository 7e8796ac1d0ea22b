import { dice, digits } from './choices.ts'
import type { Google } from './google.ts'

/** What happened to one message, with the labels it had right after. */
export type HistoryEntry = {
  kind: 'messageAdded' | 'messageDeleted' | 'labelAdded' | 'labelRemoved'
  id: string
  thread: string
  labels: string[]
  labelsThen: string[]
}

/** An unused id of the mailbox, for a message or whatever else it names. */
export function nextId(google: Google, mailbox: number): string {
  const row = google.store.one<{ counter: number }>(
    'UPDATE people SET counter = counter + 1 WHERE row = ? RETURNING counter',
    mailbox,
  )
  return `1${digits(google.choices, google.choices.messageIdDigits - 1, 'id', mailbox, row?.counter ?? 0)}`
}

/** The mailbox's next history id: higher than the last, with a gap of unforeseeable size. */
export function nextHistoryId(google: Google, mailbox: number): number {
  const row = google.store.one<{ history_id: number }>('SELECT history_id FROM people WHERE row = ?', mailbox)
  const last = row?.history_id ?? 0
  const next = last + 1 + dice(google.choices, google.choices.historyGap, 'gap', mailbox, last)
  google.store.run('UPDATE people SET history_id = ? WHERE row = ?', next, mailbox)
  return next
}

/** One record of the history: everything that happened under one id. */
export function writeHistory(google: Google, mailbox: number, id: number, entries: HistoryEntry[]): void {
  for (const [place, entry] of entries.entries()) {
    google.store.run(
      'INSERT INTO history (mailbox, id, place, kind, message, thread, labels, labels_then) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      mailbox,
      id,
      place,
      entry.kind,
      entry.id,
      entry.thread,
      JSON.stringify(entry.labels),
      JSON.stringify(entry.labelsThen),
    )
  }
}

export function addLabelRow(
  google: Google,
  message: { row: number; mailbox: number; list_order: number },
  label: string,
) {
  google.store.run(
    'INSERT OR IGNORE INTO message_labels (message, label, mailbox, list_order) VALUES (?, ?, ?, ?)',
    message.row,
    label,
    message.mailbox,
    message.list_order,
  )
}

/** The address of the mailbox with that row. */
export function addressOf(google: Google, mailbox: number): string {
  return google.store.one<{ email: string }>('SELECT email FROM people WHERE row = ?', mailbox)?.email ?? ''
}
