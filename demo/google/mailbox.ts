import { dice } from './choices.ts'
import { type Google, note } from './google.ts'
import { addLabelRow, addressOf, nextHistoryId, nextId, writeHistory } from './records.ts'
import { type Summary, summarise } from './summary.ts'

export type Person = {
  row: number
  sub: string
  email: string
  name: string
  picture: string | null
  hd: string | null
  mail: string
  history_id: number
  oldest_history_id: number
  messages_total: number
  threads_total: number
}

export type Message = {
  row: number
  mailbox: number
  id: string
  thread: string
  internal_date: number
  list_order: number
  history_id: number
  size: number
  hidden: number
  snippet: string
  subject_key: string
}

type NewMessage = {
  raw: Buffer
  labels: string[]
  internalDate: number
  thread?: string | undefined
  /** One that was given out before. */
  id?: string
  /** False for past mail put in place: it then leaves no history record. */
  recorded: boolean
}

/** Gmail begins a new thread after so many messages. */
const LONGEST_THREAD = 100

export function findMessage(google: Google, mailbox: number, id: string): Message | undefined {
  return google.store.one<Message>('SELECT * FROM messages WHERE mailbox = ? AND id = ?', mailbox, id)
}

export function labelsOf(google: Google, message: number): string[] {
  const order = google.choices.labelOrder === 'up' ? 'ASC' : 'DESC'
  return google.store
    .all<{ label: string }>(
      `SELECT label FROM message_labels WHERE message = ? ORDER BY label ${order}`,
      message,
    )
    .map((row) => row.label)
}

/** Puts a mail into a mailbox: joins its thread, counts, writes history and the journal. */
export function addMessage(google: Google, mailbox: number, mail: NewMessage): Message {
  return google.store.transaction(() => {
    const summary = summarise(mail.raw)
    const id = mail.id ?? nextId(google, mailbox)
    const thread = mail.thread ?? findThread(google, mailbox, summary) ?? newThreadId(google, mailbox, id)
    const historyId = nextHistoryId(google, mailbox)
    const listOrder = mail.internalDate + dice(google.choices, google.choices.listJitterMs, 'order', id)
    const labels = [...new Set(mail.labels)]
    const hidden = labels.includes('SPAM') || labels.includes('TRASH') ? 1 : 0
    const { row } = google.store.run(
      `INSERT INTO messages (mailbox, id, thread, internal_date, list_order, history_id, size, hidden, has_attachment, message_id,
       subject, subject_key, sender, recipients, snippet, raw_hash, text_hash, html_hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      mailbox,
      id,
      thread,
      mail.internalDate,
      listOrder,
      historyId,
      mail.raw.length,
      hidden,
      summary.hasAttachment ? 1 : 0,
      summary.messageId ?? null,
      summary.subject.toLowerCase(),
      summary.subjectKey,
      summary.sender,
      summary.recipients,
      summary.snippet,
      summary.rawHash,
      summary.textHash,
      summary.htmlHash,
    )
    google.store.run('INSERT INTO raws (message, raw) VALUES (?, ?)', row, mail.raw)
    google.store.run('INSERT INTO texts (message, body) VALUES (?, ?)', row, summary.body)
    for (const label of labels) addLabelRow(google, { row, mailbox, list_order: listOrder }, label)
    const { changes } = google.store.run(
      'UPDATE threads SET messages = messages + 1, history_id = ? WHERE mailbox = ? AND id = ?',
      historyId,
      mailbox,
      thread,
    )
    if (changes === 0) {
      google.store.run(
        'INSERT INTO threads (mailbox, id, messages, history_id) VALUES (?, ?, 1, ?)',
        mailbox,
        thread,
        historyId,
      )
    }
    google.store.run(
      'UPDATE people SET messages_total = messages_total + 1, threads_total = threads_total + ? WHERE row = ?',
      changes === 0 ? 1 : 0,
      mailbox,
    )
    if (mail.recorded)
      writeHistory(google, mailbox, historyId, [
        { kind: 'messageAdded', id, thread, labels: [], labelsThen: labels },
      ])
    note(google, 'added', {
      mailbox: addressOf(google, mailbox),
      id,
      threadId: thread,
      labelIds: labels,
      internalDate: mail.internalDate,
      historyId,
      bodyHash: summary.rawHash,
      textHash: summary.textHash,
      htmlHash: summary.htmlHash,
    })
    return {
      row,
      mailbox,
      id,
      thread,
      internal_date: mail.internalDate,
      list_order: listOrder,
      history_id: historyId,
      size: mail.raw.length,
      hidden,
      snippet: summary.snippet,
      subject_key: summary.subjectKey,
    }
  })
}

export function rawOf(google: Google, message: number): Buffer {
  const row = google.store.one<{ raw: Uint8Array }>('SELECT raw FROM raws WHERE message = ?', message)
  return row ? Buffer.from(row.raw.buffer, row.raw.byteOffset, row.raw.byteLength) : Buffer.alloc(0)
}

/** Mail joins the thread of a mail it refers to when the subjects agree, reports of delivery whatever theirs is. */
function findThread(google: Google, mailbox: number, summary: Summary): string | undefined {
  for (const reference of summary.references.toReversed().slice(0, 50)) {
    const parent = google.store.one<{ thread: string; subject_key: string; messages: number }>(
      `SELECT m.thread, m.subject_key, t.messages FROM messages m JOIN threads t ON t.mailbox = m.mailbox AND t.id = m.thread
       WHERE m.mailbox = ? AND m.message_id = ? ORDER BY m.row DESC LIMIT 1`,
      mailbox,
      reference,
    )
    if (!parent || parent.messages >= LONGEST_THREAD) continue
    if (parent.subject_key === summary.subjectKey || summary.automaticReport) return parent.thread
  }
  return undefined
}

function newThreadId(google: Google, mailbox: number, messageId: string): string {
  return google.choices.firstMessageNamesThread ? messageId : nextId(google, mailbox)
}
