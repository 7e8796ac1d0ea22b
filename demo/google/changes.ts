import { type Google, note } from './google.ts'
import { labelsOf, type Message } from './mailbox.ts'
import { addLabelRow, addressOf, type HistoryEntry, nextHistoryId, writeHistory } from './records.ts'

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

const PLACES = ['INBOX', 'SPAM', 'TRASH']
