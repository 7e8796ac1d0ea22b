import { decodeText } from './charset.ts'

/** A header as it stands in the mail: the value unfolded, one character a byte. */
export type Header = { name: string; value: string }

/** The headers of the mail or part that lies from `start` to `end`, and where its body begins. */
export function readHeaders(
  raw: Buffer,
  start: number,
  end: number,
): { headers: Header[]; bodyStart: number } {
  const { headersEnd, bodyStart } = findBlankLine(raw, start, end)
  const headers: Header[] = []
  for (const line of raw.toString('latin1', start, headersEnd).split(/\r?\n/)) {
    const last = headers.at(-1)
    if (/^[ \t]/.test(line)) {
      if (last) last.value += ` ${line.trim()}`
      continue
    }
    const colon = line.indexOf(':')
    if (colon > 0) headers.push({ name: line.slice(0, colon).trimEnd(), value: line.slice(colon + 1).trim() })
  }
  return { headers, bodyStart }
}

/** The first header of that name, whatever its case. */
export function header(headers: Header[], name: string): string | undefined {
  const wanted = name.toLowerCase()
  return headers.find((entry) => entry.name.toLowerCase() === wanted)?.value
}

/**
 * A header's value as Unicode: encoded words (RFC 2047) decoded, the blank between two of them dropped, their bytes joined first so that a
 * character may be split over two. With `requote`, a decoded word that holds address punctuation is put into quotes.
 */
export function decodeHeader(value: string, requote = false): string {
  const text = NON_ASCII.test(value) ? decodeText(Buffer.from(value, 'latin1'), undefined) : value
  if (!text.includes('=?')) return text
  let result = ''
  let place = 0
  let run: { charset: string; bytes: Buffer[] } | undefined
  const endRun = () => {
    if (run) {
      const word = decodeText(Buffer.concat(run.bytes), run.charset).replace(/[\r\n]+/g, ' ')
      const quoted = requote && /[,<>@;:"()]/.test(word) && !result.endsWith('"')
      result += quoted ? `"${word.replace(/["\\]/g, '\\$&')}"` : word
    }
    run = undefined
  }
  for (const match of text.matchAll(ENCODED_WORD)) {
    const [whole, charset = '', encoding = '', content = ''] = match
    const between = text.slice(place, match.index)
    const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : fromQ(content)
    if (run && between.trim() === '' && run.charset === charset.toLowerCase()) {
      run.bytes.push(bytes)
    } else {
      const joins = run !== undefined && between.trim() === ''
      endRun()
      if (!joins) result += between
      run = { charset: charset.toLowerCase(), bytes: [bytes] }
    }
    place = match.index + whole.length
  }
  endRun()
  return result + text.slice(place)
}

/** `type/subtype; name=value` with RFC 2231 continuations and charsets; values decoded. */
export function readParameters(value: string | undefined): {
  value: string
  parameters: Record<string, string>
} {
  const [first = '', ...rest] = splitOutsideQuotes(value ?? '', ';')
  const plain: Record<string, string> = {}
  const pieces = new Map<string, { place: number; text: string; encoded: boolean }[]>()
  for (const piece of rest) {
    const equals = piece.indexOf('=')
    if (equals < 0) continue
    const name = piece.slice(0, equals).trim().toLowerCase()
    const text = unquote(piece.slice(equals + 1).trim())
    const [, base = '', place, star] = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(name) ?? []
    if (base && (place !== undefined || star)) {
      const list = pieces.get(base) ?? []
      list.push({ place: Number(place ?? 0), text, encoded: star === '*' })
      pieces.set(base, list)
    } else {
      plain[name] ??= decodeHeader(text)
    }
  }
  for (const [name, list] of pieces) plain[name] = joinPieces(list)
  return { value: first.trim().toLowerCase(), parameters: plain }
}

/** The addresses in a To, Cc, Bcc or From value, lower case, in order. */
export function addresses(value: string | undefined): string[] {
  return splitOutsideQuotes(value ?? '', ',')
    .map((entry) => {
      const inAngles = /<([^<>]*)>[^<>]*$/.exec(entry)?.[1]
      const bare = entry.replace(/\([^()]*\)/g, '').replace(/^[^:@]*:/, '')
      return (inAngles ?? bare).replace(/[;\s]/g, '').toLowerCase()
    })
    .filter((address) => address.includes('@'))
}

/** The ids in a References, In-Reply-To or Message-ID value, without their angle brackets, in order. */
export function messageIds(value: string | undefined): string[] {
  const inAngles = [...(value ?? '').matchAll(/<([^<>\s]+)>/g)].map((match) => match[1] ?? '')
  return inAngles.length > 0 ? inAngles : (value ?? '').split(/\s+/).filter((word) => word.includes('@'))
}

function findBlankLine(raw: Buffer, start: number, end: number) {
  for (let place = start; place < end; ) {
    const newline = raw.indexOf(10, place)
    if (newline < 0 || newline >= end) break
    if (newline === place || (newline === place + 1 && raw[place] === 13)) {
      return { headersEnd: place, bodyStart: newline + 1 }
    }
    place = newline + 1
  }
  return { headersEnd: end, bodyStart: end }
}

function fromQ(content: string): Buffer {
  const text = content.replace(/_/g, ' ')
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    NON_LATIN.test(text) ? 'utf8' : 'latin1',
  )
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = []
  let quoted = false
  let angles = false
  let from = 0
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place]
    if (quoted && character === '\\') place += 1
    else if (character === '"') quoted = !quoted
    else if (!quoted && character === '<') angles = true
    else if (!quoted && character === '>') angles = false
    else if (!quoted && !angles && character === separator) {
      parts.push(text.slice(from, place))
      from = place + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.replace(/^"|"\s*$/g, '').replace(/\\(.)/g, '$1') : text
}

function joinPieces(pieces: { place: number; text: string; encoded: boolean }[]): string {
  let charset = 'utf-8'
  const bytes = pieces
    .toSorted((a, b) => a.place - b.place)
    .map(({ place, text, encoded }) => {
      if (!encoded) return Buffer.from(text, 'latin1')
      const [, named, rest] = (place === 0 && /^([^']*)'[^']*'(.*)$/s.exec(text)) || [
        undefined,
        undefined,
        text,
      ]
      if (named) charset = named
      const plain = (rest ?? text).replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
      return Buffer.from(plain, 'latin1')
    })
  return decodeText(Buffer.concat(bytes), charset)
}

const ENCODED_WORD = /=\?([^?*\s]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi
const NON_ASCII = /[\u0080-\uffff]/
const NON_LATIN = /[\u0100-\uffff]/
