import { decodeWords } from './encoded-words.ts'
import { oneLine } from './text.ts'
import type { Person } from './types.ts'

const MAX_PEOPLE = 2_000 // of one header
const MAX_NAME = 300 // characters
const MAX_EMAIL = 500 // characters; RFC 5321 allows 254, return addresses of mailing tools are longer; an index row holds about 2,700 bytes

/**
 * The people of an address header (RFC 5322 §3.4), read for what it most likely means. Gmail sends display names decoded, so that a bare
 * comma, a quote or a `<` may stand in one (GMAIL §8.4): "Doe, John <john@x>" is one person. Members of groups are listed, group names are
 * not. People without an address are left out. Names may be empty; addresses are lower case, and a quoted local part stays one:
 * `"e@attacker"@victim` is a mailbox at victim.
 */
export function parseAddresses(header: string): Person[] {
  const people: Person[] = []
  let before = '' // pieces without an address: most likely the first words of a name with a comma in it
  for (const entry of splitEntries(header)) {
    const found = readEntry(entry)
    if (found.people.length === 0) {
      before = before ? `${before}, ${found.words}` : found.words
      continue
    }
    const [first] = found.people
    if (first && found.angled && before) first.name = cleanName(`${before}, ${first.name}`, first.email)
    people.push(...found.people)
    before = ''
    if (people.length >= MAX_PEOPLE) break
  }
  return people.slice(0, MAX_PEOPLE)
}

/** The name of a sender that has no address at all, such as "Mail Delivery System". */
export const nameWithoutAddress = (header: string): string => cleanName(header.replace(/<[^<>]*>/g, ' '), '')

/** A piece of an entry: `angle` is what stands between < and >, `quoted` and `comment` come without their marks. */
type Token = { kind: 'words' | 'quoted' | 'comment' | 'angle'; text: string }

/** Cuts a header at the commas and semicolons that separate entries, and each entry into its tokens. */
function splitEntries(header: string): Token[][] {
  const entries: Token[][] = []
  const lastSemicolon = header.lastIndexOf(';')
  const unclosed = new Set<string>() // marks that are opened and never closed: from there on they are ordinary characters
  let entry: Token[] = []
  let words = ''
  const endWords = () => {
    if (words) entry.push({ kind: 'words', text: words })
    words = ''
  }
  const endEntry = () => {
    endWords()
    if (entry.length > 0) entries.push(entry)
    entry = []
  }
  for (let at = 0; at < header.length; at++) {
    const character = header[at] ?? ''
    if (character === ',' || character === ';') {
      endEntry()
    } else if (character === ':' && at < lastSemicolon && isGroupName(entry, words)) {
      entry = []
      words = ''
    } else {
      const token = unclosed.has(character) ? undefined : readToken(header, at)
      if (token === null) unclosed.add(character)
      if (token) {
        endWords()
        entry.push(token.token)
        at = token.end
      } else words += character
    }
  }
  endEntry()
  return entries
}

const isGroupName = (entry: Token[], words: string) =>
  !words.includes('@') && !entry.some((token) => token.kind === 'angle' || token.text.includes('@'))

