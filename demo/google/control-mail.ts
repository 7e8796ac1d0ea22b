import type { Google } from './google.ts'
import { allLabels } from './labels.ts'
import { addMessage, type Person } from './mailbox.ts'

/** Puts past mail in place, oldest first so that answers find what they answer; gives the ids in the order asked. No history records. */
export function placeMessages(
  google: Google,
  mailbox: number,
  messages: { raw: string; labels: string[]; internalDate: number }[],
): string[] {
  const ids: string[] = []
  const inOrder = messages
    .map((message, place) => ({ ...message, place }))
    .toSorted((a, b) => a.internalDate - b.internalDate)
  google.store.transaction(() => {
    for (const { raw, labels, internalDate, place } of inOrder) {
      const message = { raw: Buffer.from(raw, 'base64url'), labels, internalDate, recorded: false }
      ids[place] = addMessage(google, mailbox, message).id
    }
  })
  return ids
}

/** All that is in a mailbox now, spam, trash and drafts included, for proofs to compare with. */
export function truth(google: Google, person: Person) {
  const rows = google.store.all<{
    id: string
    thread: string
    internal_date: number
    labels: string | null
    raw_hash: string
    text_hash: string | null
    html_hash: string | null
  }>(
    `SELECT m.id, m.thread, m.internal_date, m.raw_hash, m.text_hash, m.html_hash,
       (SELECT group_concat(l.label, ' ') FROM message_labels l WHERE l.message = m.row) AS labels
     FROM messages m WHERE m.mailbox = ? ORDER BY m.internal_date, m.row`,
    person.row,
  )
  return {
    historyId: String(person.history_id),
    messages: rows.map((row) => ({
      id: row.id,
      threadId: row.thread,
      labelIds: row.labels?.split(' ').toSorted() ?? [],
      internalDate: row.internal_date,
      bodyHash: row.raw_hash,
      textHash: row.text_hash,
      htmlHash: row.html_hash,
    })),
    labels: allLabels(google, person.row),
  }
}
