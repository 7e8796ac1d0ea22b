import type { SQLInputValue } from 'node:sqlite'
import type { Google } from './google.ts'
import { findLabelByWord } from './label-names.ts'

/** A search as a condition on `messages m`. `anywhere`: the search itself names spam, trash or everywhere. `labels`: those that every match has. */
type Search = Condition & { anywhere: boolean; labels: string[] }

type Reader = { words: string[]; place: number; google: Google; mailbox: number; anywhere: boolean }

/** Gmail's search language, as far as programs use it: words, "phrases", -not, OR, (groups), {any of} and the usual operators. */
export function readSearch(google: Google, mailbox: number, text: string): Search {
  const words =
    text.match(/-?(?:[a-z0-9_]+:)?"[^"]*"|[(){}]|-(?=[({])|[^\s(){}"]+:(?=[({])|[^\s(){}"]+/gi) ?? []
  const reader: Reader = { words, place: 0, google, mailbox, anywhere: false }
  const condition = readAll(reader, undefined, 'AND')
  return { ...condition, anywhere: reader.anywhere, labels: condition.labels ?? [] }
}

/** `labels` are those that the condition cannot be met without. */
type Condition = { sql: string; values: SQLInputValue[]; labels?: string[] }

function readAll(reader: Reader, end: string | undefined, joint: 'AND' | 'OR', field?: string): Condition {
  const conditions: Condition[] = []
  while (reader.place < reader.words.length && reader.words[reader.place] !== end) {
    if (reader.words[reader.place] === 'OR') {
      reader.place += 1
      const last = conditions.pop()
      const next = readOne(reader, field)
      conditions.push(joined([...(last ? [last] : []), next], 'OR'))
      continue
    }
    conditions.push(readOne(reader, field))
  }
  reader.place += 1
  return joined(conditions, joint)
}

function joined(conditions: Condition[], joint: 'AND' | 'OR'): Condition {
  if (conditions.length === 0) return { sql: '1', values: [] }
  return {
    sql: `(${conditions.map((condition) => condition.sql).join(` ${joint} `)})`,
    values: conditions.flatMap((condition) => condition.values),
    ...(joint === 'AND' && { labels: conditions.flatMap((condition) => condition.labels ?? []) }),
  }
}

function readOne(reader: Reader, outerField: string | undefined): Condition {
  const word = reader.words[reader.place] ?? ''
  reader.place += 1
  if (word === '(') return readAll(reader, ')', 'AND', outerField)
  if (word === '{') return readAll(reader, '}', 'OR', outerField)
  if (word.startsWith('-') && word.length > 0) {
    const rest = word.slice(1)
    if (rest) {
      reader.words[reader.place - 1] = rest
      reader.place -= 1
    }
    const seen = reader.anywhere
    const condition = readOne(reader, outerField)
    reader.anywhere = seen // "-in:trash" opens nothing
    return { sql: `NOT ${condition.sql}`, values: condition.values }
  }
  const [, field = '', value = ''] = /^([a-z0-9_]+):(.*)$/is.exec(word) ?? [word, '', word]
  if (field && value === '') {
    const opening = reader.words[reader.place]
    reader.place += 1
    return readAll(reader, opening === '{' ? '}' : ')', opening === '{' ? 'OR' : 'AND', field.toLowerCase())
  }
  const name = field.toLowerCase() || outerField || ''
  const text = value.replace(/^"|"$/g, '')
  return (
    operator(reader, name, text) ?? operator(reader, '', word.replace(/"/g, '')) ?? { sql: '1', values: [] }
  )
}

function operator(reader: Reader, field: string, text: string): Condition | undefined {
  const lower = text.toLowerCase()
  const now = reader.google.now()
  switch (field) {
    case '':
      return {
        sql: '(instr(m.subject, ?) OR instr(m.sender, ?) OR instr(m.recipients, ?) OR EXISTS (SELECT 1 FROM texts x WHERE x.message = m.row AND instr(x.body, ?)))',
        values: [lower, lower, lower, lower],
      }
    case 'from':
      return { sql: 'instr(m.sender, ?)', values: [lower === 'me' ? ownAddress(reader) : lower] }
    case 'to':
    case 'cc':
    case 'bcc':
      return { sql: 'instr(m.recipients, ?)', values: [lower === 'me' ? ownAddress(reader) : lower] }
    case 'subject':
      return { sql: 'instr(m.subject, ?)', values: [lower] }
    case 'in':
    case 'label':
    case 'category':
      return place(reader, field, lower)
    case 'is':
      if (lower === 'read') return { sql: `NOT ${hasLabel('UNREAD').sql}`, values: ['UNREAD'] }
      return hasLabel(lower.toUpperCase())
    case 'has':
      return lower === 'attachment' ? { sql: 'm.has_attachment = 1', values: [] } : { sql: '0', values: [] }
    case 'rfc822msgid':
      return {
        sql: 'm.row IN (SELECT row FROM messages WHERE mailbox = ? AND message_id = ?)',
        values: [reader.mailbox, text.replace(/^<|>$/g, '')],
      }
    case 'after':
    case 'newer': {
      const at = moment(text)
      return at === undefined
        ? undefined
        : { sql: '(m.internal_date >= ? AND m.list_order >= ?)', values: [at, at] }
    }
    case 'before':
    case 'older': {
      const at = moment(text)
      return at === undefined ? undefined : { sql: 'm.internal_date < ?', values: [at] }
    }
    case 'newer_than':
    case 'older_than': {
      const at = ago(now, lower)
      if (at === undefined) return undefined
      if (field === 'older_than') return { sql: 'm.internal_date < ?', values: [at] }
      return { sql: '(m.internal_date >= ? AND m.list_order >= ?)', values: [at, at] }
    }
    case 'larger':
    case 'size':
      return { sql: 'm.size >= ?', values: [bytes(lower)] }
    case 'smaller':
      return { sql: 'm.size < ?', values: [bytes(lower)] }
    default:
      return undefined
  }
}

function place(reader: Reader, field: string, word: string): Condition {
  if (field === 'category')
    return hasLabel(`CATEGORY_${word === 'primary' ? 'PERSONAL' : word.toUpperCase()}`)
  if (field === 'in' && (word === 'anywhere' || word === 'all')) {
    reader.anywhere = true
    return { sql: '1', values: [] }
  }
  const label = SYSTEM_WORDS[word] ?? findLabelByWord(reader.google, reader.mailbox, word)
  if (label === 'TRASH' || label === 'SPAM') reader.anywhere = true
  return label ? hasLabel(label) : { sql: '0', values: [] }
}

function hasLabel(label: string): Condition {
  return {
    sql: 'EXISTS (SELECT 1 FROM message_labels s WHERE s.message = m.row AND s.label = ?)',
    values: [label],
    labels: [label],
  }
}

function ownAddress(reader: Reader): string {
  const row = reader.google.store.one<{ email: string }>(
    'SELECT email FROM people WHERE row = ?',
    reader.mailbox,
  )
  return row?.email.toLowerCase() ?? ''
}

/** Epoch seconds, or a date, which begins at midnight in California wherever the person is. In ms. */
function moment(text: string): number | undefined {
  if (/^\d{8,}$/.test(text)) return Number(text) * 1_000
  const [, year, month, day] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(text) ?? []
  if (!year) return undefined
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const name = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    timeZoneName: 'longOffset',
  })
    .formatToParts(midnight + 8 * 3_600_000)
    .find((part) => part.type === 'timeZoneName')?.value
  const hours = Number(/-(\d+)/.exec(name ?? '')?.[1] ?? 8)
  return midnight + hours * 3_600_000
}

function ago(now: number, text: string): number | undefined {
  const [, count, unit = 'd'] = /^(\d+)([hdmy])$/.exec(text) ?? []
  const length = { h: 3_600_000, d: 86_400_000, m: 30 * 86_400_000, y: 365 * 86_400_000 }[unit]
  return count && length ? now - Number(count) * length : undefined
}

function bytes(text: string): number {
  const [, count = '0', unit = ''] = /^(\d+)([km]?)b?$/.exec(text) ?? []
  return Number(count) * (unit === 'k' ? 1_024 : unit === 'm' ? 1_048_576 : 1)
}

const SYSTEM_WORDS: Record<string, string> = {
  inbox: 'INBOX',
  sent: 'SENT',
  draft: 'DRAFT',
  drafts: 'DRAFT',
  trash: 'TRASH',
  bin: 'TRASH',
  spam: 'SPAM',
  starred: 'STARRED',
  important: 'IMPORTANT',
  unread: 'UNREAD',
  chat: 'CHAT',
  chats: 'CHAT',
}
