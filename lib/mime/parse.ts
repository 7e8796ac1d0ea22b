import { nameWithoutAddress, parseAddresses } from './addresses.ts'
import { isAutomatic } from './automatic.ts'
import { decodeText } from './charset.ts'
import { parseDate } from './dates.ts'
import { decodeWords } from './encoded-words.ts'
import { firstOf, type Headers, listOf, readHeaders } from './headers.ts'
import { percentDecoded } from './links.ts'
import { mailKey } from './mail-key.ts'
import { cleanHtml } from './sanitize.ts'
import { readSnippet } from './snippet.ts'
import { type BodyPart, type FilePart, readStructure } from './structure.ts'
import { oneLine, storable, textOfHtml } from './text.ts'
import type {
  GmailMessage,
  GmailPart,
  MailAttachment,
  MailPerson,
  ParsedMessage,
  Person,
  PersonKind,
} from './types.ts'

/** Grows when the same mail would parse into something else. */
const PARSER_VERSION = 1

const MAX_SUBJECT = 2_000 // characters
const MAX_MESSAGE_ID = 1_000 // characters; RFC 5322 allows a line of 998
const MAX_REFERENCES = 500
const MAX_LEAD = 2 * 24 * 3600 * 1000 // ms that a Date may lie after the arrival: zones and slow clocks, not more

/**
 * Reads a message in Gmail's `full` format. Never throws on odd mail: what can't be read is empty. Text that came only as an attachment id
 * must have been fetched into its `body.data` before (`bodyPartsToFetch`). Everything it gives fits PostgreSQL's text type, and everything
 * in it is hostile still: to be escaped where it is shown, the html to be cleaned.
 */
export function parseMessage(message: GmailMessage): ParsedMessage {
  const headers = readHeaders(message.payload.headers)
  const { bodies, files, isReport } = readStructure(message.payload)
  const htmlReceived = bodies.some(isHtml) ? bodies.filter(isHtml).map(textOf).join('') : null
  const attachments = attachmentsOf(files, htmlReceived)
  const text = bodies.filter(isPlain).map(textOf).join('')
  const readableText =
    htmlReceived !== null && text.trim() === '' ? readHtml(htmlReceived, attachments) : text
  const people = peopleOf(headers)
  const from = senderOf(headers, people)
  const messageId = messageIdsIn(firstOf(headers, 'message-id') ?? '')[0] ?? null
  const date = parseDate(firstOf(headers, 'date') ?? '')
  return {
    subject: oneLine(decodeWords(firstOf(headers, 'subject') ?? ''), MAX_SUBJECT),
    snippet: readSnippet(message.snippet ?? '', readableText),
    from,
    people,
    sentAt: date && date.getTime() <= Number(message.internalDate) + MAX_LEAD ? date : null,
    messageIdHeader: messageId,
    inReplyTo: messageIdsIn(listOf(headers, 'in-reply-to'))[0] ?? null,
    references: referencesOf(headers),
    mailKey: mailKey({ messageId, fromEmail: from.email, sentAt: date, message }),
    automatic: isAutomatic(headers, isReport),
    text: readableText,
    htmlReceived,
    attachments,
    parserVersion: PARSER_VERSION,
  }
}

/** The text parts that Gmail sent without their bytes, which is how it sends large ones; to be fetched before parsing (GMAIL §2.1). */
export function bodyPartsToFetch(payload: GmailPart): { partId: string; attachmentId: string }[] {
  return readStructure(payload).bodies.flatMap(({ partId, part }) =>
    part.body?.attachmentId && !part.body.data ? { partId, attachmentId: part.body.attachmentId } : [],
  )
}

const isHtml = (body: BodyPart) => body.kind === 'html'
const isPlain = (body: BodyPart) => body.kind === 'plain'
const textOf = ({ part, charset }: BodyPart) =>
  storable(decodeText(Buffer.from(part.body?.data ?? '', 'base64url'), charset))

const readHtml = (html: string, attachments: MailAttachment[]) =>
  textOfHtml(cleanHtml(html, { contentIds: contentIdsOf(attachments) }).html)

/** The content ids by which a mail's html may use its attachments, as `cleanHtml` takes them. */
export const contentIdsOf = (attachments: { contentId: string | null }[]): Set<string> =>
  new Set(attachments.flatMap(({ contentId }) => contentId ?? []))

const KINDS: [PersonKind, string][] = [
  ['from', 'from'],
  ['sender', 'sender'],
  ['reply_to', 'reply-to'],
  ['to', 'to'],
  ['cc', 'cc'],
  ['bcc', 'bcc'],
]

const peopleOf = (headers: Headers): MailPerson[] =>
  KINDS.flatMap(([kind, header]) =>
    parseAddresses(listOf(headers, header)).map((person, position) => ({ kind, position, ...person })),
  )

/**
 * Who sent it. Of several in From the last: a decoded display name can hold what reads as an address, and the real one stands after it.
 * Without an address in From it is the Sender, or a name alone.
 */
function senderOf(headers: Headers, people: MailPerson[]): Person {
  const sender =
    people.findLast((person) => person.kind === 'from') ?? people.find((person) => person.kind === 'sender')
  return sender
    ? { name: sender.name, email: sender.email }
    : { name: nameWithoutAddress(firstOf(headers, 'from') ?? ''), email: '' }
}

/** References, oldest first (RFC 5322 §3.6.4); where there are none, In-Reply-To stands in. Of too many, the first and the newest stay. */
function referencesOf(headers: Headers): string[] {
  const references = messageIdsIn(listOf(headers, 'references'))
  const unique = [
    ...new Set(references.length > 0 ? references : messageIdsIn(listOf(headers, 'in-reply-to'))),
  ]
  return unique.length <= MAX_REFERENCES
    ? unique
    : [...unique.slice(0, 1), ...unique.slice(1 - MAX_REFERENCES)]
}

/** Message ids without their angle brackets; a header that has none of those may still hold bare ids. */
function messageIdsIn(header: string): string[] {
  const inBrackets = [...header.matchAll(/<([^<>]+)>/g)].map(([, id = '']) => id.replace(/\s+/g, ''))
  const ids = inBrackets.length > 0 ? inBrackets : header.split(/[\s,]+/).filter((word) => word.includes('@'))
  return ids
    .map((id) => oneLine(id, MAX_MESSAGE_ID + 1))
    .filter((id) => id !== '' && id.length <= MAX_MESSAGE_ID)
}

function attachmentsOf(files: FilePart[], html: string | null): MailAttachment[] {
  const used = usedContentIds(html ?? '')
  return files.map(({ partId, name, type, size, references }) => {
    const inUse = references.find((reference) => used.has(reference) || usesLocation(html, reference))
    const contentId = inUse ?? references[0]
    return {
      partId: storable(partId),
      contentId: contentId ? oneLine(contentId, MAX_MESSAGE_ID) : null,
      name,
      type: oneLine(type, MAX_TYPE),
      size,
      inline: inUse !== undefined,
    }
  })
}

const MAX_TYPE = 200 // characters

/** Content ids that html names as `cid:…`, as written and percent-decoded (RFC 2392). */
function usedContentIds(html: string): Set<string> {
  const used = new Set<string>()
  for (const [, written = ''] of html.matchAll(/cid:([^\s"'<>)]+)/gi)) {
    const id = written.replaceAll('&amp;', '&')
    used.add(id)
    used.add(percentDecoded(id))
  }
  return used
}

/** Html may name a part by its Content-Location, which is an address (RFC 2557). */
const usesLocation = (html: string | null, reference: string) =>
  reference.includes('/') && (html ?? '').includes(reference)
