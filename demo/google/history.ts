import { type Call, pageSize } from './call.ts'
import { GoogleError, invalid, notFound } from './errors.ts'
import { type Answer, ok } from './http.ts'
import { findMessage, labelsOf } from './mailbox.ts'
import { pageToken, readPageToken } from './page-token.ts'

type Row = {
  id: number
  kind: 'messageAdded' | 'messageDeleted' | 'labelAdded' | 'labelRemoved'
  message: string
  thread: string
  labels: string
  labels_then: string
}

const KINDS = ['messageAdded', 'messageDeleted', 'labelAdded', 'labelRemoved'] as const

/** history.list: what changed after an id, oldest first. An id before what is kept, or one not reached yet, answers 404. */
export function listHistory(call: Call): Answer {
  const { google, person, query } = call
  const start = query.get('startHistoryId')
  if (start === null || start === '') throw invalid('Missing or invalid startHistoryId')
  if (!/^\d{1,20}$/.test(start))
    throw invalid(`Invalid value at 'start_history_id' (TYPE_UINT64), "${start}"`)
  const from = Number(start)
  if (from < person.oldest_history_id || from > person.history_id) throw notFound()
  const kinds = readKinds(query)
  const label = query.get('labelId')
  const listing = `history ${person.row} ${start} ${kinds.join(' ')} ${label ?? ''}`
  const [after = from] = readPageToken(google, listing, query.get('pageToken')) ?? []
  const size = pageSize(query)
  const ids = google.store
    .all<{ id: number }>(
      `SELECT DISTINCT h.id FROM history h WHERE h.mailbox = ? AND h.id > ? AND h.kind IN (${kinds.map(() => '?').join(', ')})
       ${label ? 'AND EXISTS (SELECT 1 FROM messages m JOIN message_labels l ON l.message = m.row WHERE m.mailbox = h.mailbox AND m.id = h.message AND l.label = ?)' : ''}
       ORDER BY h.id LIMIT ?`,
      person.row,
      after,
      ...kinds,
      ...(label ? [label] : []),
      size + 1,
    )
    .map((row) => row.id)
  const page = ids.slice(0, size)
  const last = google.choices.historyPagesOverlap && page.length > 1 ? page.at(-2) : page.at(-1)
  const records = page.map((id) => recordJson(call, id, kinds, label))
  return ok({
    ...(records.length > 0 && { history: records }),
    ...(ids.length > size && last !== undefined && { nextPageToken: pageToken(google, listing, [last]) }),
    historyId: String(person.history_id),
  })
}

function readKinds(query: URLSearchParams): string[] {
  const asked = query.getAll('historyTypes')
  for (const kind of asked) {
    if (!KINDS.some((known) => known === kind))
      throw new GoogleError(400, 'invalidArgument', `Invalid value at 'history_types', "${kind}"`)
  }
  return asked.length > 0 ? asked : [...KINDS]
}

/** One record: every message it touched under `messages`, and again under what happened to it. */
function recordJson(call: Call, id: number, kinds: string[], label: string | null) {
  const rows = call.google.store
    .all<Row>('SELECT * FROM history WHERE mailbox = ? AND id = ? ORDER BY place', call.person.row, id)
    .filter((row) => kinds.includes(row.kind) && (label === null || carries(call, row.message, label)))
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  const added = of('messageAdded').map((row) => ({ message: messageOf(call, row) }))
  const deleted = of('messageDeleted').map((row) => ({ message: messageOf(call, row) }))
  const labelled = of('labelAdded').map((row) => ({
    message: messageOf(call, row),
    labelIds: JSON.parse(row.labels),
  }))
  const unlabelled = of('labelRemoved').map((row) => ({
    message: messageOf(call, row),
    labelIds: JSON.parse(row.labels),
  }))
  const touched = new Map(rows.map((row) => [row.message, { id: row.message, threadId: row.thread }]))
  return {
    id: String(id),
    messages: [...touched.values()],
    ...(added.length > 0 && { messagesAdded: added }),
    ...(deleted.length > 0 && { messagesDeleted: deleted }),
    ...(labelled.length > 0 && { labelsAdded: labelled }),
    ...(unlabelled.length > 0 && { labelsRemoved: unlabelled }),
  }
}

/** A message in a record carries its labels as of some moment that Google does not name, at times none. */
function messageOf(call: Call, row: Row) {
  const { historyLabels } = call.google.choices
  const plain = { id: row.message, threadId: row.thread }
  const ofMessage = row.kind === 'messageAdded' || row.kind === 'messageDeleted'
  if (historyLabels === 'absent' && !ofMessage) return plain
  const now = historyLabels === 'now' ? findMessage(call.google, call.person.row, row.message) : undefined
  const labels: string[] = now ? labelsOf(call.google, now.row) : JSON.parse(row.labels_then)
  return {
    ...plain,
    ...((labels.length > 0 || call.google.choices.emptyLabelIds === 'empty') && { labelIds: labels }),
  }
}

function carries(call: Call, id: string, label: string): boolean {
  const message = findMessage(call.google, call.person.row, id)
  return message !== undefined && labelsOf(call.google, message.row).includes(label)
}
