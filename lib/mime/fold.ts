import { historyBegins, LINE_LENGTH, type Line, MAX_LINES } from './history.ts'
import { linkify } from './linkify.ts'
import { outlineOf } from './outline.ts'

type Options = {
  /** The mail hands an older one on (`isForward` of its subject): that one stays open. */
  forwarded?: boolean | undefined
}

const FOLD = '<details class="fold"><summary aria-label="Show quoted text">…</summary>'

/**
 * Folds the history and signature at the end of clean html into one element that opens without script. Own words are never folded, wherever
 * they stand; only tags are added, so that no character is lost or moved. Takes time in step with the length.
 */
export function foldQuotes(cleanHtml: string, { forwarded = false }: Options = {}): string {
  const outline = outlineOf(cleanHtml)
  const begins = historyBegins(outline.lines, { forwarded })
  const cut = begins === undefined ? undefined : outline.cut(begins)
  if (!cut) return cleanHtml
  const { from, to, closing, opening } = cut
  return `${cleanHtml.slice(0, from)}${closing}${FOLD}${opening}${cleanHtml.slice(from, to)}</details>${cleanHtml.slice(to)}`
}

/** Plain text as html with its links (`linkify`), history and signature folded as `foldQuotes` does. */
export function foldText(text: string, { forwarded = false }: Options = {}): string {
  const lines = linesOfText(text)
  if (!lines) return linkify(text)
  const begins = historyBegins(lines, { forwarded })
  if (begins === undefined) return linkify(text)
  const lastOwn = lines.findLastIndex((line, at) => at < begins && line.text !== '')
  const from = lines[lastOwn]?.end ?? 0
  return `${linkify(text.slice(0, from))}${FOLD}${linkify(text.slice(from))}</details>`
}

/** `end`: where the next line begins. Empty lines in a row are one. Undefined for more than are looked at. */
function linesOfText(text: string): (Line & { end: number })[] | undefined {
  const lines: (Line & { end: number })[] = []
  let count = 0
  for (let start = 0; start < text.length; ) {
    if (++count > MAX_LINES) return undefined
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline + 1
    const line = readLine(text.slice(start, Math.min(end, start + LINE_LENGTH)))
    const last = lines.at(-1)
    if (line.text === '' && last?.text === '') last.end = end
    else lines.push({ ...line, end })
    start = end
  }
  return lines
}

function readLine(written: string): Line {
  if (!written.startsWith('>')) return { text: written.trim(), quoted: 0 }
  const [marks = ''] = /^(?:> ?)+/.exec(written) ?? []
  return { text: written.slice(marks.length).trim(), quoted: marks.replaceAll(' ', '').length }
}
