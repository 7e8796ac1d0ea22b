import {
  beginsAttribution,
  headField,
  isForwardLine,
  isFromField,
  isOriginalMessageLine,
  isSentFromLine,
  readsAsAttribution,
} from './history-words.ts'

/** A line of a mail, from html or plain text, as far as telling history from new words needs it. */
export type Line = {
  /** Trimmed, without quote marks, cut at `LINE_LENGTH`; empty where there is nothing to see. */
  text: string
  /** How many quotes stand around it that say they are one: `>`, `blockquote type=cite`, Gmail's. */
  quoted: number
  /** Stands in a block quote that may be anything, until a line before it says who wrote it. */
  indented?: boolean
  /** What a mail program's own mark says of it: introduces a quote, belongs to a signature, begins the history (all that follows). */
  mark?: 'attribution' | 'signature' | 'history' | undefined
}

export const LINE_LENGTH = 600 // characters of a line that are looked at

export const MAX_LINES = 50_000 // of one mail; a longer one is shown whole

const SIGNATURE_LINES = 30 // after "-- "; a longer text is none
const FOOTER_LINES = 6 // of a mailing list, after a ruled line
const HEAD_LINES = 8 // of an older mail's head, in which its fields are looked for
const ATTRIBUTION_LINES = 3 // that a program makes of one when it breaks it

type Kind = 'blank' | 'own' | 'history' | 'signature'

/**
 * The first of the lines at a mail's end that are only history and signature: the older mails it answers, and how its writer signs. The lines
 * before it hold at least one of the mail's own. Undefined when nothing is to be folded: there is no history, something new stands below
 * it, or the mail is nothing else, such as a forward without a word.
 *
 * In a forward the older mail is what is to be read: only what that mail in turn answered counts as history.
 */
export function historyBegins(lines: Line[], { forwarded }: { forwarded: boolean }): number | undefined {
  if (lines.length > MAX_LINES) return undefined
  const isForward = forwarded || forwardsByItsText(lines)
  const keptHeads = isForward && lines.some((_, at) => headEnd(lines, at) > 0) ? 1 : 0
  const keptQuotes = isForward ? 1 - keptHeads : 0
  const kinds = lines.map(({ text, quoted, mark }): Kind => {
    if (text === '') return 'blank'
    if (quoted > keptQuotes) return 'history'
    return mark === 'signature' ? 'signature' : 'own'
  })
  markHeads(lines, kinds, keptHeads)
  markAttributions(lines, kinds)
  markSignatures(lines, kinds)

  let first: number | undefined
  for (let at = lines.length - 1; at >= 0; at--) {
    if (kinds[at] === 'own') return first
    if (kinds[at] !== 'blank') first = at
  }
  return undefined
}

function forwardsByItsText(lines: Line[]): boolean {
  const at = lines.findIndex(({ text, quoted }) => quoted === 0 && isForwardLine(text))
  return at >= 0 && !lines.slice(0, at).some((line, index) => line.quoted > 0 || headEnd(lines, index) > 0)
}

/** Below the head of an older mail that is not quoted, as Outlook writes it, all is history. */
function markHeads(lines: Line[], kinds: Kind[], kept: number): void {
  let heads = 0
  for (let at = 0; at < lines.length; at++) {
    const end = headEnd(lines, at)
    if (end === 0) continue
    if (heads++ < kept) {
      at = end - 1
      continue
    }
    for (let rest = at; rest < lines.length; rest++) if (kinds[rest] !== 'blank') kinds[rest] = 'history'
    return
  }
}

/** Where a head that begins at a line ends; 0 where none begins: a mark of the program, a line that says so, or From with two other fields. */
function headEnd(lines: Line[], at: number): number {
  const line = lines[at]
  if (!line || line.quoted > 0 || line.text === '') return 0
  const isRule = /^[_-]{10,}$/.test(line.text)
  const says = line.mark === 'history' || isOriginalMessageLine(line.text)
  if (!says && !isRule && !isFromField(line.text)) return 0
  const next = says || isRule ? at + 1 : at
  let from = next
  while (from < next + 2 && lines[from]?.text === '') from++
  const end = isFromField(lines[from]?.text ?? '') ? fieldsEnd(lines, from) : 0
  if (end > 0) return end
  return says ? at + 1 : 0
}

function fieldsEnd(lines: Line[], from: number): number {
  const fields = new Set<number>()
  let end = from + 1
  for (let at = from + 1; at < Math.min(from + HEAD_LINES, lines.length); at++) {
    const text = lines[at]?.text ?? ''
    const field = headField(text)
    if (isFromField(text) || fields.has(field)) break // the next head
    if (field < 0) continue
    fields.add(field)
    end = at + 1
  }
  return fields.size >= 2 ? end : 0
}

/** The lines that introduce a quote belong to it; and a block quote that something introduces is one. */
function markAttributions(lines: Line[], kinds: Kind[]): void {
  let before = -1 // the last line with something in it
  for (let at = 0; at < lines.length; at++) {
    if (kinds[at] === 'blank') continue
    const line = lines[at]
    const wasOwn = kinds[before] === 'own' && !lines[before]?.indented
    if (line && wasOwn && (kinds[at] === 'history' || line.indented)) {
      const first = attributionBegins(lines, kinds, before)
      for (let introduced = first; introduced <= before; introduced++) kinds[introduced] = 'history'
      if (line.indented && first <= before) markIndented(lines, kinds, at)
    }
    before = at
  }
}

/** The first line of what introduces a quote and ends at a line; one past that line where nothing does. */
function attributionBegins(lines: Line[], kinds: Kind[], end: number): number {
  let marked = end
  while (kinds[marked] === 'own' && lines[marked]?.mark === 'attribution') marked--
  if (marked < end) return marked + 1

  let text = lines[end]?.text ?? ''
  const says = readsAsAttribution(text)
  for (let at = end - 1; says !== 'whole' && at > end - ATTRIBUTION_LINES && kinds[at] === 'own'; at--) {
    text = `${lines[at]?.text} ${text}`
    if (beginsAttribution(text) && readsAsAttribution(text) === 'whole') return at
  }
  return says ? end : end + 1
}

function markIndented(lines: Line[], kinds: Kind[], from: number): void {
  for (let at = from; at < lines.length && (lines[at]?.indented || kinds[at] === 'blank'); at++)
    if (kinds[at] === 'own') kinds[at] = 'history'
}

/**
 * `-- ` alone begins a signature (RFC 3676 §4.3); what stands between it and the history, or the end, belongs to it. So it is with the
 * ruled line by which mailing lists begin their few last lines.
 */
function markSignatures(lines: Line[], kinds: Kind[]): void {
  let left = 0 // own lines between here and what follows below
  for (let at = lines.length - 1; at >= 0; at--) {
    if (kinds[at] === 'blank') continue
    if (kinds[at] !== 'own') {
      left = 0
      continue
    }
    if (left > signatureLines(lines[at]?.text ?? '')) left++
    else {
      for (let line = at; left >= 0; line++) {
        if (kinds[line] !== 'own') {
          if (kinds[line] !== 'blank') break
          continue
        }
        kinds[line] = 'signature'
        left--
      }
      left = 0
    }
  }
}

/** How many lines a signature may have that begins with a line; -1 where none does. */
function signatureLines(text: string): number {
  if (text === '--') return SIGNATURE_LINES
  if (/^_{20,}$/.test(text)) return FOOTER_LINES
  return isSentFromLine(text) ? 0 : -1
}
