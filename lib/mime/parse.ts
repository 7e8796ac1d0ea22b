import { readAnswerPlaces } from './answer-places.ts'
import { readAttachments } from './attachments.ts'
import { isAutomatic } from './automatic.ts'
import { decodeText } from './charset.ts'
import { parseDate, parseZone } from './dates.ts'
import { MAX_NOTICE, readReport } from './delivery-report.ts'
import { decodeWords } from './encoded-words.ts'
import { firstOf, listOf, readHeaders } from './headers.ts'
import { MAX_CALENDAR, readInvitation } from './invitation.ts'
import { mailKey } from './mail-key.ts'
import { messageIdsIn, readReferences } from './message-ids.ts'
import { parseParameters } from './parameters.ts'
import { readPeople, senderOf } from './people.ts'
import { cleanHtml } from './sanitize.ts'
import { senderWarning } from './sender-warning.ts'
import { readSnippet } from './snippet.ts'
import { type BodyPart, type FilePart, readStructure } from './structure.ts'
import { oneLine, storable, textOfHtml } from './text.ts'
import type { GmailMessage, GmailPart, MailAttachment, ParsedMessage } from './types.ts'

/** Grows when the same mail would parse into something else. */
const PARSER_VERSION = 3

const MAX_SUBJECT = 2_000 // characters
const MAX_LEAD = 2 * 24 * 3600 * 1000 // ms that a Date may lie after the arrival: zones and slow clocks, not more

/**
 * Reads a message in Gmail's `full` format. Never throws on odd mail: what can't be read is empty. Text that came only as an attachment id
 * must have been fetched into its `body.data` before (`bodyPartsToFetch`). Everything it gives fits PostgreSQL's text type, and everything
 * in it is hostile still: to be escaped where it is shown, the html to be cleaned.
 */
export function parseMessage(message: GmailMessage): ParsedMessage {
  const headers = readHeaders(message.payload.headers)
  const { bodies, files, calendar, notices, isReport } = readStructure(message.payload)
  const htmlReceived = bodies.some(isHtml) ? bodies.filter(isHtml).map(textOf).join('') : null
  const attachments = readAttachments(files, htmlReceived)
  const text = bodies.filter(isPlain).map(textOf).join('')
  const readableText =
    htmlReceived !== null && text.trim() === '' ? readHtml(htmlReceived, attachments) : text
  const people = readPeople(headers)
  const from = senderOf(headers, people)
  const messageId = messageIdsIn(firstOf(headers, 'message-id') ?? '')[0] ?? null
  const dateHeader = firstOf(headers, 'date') ?? ''
  const date = parseDate(dateHeader)
  const sentAt = date && date.getTime() <= Number(message.internalDate) + MAX_LEAD ? date : null
  return {
    subject: oneLine(decodeWords(firstOf(headers, 'subject') ?? ''), MAX_SUBJECT),
    snippet: readSnippet(message.snippet ?? '', readableText),
    from,
    people,
    sentAt,
    sentZone: sentAt && parseZone(dateHeader),
    messageIdHeader: messageId,
    inReplyTo: messageIdsIn(listOf(headers, 'in-reply-to'))[0] ?? null,
    references: readReferences(headers),
    ...readAnswerPlaces(headers),
    mailKey: mailKey({ messageId, fromEmail: from.email, sentAt: date, message }),
    automatic: isAutomatic(headers, isReport, from.email),
    invitation: calendar?.part.body?.data ? readInvitation(calendarText(calendar)) : null,
    report: readReport({
      payload: message.payload,
      headers,
      notices,
      text: readableText,
      fromEmail: from.email,
    }),
    warning: senderWarning({
      header: decodeWords(listOf(headers, 'from')),
      from,
      named: people.filter(({ kind }) => kind === 'from'),
      byList: headers.has('list-id'),
    }),
    text: readableText,
    htmlReceived,
    attachments,
    parserVersion: PARSER_VERSION,
  }
}

/**
 * The parts whose text is read and that Gmail sent without their bytes, which is how it sends large ones, and files such as invitations; to be
 * fetched before parsing (GMAIL §2.1).
 */
export function bodyPartsToFetch(payload: GmailPart): { partId: string; attachmentId: string }[] {
  const { bodies, calendar, notices } = readStructure(payload)
  const calendars = calendar && calendar.size <= MAX_CALENDAR ? [calendar] : []
  return [...bodies, ...calendars, ...notices.filter(({ size }) => size <= MAX_NOTICE)].flatMap(
    ({ partId, part }) =>
      part.body?.attachmentId && !part.body.data ? { partId, attachmentId: part.body.attachmentId } : [],
  )
}

/** The content ids by which a mail's html may use its attachments, as `cleanHtml` takes them. */
export const contentIdsOf = (attachments: { contentId: string | null }[]): Set<string> =>
  new Set(attachments.flatMap(({ contentId }) => contentId ?? []))

const isHtml = (body: BodyPart) => body.kind === 'html'
const isPlain = (body: BodyPart) => body.kind === 'plain'
const textOf = ({ part, charset }: BodyPart) =>
  storable(decodeText(Buffer.from(part.body?.data ?? '', 'base64url'), charset))

const calendarText = ({ part }: FilePart) => {
  const contentType = firstOf(readHeaders(part.headers), 'content-type') ?? ''
  const charset = parseParameters(contentType).parameters.get('charset')
  return storable(decodeText(Buffer.from(part.body?.data ?? '', 'base64url'), charset))
}

const readHtml = (html: string, attachments: MailAttachment[]) =>
  textOfHtml(cleanHtml(html, { contentIds: contentIdsOf(attachments) }).html)
