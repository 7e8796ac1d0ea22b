import { dice, digits } from './choices.ts'
import { type Google, note } from './google.ts'
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
    const id = nextId(google, mailbox)
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

/**
 * Adds and removes labels of messages of one mailbox. Only real changes count: a message that already is as wanted keeps its history id.
 * Inbox, spam and trash exclude one another: adding one takes the others away.
 */
export function changeLabels(google: Google, messages: Message[], add: string[], remove: string[]): void {
  const away = PLACES.some((place) => add.includes(place))
    ? PLACES.filter((place) => !add.includes(place))
    : []
  google.store.transaction(() => {
    let shared: number | undefined
    let entries: HistoryEntry[] = []
    const flush = (mailbox: number) => {
      if (shared !== undefined) writeHistory(google, mailbox, shared, entries)
      shared = undefined
      entries = []
    }
    for (const message of messages) {
      const before = labelsOf(google, message.row)
      const added = add.filter((label) => !before.includes(label))
      const removed = [...new Set([...remove, ...away])].filter((label) => before.includes(label))
      if (added.length === 0 && removed.length === 0) continue
      for (const label of added) addLabelRow(google, message, label)
      for (const label of removed) {
        google.store.run('DELETE FROM message_labels WHERE message = ? AND label = ?', message.row, label)
      }
      const labelsThen = labelsOf(google, message.row)
      shared ??= nextHistoryId(google, message.mailbox)
      message.hidden = labelsThen.includes('SPAM') || labelsThen.includes('TRASH') ? 1 : 0
      message.history_id = shared
      google.store.run(
        'UPDATE messages SET hidden = ?, history_id = ? WHERE row = ?',
        message.hidden,
        shared,
        message.row,
      )
      google.store.run(
        'UPDATE threads SET history_id = ? WHERE mailbox = ? AND id = ?',
        shared,
        message.mailbox,
        message.thread,
      )
      const about = { id: message.id, thread: message.thread, labelsThen }
      if (added.length > 0) entries.push({ kind: 'labelAdded', labels: added, ...about })
      if (removed.length > 0) entries.push({ kind: 'labelRemoved', labels: removed, ...about })
      note(google, 'labels', {
        mailbox: addressOf(google, message.mailbox),
        id: message.id,
        added,
        removed,
        labelIds: labelsThen,
        historyId: shared,
      })
      if (!google.choices.batchInOneRecord) flush(message.mailbox)
    }
    const [first] = messages
    if (first) flush(first.mailbox)
  })
}

/** Deletes messages of one mailbox for good. A draft's message takes the draft with it. */
export function removeMessages(google: Google, messages: Message[]): void {
  google.store.transaction(() => {
    for (const message of messages) {
      const { row, mailbox, id, thread } = message
      const historyId = nextHistoryId(google, mailbox)
      const labelsThen = labelsOf(google, row)
      for (const table of ['raws', 'texts', 'message_labels', 'drafts']) {
        google.store.run(`DELETE FROM ${table} WHERE message = ?`, row)
      }
      google.store.run('DELETE FROM messages WHERE row = ?', row)
      google.store.run(
        'UPDATE threads SET messages = messages - 1, history_id = ? WHERE mailbox = ? AND id = ?',
        historyId,
        mailbox,
        thread,
      )
      const { changes } = google.store.run(
        'DELETE FROM threads WHERE mailbox = ? AND id = ? AND messages = 0',
        mailbox,
        thread,
      )
      google.store.run(
        'UPDATE people SET messages_total = messages_total - 1, threads_total = threads_total - ? WHERE row = ?',
        changes,
        mailbox,
      )
      writeHistory(google, mailbox, historyId, [
        { kind: 'messageDeleted', id, thread, labels: [], labelsThen },
      ])
      note(google, 'deleted', { mailbox: addressOf(google, mailbox), id, threadId: thread, historyId })
    }
  })
}

export function rawOf(google: Google, message: number): Buffer {
  const row = google.store.one<{ raw: Uint8Array }>('SELECT raw FROM raws WHERE message = ?', message)
  return row ? Buffer.from(row.raw.buffer, row.raw.byteOffset, row.raw.byteLength) : Buffer.alloc(0)
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

function addLabelRow(
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

type HistoryEntry = {
  kind: 'messageAdded' | 'messageDeleted' | 'labelAdded' | 'labelRemoved'
  id: string
  thread: string
  labels: string[]
  labelsThen: string[]
}

function writeHistory(google: Google, mailbox: number, id: number, entries: HistoryEntry[]): void {
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

function addressOf(google: Google, mailbox: number): string {
  return google.store.one<{ email: string }>('SELECT email FROM people WHERE row = ?', mailbox)?.email ?? ''
}

const PLACES = ['INBOX', 'SPAM', 'TRASH']
