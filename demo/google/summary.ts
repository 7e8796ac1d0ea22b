import { createHash } from 'node:crypto'
import { addresses, decodeHeader, type Header, header, messageIds } from './headers.ts'
import { decodedText, type Entity, isBodyText, parseMail } from './mime.ts'

/** What the mailbox keeps of a mail beside its bytes: what threads, lists, searches and proofs ask for. */
export type Summary = {
  messageId: string | undefined
  references: string[]
  subject: string
  subjectKey: string
  sender: string
  recipients: string
  snippet: string
  body: string
  hasAttachment: boolean
  automaticReport: boolean
  rawHash: string
  textHash: string | null
  htmlHash: string | null
}

const SEARCHED_CHARACTERS = 100_000

export function summarise(raw: Buffer): Summary {
  const root = parseMail(raw)
  const { headers } = root
  const text = joinedText(raw, root, 'text/plain')
  const html = joinedText(raw, root, 'text/html')
  const subject = decodeHeader(header(headers, 'subject') ?? '')
  const readable = text?.trim() ? text : withoutTags(html ?? '')
  return {
    messageId: messageIds(header(headers, 'message-id'))[0],
    references: [...messageIds(header(headers, 'references')), ...messageIds(header(headers, 'in-reply-to'))],
    subject,
    subjectKey: subjectKey(subject),
    sender: peopleText(headers, 'from'),
    recipients: ['to', 'cc', 'bcc'].map((name) => peopleText(headers, name)).join(' '),
    snippet: snippet(readable),
    body: readable.slice(0, SEARCHED_CHARACTERS).toLowerCase(),
    hasAttachment: hasFile(root),
    automaticReport: root.type === 'multipart/report',
    rawHash: sha256(raw),
    textHash: text === undefined ? null : sha256(text),
    htmlHash: html === undefined ? null : sha256(html),
  }
}

/** A subject without its reply and forward marks, for comparing. */
function subjectKey(subject: string): string {
  let key = subject.trim()
  while (/^(re|fw|fwd|aw|wg|antw|sv|vs|tr|rv|r)(\[\d+\])?\s*:\s*/i.test(key)) {
    key = key.replace(/^[^:]*:\s*/, '')
  }
  return key.replace(/\s+/g, ' ').toLowerCase()
}

/** All body parts of one type, joined by nothing; undefined where there is none. What lies inside a forwarded mail is not its body. */
function joinedText(raw: Buffer, entity: Entity, type: string): string | undefined {
  if (entity.type === type && isBodyText(entity)) return decodedText(raw, entity)
  if (!entity.type.startsWith('multipart/')) return undefined
  const found = entity.parts.map((child) => joinedText(raw, child, type)).filter((text) => text !== undefined)
  return found.length > 0 ? found.join('') : undefined
}

function hasFile(entity: Entity): boolean {
  if (entity.filename !== '' && entity.disposition !== 'inline') return true
  return entity.parts.some(hasFile)
}

function peopleText(headers: Header[], name: string): string {
  return headers
    .filter((entry) => entry.name.toLowerCase() === name)
    .map((entry) => `${decodeHeader(entry.value)} ${addresses(entry.value).join(' ')}`)
    .join(' ')
    .toLowerCase()
}

function withoutTags(html: string): string {
  return withoutBlocks(html.slice(0, 400_000))
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;|&#160;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&#39;|&apos;/gi, "'")
    .replace(/&amp;/gi, '&')
}

/** Cuts out what is not read: styles, scripts, comments. One that never ends takes all that follows. */
function withoutBlocks(html: string): string {
  const lower = html.toLowerCase()
  let result = ''
  let place = 0
  for (const match of lower.matchAll(/<(style|script|head|title)\b|<!--/g)) {
    if (match.index < place) continue
    result += `${html.slice(place, match.index)} `
    const end = match[1] ? `</${match[1]}` : '-->'
    const found = lower.indexOf(end, match.index)
    if (found < 0) return result
    place = found + end.length
  }
  return result + html.slice(place)
}

/** About 200 characters of the text, HTML-escaped although it is no HTML. */
function snippet(text: string): string {
  return text
    .slice(0, 4_000)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
