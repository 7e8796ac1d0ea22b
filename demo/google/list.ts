import type { SQLInputValue } from 'node:sqlite'
import { type Call, flagIn, pageSize } from './call.ts'
import { GoogleError } from './errors.ts'
import { type Answer, ok } from './http.ts'
import { checkLabels } from './label-names.ts'
import type { Message } from './mailbox.ts'
import { pageToken, readPageToken } from './page-token.ts'
import { readSearch } from './query.ts'
import { onlyMetadata } from './scopes.ts'

type Page = { page: Message[]; next: string | undefined }

/** messages.list: ids, roughly newest first. */
export function listMessages(call: Call): Answer {
  const { page, next } = readMessagePage(call)
  const messages = page.map(({ id, thread }) => ({ id, threadId: thread }))
  return ok({
    ...(messages.length > 0 && { messages }),
    ...(next && { nextPageToken: next }),
    resultSizeEstimate: estimate(messages.length, next),
  })
}

/** One page of messages that pass the call's labelIds, q and includeSpamTrash, and carry `label` where one is given. */
export function readMessagePage(call: Call, label?: string): Page {
  const filter = readFilter(call, label)
  return readPage(call, filter, [])
}

/** One page of threads, each as its newest message that passes the call's filters: a thread matches when any of its messages does. */
export function readThreadPage(call: Call): Page {
  const filter = readFilter(call, undefined)
  const newer: Condition = {
    sql: `NOT EXISTS (SELECT 1 FROM messages n WHERE n.mailbox = m.mailbox AND n.thread = m.thread
      AND (n.list_order, n.row) > (m.list_order, m.row) AND ${filter.sql.replace(/\bm\./g, 'n.')})`,
    values: filter.values,
  }
  return readPage(call, filter, [newer])
}

/** Google's estimate is of no use, and saturates. */
export function estimate(count: number, next: string | undefined): number {
  return next ? 201 : Math.min(count, 201)
}

type Condition = { sql: string; values: SQLInputValue[] }

/** The condition on `messages m`, the label that leads the walk (the rarest), and a name of the listing for its page tokens. */
type Filter = Condition & { lead: string | undefined; listing: string }

function readFilter(call: Call, label: string | undefined): Filter {
  const { google, person, query } = call
  const labels = [...query.getAll('labelIds'), ...(label ? [label] : [])]
  const text = query.get('q') ?? ''
  if (text && onlyMetadata(call.scopes)) {
    throw new GoogleError(403, 'forbidden', "Metadata scope does not support 'q' parameter")
  }
  checkLabels(google, person.row, labels)
  const search = text ? readSearch(google, person.row, text) : undefined
  const everywhere =
    flagIn(query, 'includeSpamTrash') ||
    search?.anywhere === true ||
    labels.includes('SPAM') ||
    labels.includes('TRASH')
  const conditions: Condition[] = labels.map((id) => ({
    sql: 'EXISTS (SELECT 1 FROM message_labels s WHERE s.message = m.row AND s.label = ?)',
    values: [id],
  }))
  if (!everywhere) conditions.push({ sql: 'm.hidden = 0', values: [] })
  if (search) conditions.push(search)
  return {
    sql: conditions.map((condition) => condition.sql).join(' AND ') || '1',
    values: conditions.flatMap((condition) => condition.values),
    lead: rarest(call, [...labels, ...(search?.labels ?? [])]),
    listing: JSON.stringify([person.row, labels, text, everywhere, label ?? '']),
  }
}

/** Walking the messages of the rarest label keeps a list's cost apart from the size of the mailbox. */
function rarest(call: Call, labels: string[]): string | undefined {
  const count = (label: string) =>
    call.google.store.one<{ messages: number }>(
      'SELECT messages FROM label_counts WHERE mailbox = ? AND label = ?',
      call.person.row,
      label,
    )?.messages ?? 0
  return labels.length < 2 ? labels[0] : labels.toSorted((a, b) => count(a) - count(b))[0]
}

function readPage(call: Call, filter: Filter, more: Condition[]): Page {
  const { google, person, query } = call
  const size = pageSize(query)
  const listing = `${filter.listing}${more.length}`
  const place = readPageToken(google, listing, query.get('pageToken'))
  const [order, row] = filter.lead ? ['d.list_order', 'd.message'] : ['m.list_order', 'm.row']
  const from = filter.lead
    ? 'message_labels d CROSS JOIN messages m ON m.row = d.message WHERE d.mailbox = ? AND d.label = ?'
    : 'messages m WHERE m.mailbox = ?'
  const after: Condition = place
    ? { sql: ` AND (${order}, ${row}) < (?, ?)`, values: place }
    : { sql: '', values: [] }
  const found = google.store.all<Message>(
    `SELECT m.row, m.mailbox, m.id, m.thread, m.internal_date, m.list_order, m.history_id, m.size, m.hidden, m.snippet, m.subject_key
     FROM ${from}${after.sql} AND ${[filter, ...more].map((condition) => condition.sql).join(' AND ')}
     ORDER BY ${order} DESC, ${row} DESC LIMIT ?`,
    person.row,
    ...(filter.lead ? [filter.lead] : []),
    ...after.values,
    ...filter.values,
    ...more.flatMap((condition) => condition.values),
    size + 1,
  )
  const page = found.slice(0, size)
  const last = page.at(-1)
  const next =
    found.length > size && last ? pageToken(google, listing, [last.list_order, last.row]) : undefined
  return { page, next }
}
