import { decodeText } from './charset.ts'
import { decodeWords } from './encoded-words.ts'

const MAX_LENGTH = 20_000 // characters of a header that are read
const MAX_PARAMETERS = 200 // also the pieces of a continued one

export type Parameters = { value: string; parameters: Map<string, string> }

/**
 * Reads a header such as Content-Type: its value in lower case, and its parameters with their names in lower case. Understands RFC 2231
 * (`name*0*=`, `filename*=UTF-8''…`, which win over plain ones) and encoded words inside quotes, which are illegal and common.
 */
export function parseParameters(header: string): Parameters {
  const [value = '', ...pieces] = splitAtSemicolons(header.slice(0, MAX_LENGTH))
  const parameters = new Map<string, string>()
  const continued = new Map<string, Segment[]>()
  for (const piece of pieces.slice(0, MAX_PARAMETERS)) {
    const equals = piece.indexOf('=')
    if (equals < 1) continue
    const name = piece.slice(0, equals).trim().toLowerCase()
    const text = unquote(piece.slice(equals + 1).trim())
    const [base = '', ...marks] = name.split('*')
    if (marks.length === 0) {
      if (!parameters.has(name)) parameters.set(name, decodeWords(text))
    } else {
      const segment = { index: Number(marks[0] || 0), encoded: marks.at(-1) === '', text }
      continued.set(base, [...(continued.get(base) ?? []), segment])
    }
  }
  for (const [name, segments] of continued) parameters.set(name, join(segments))
  return { value: value.trim().toLowerCase(), parameters }
}

type Segment = { index: number; encoded: boolean; text: string }

function splitAtSemicolons(header: string): string[] {
  if (!header.includes('"')) return header.split(';')
  const pieces: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < header.length; at++) {
    const character = header[at]
    if (quoted && character === '\\') at++
    else if (character === '"') quoted = !quoted
    else if (character === ';' && !quoted) {
      pieces.push(header.slice(start, at))
      start = at + 1
    }
  }
  pieces.push(header.slice(start))
  return pieces
}

/** Backslashes stay unless they escape something: `"C:\report.pdf"` is common and not meant as an escape. */
function unquote(text: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)/s.exec(text)?.[1]
  return quoted === undefined ? text : quoted.replace(/\\(["\\])/g, '$1')
}

/** Joins the pieces of a continued parameter in their order; the first names the charset: `UTF-8'en'…`. */
function join(segments: Segment[]): string {
  const sorted = segments.toSorted((a, b) => a.index - b.index)
  const first = sorted[0]
  if (!first) return ''
  const [, charset = undefined, rest = first.text] = first.encoded
    ? (/^([^']*)'[^']*'(.*)$/s.exec(first.text) ?? [])
    : []
  const bytes = sorted.map((segment, at) => {
    const text = at === 0 ? rest : segment.text
    return segment.encoded ? percentBytes(text) : Buffer.from(text, 'utf8')
  })
  return decodeWords(decodeText(Buffer.concat(bytes), charset))
}

function percentBytes(text: string): Buffer {
  const parts: Buffer[] = []
  let end = 0
  for (const match of text.matchAll(/(?:%[0-9a-f]{2})+/gi)) {
    parts.push(Buffer.from(text.slice(end, match.index), 'utf8'))
    parts.push(Buffer.from(match[0].replaceAll('%', ''), 'hex'))
    end = match.index + match[0].length
  }
  parts.push(Buffer.from(text.slice(end), 'utf8'))
  return Buffer.concat(parts)
}
