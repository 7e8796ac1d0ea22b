import { invalid } from './errors.ts'

/** A partial response: what a `fields` mask leaves of an answer. Masks do not reach deeper than they say. */
type Mask = Map<string, Mask | 'all'>

/** Applies a mask such as `id,payload(headers,parts/partId)`. Throws 400 when it cannot be read or names a field that no answer has. */
export function select(value: unknown, fields: string | null): unknown {
  if (fields === null || fields === '') return value
  const reader = { text: fields.replace(/\s+/g, ''), place: 0 }
  const mask = readMask(reader)
  if (reader.place < reader.text.length) throw invalid(`Invalid field selection ${fields}`)
  return keep(value, mask)
}

function readMask(reader: { text: string; place: number }): Mask {
  const mask: Mask = new Map()
  while (true) {
    const name = /^[A-Za-z*]+/.exec(reader.text.slice(reader.place))?.[0]
    if (!name || (name !== '*' && !FIELDS.has(name))) {
      throw invalid(`Invalid field selection ${name ?? reader.text.slice(reader.place)}`)
    }
    reader.place += name.length
    const inner = readInner(reader)
    const known = mask.get(name)
    const merged = known instanceof Map && inner instanceof Map ? new Map([...known, ...inner]) : inner
    mask.set(name, known === 'all' ? 'all' : merged)
    if (reader.text[reader.place] !== ',') return mask
    reader.place += 1
  }
}

function readInner(reader: { text: string; place: number }): Mask | 'all' {
  const next = reader.text[reader.place]
  if (next === '/') {
    reader.place += 1
    const name = /^[A-Za-z*]+/.exec(reader.text.slice(reader.place))?.[0] ?? ''
    if (name !== '*' && !FIELDS.has(name)) throw invalid(`Invalid field selection ${name}`)
    reader.place += name.length
    return new Map([[name, readInner(reader)]])
  }
  if (next !== '(') return 'all'
  reader.place += 1
  const mask = readMask(reader)
  if (reader.text[reader.place] !== ')') throw invalid(`Invalid field selection ${reader.text}`)
  reader.place += 1
  return mask
}

function keep(value: unknown, mask: Mask | 'all'): unknown {
  if (mask === 'all' || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry) => keep(entry, mask))
  const result: Record<string, unknown> = {}
  for (const [name, content] of Object.entries(value)) {
    const inner = mask.get(name) ?? mask.get('*')
    if (inner) result[name] = keep(content, inner)
  }
  return result
}

const FIELDS = new Set(
  `id threadId labelIds snippet historyId internalDate sizeEstimate payload raw partId mimeType filename headers name value body size data
  attachmentId parts messages nextPageToken resultSizeEstimate threads history messagesAdded messagesDeleted labelsAdded labelsRemoved message
  labels type messageListVisibility labelListVisibility color textColor backgroundColor messagesTotal messagesUnread threadsTotal threadsUnread
  drafts emailAddress sendAs sendAsEmail displayName replyToAddress signature isPrimary isDefault treatAsAlias verificationStatus expiration
  error`.split(/\s+/),
)