/** The token that opens at a position; undefined where none does, null where it never closes. */
function readToken(header: string, at: number): { token: Token; end: number } | undefined | null {
  const opening = header[at]
  if (opening === '<') {
    let end = at + 1
    while (end < header.length && header[end] !== '<' && header[end] !== '>') end++
    if (end === header.length) return null
    return header[end] === '<'
      ? undefined
      : { token: { kind: 'angle', text: header.slice(at + 1, end) }, end }
  }
  if (opening === '(') {
    const end = closingParenthesis(header, at)
    return end < 0 ? null : { token: { kind: 'comment', text: header.slice(at + 1, end) }, end }
  }
  if (opening === '"' && /^$|[\s,;:<(.]/.test(header[at - 1] ?? '')) {
    const end = closingQuote(header, at)
    if (end < 0) return null
    return { token: { kind: 'quoted', text: header.slice(at + 1, end) }, end }
  }
  return undefined
}

function closingParenthesis(header: string, at: number): number {
  let depth = 0
  for (let i = at; i < header.length; i++) {
    if (header[i] === '\\') i++
    else if (header[i] === '(') depth++
    else if (header[i] === ')' && --depth === 0) return i
  }
  return -1
}

/** A quote closes where a word ends; one inside a word belongs to the name, as decoding leaves it: `"The "Wheel" Shop" <a@x>`. */
function closingQuote(header: string, at: number): number {
  for (let i = at + 1; i < header.length; i++) {
    if (header[i] === '\\') i++
    else if (header[i] === '"' && /^$|[\s<@,;.:()]/.test(header[i + 1] ?? '')) return i
  }
  return -1
}

/** The people in one entry; `words` is its text where there are none, `angled` whether its address stood between < and >. */
function readEntry(tokens: Token[]): { people: Person[]; words: string; angled: boolean } {
  const angle = tokens.findLastIndex(
    (token) => token.kind === 'angle' && emailsIn(withoutComments(token.text)).length > 0,
  )
  if (angle >= 0) {
    const around = tokens.slice(0, angle).length > 0 ? tokens.slice(0, angle) : tokens.slice(angle + 1)
    const name = textOf(around)
    const emails = emailsIn(withoutComments(tokens[angle]?.text ?? ''))
    return {
      people: emails.map((email) => ({ name: cleanName(name, email), email })),
      words: '',
      angled: true,
    }
  }
  const comment = tokens.find((token) => token.kind === 'comment')?.text ?? ''
  const bare = tokens
    .filter((token) => token.kind !== 'comment')
    .map(asWritten)
    .join('')
  const emails = emailsIn(bare)
  const name = comment || wordsWithoutAddress(bare)
  const people = emails.map((email) => ({ name: emails.length === 1 ? cleanName(name, email) : '', email }))
  return { people, words: textOf(tokens).trim(), angled: false }
}

/** RFC 5322 §4.4 lets comments and spaces stand between the words of an address. */
const withoutComments = (address: string) => address.replace(/\([^()]*\)/g, '').replace(/\s*\.\s*/g, '.')

/** Tokens as a name shows them: quotes gone, comments and odd angles kept as they stood. */
const textOf = (tokens: Token[]) =>
  tokens
    .map((token) => (token.kind === 'quoted' ? token.text.replace(/\\(.)/gs, '$1') : asWritten(token)))
    .join('')

function asWritten({ kind, text }: Token): string {
  if (kind === 'quoted') return `"${text}"`
  if (kind === 'comment') return `(${text})`
  return kind === 'angle' ? `<${text}>` : text
}

/** White space separates addresses here, save around an @ and inside quotes. */
const emailsIn = (text: string): string[] =>
  (text.replace(/\s*@\s*/g, '@').match(WORDS) ?? []).map(cleanEmail).filter((email) => email !== '')

const wordsWithoutAddress = (text: string) =>
  (text.match(WORDS) ?? []).filter((word) => !word.includes('@')).join(' ')

const WORDS = /(?:"(?:[^"\\]|\\.)*"|[^\s,;])+/gs

/** An address in lower case, or '' where it is none. Drops a `<` that never closed, a source route (`@relay:`), `mailto:`, single quotes. */
function cleanEmail(raw: string): string {
  const email = raw
    .replace(INVISIBLE, '')
    .replace(/^</, '')
    .replace(/^@[^:\s]*:|^mailto:/i, '')
    .replace(/^'(.*)'$/s, '$1')
    .replace(/\.+$/, '')
    .toLowerCase()
  return email.length <= MAX_EMAIL && ADDRESS.test(email) ? email : ''
}

/** A local part, quoted or not, and a domain or an IP address in brackets; nothing in either that could be taken for a separator. */
const ADDRESS =
  /^(?:"(?:[^"\\]|\\.)+"|[^\s"<>(),;:\\@]+)@(?:\[[^\s"<>(),;\\@[\]]+\]|[^\s"<>(),;:\\@[\].]+(?:\.[^\s"<>(),;:\\@[\].]+)*)$/u
const INVISIBLE = /[\p{Cc}\p{Cs}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

function cleanName(raw: string, email: string): string {
  const name = oneLine(decodeWords(raw), MAX_NAME)
    .replace(/^(["'])(.*)\1$/s, '$2')
    .replace(/^,\s*|\s*,$/g, '')
    .trim()
  return name.toLowerCase() === email ? '' : name
}
