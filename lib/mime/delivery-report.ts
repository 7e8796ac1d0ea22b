import { parseAddresses } from './addresses.ts'
import { readBounce } from './bounce.ts'
import { parseDate } from './dates.ts'
import { decodeWords } from './encoded-words.ts'
import { reasonOf, statusIn } from './fates.ts'
import { firstOf, type Headers, listOf, readHead, readHeaders } from './headers.ts'
import { messageIdsIn } from './message-ids.ts'
import type { FilePart } from './structure.ts'
import { oneLine, storable } from './text.ts'
import type { DeliveryReport, GmailPart } from './types.ts'

/** A notice longer than this is not read. */
export const MAX_NOTICE = 128 * 1024 // characters

const MAX_RECIPIENTS = 50
const MAX_SUBJECT = 500 // characters
const MAX_SAID = 1_000 // characters
const MAX_DEPTH = 5 // parts inside parts in which the original is looked for

type Mail = { payload: GmailPart; headers: Headers; notices: FilePart[]; text: string; fromEmail: string }
type Fate = DeliveryReport['recipients'][number]

/**
 * What a mail reports on one that was sent before: delivery reports (RFC 3464), receipts (RFC 8098), and, where there is no such part, the words
 * by which well-known servers say that something did not arrive. Null for all other mail.
 */
export function readReport(mail: Mail): DeliveryReport | null {
  const groups = mail.notices
    .filter(({ type }) => !type.endsWith('headers'))
    .flatMap((notice) => fieldGroups(notice.part))
  const original = originalOf(mail)
  const fates = groups.flatMap((fields) => fateOf(fields) ?? [])
  const bounce = fates.length === 0 ? readBounce(mail) : undefined
  const recipients = bounce ? bounce.recipients : fates
  if (recipients.length === 0) return null
  const names = new Map(
    parseAddresses(original ? listOf(original, 'to') : '').map((to) => [to.email, to.name]),
  )
  const receiptFor = groups.map((fields) => fields.get('original-message-id')).find((id) => id !== undefined)
  const retry = groups.map((fields) => fields.get('will-retry-until')).find((date) => date !== undefined)
  const head = original ?? bounce?.original
  return {
    recipients: recipients
      .slice(0, MAX_RECIPIENTS)
      .map((recipient) => ({ ...recipient, name: names.get(recipient.email) ?? '' })),
    otherRecipients: Math.max(0, recipients.length - MAX_RECIPIENTS),
    triedUntil: (retry && parseDate(retry)?.getTime()) || null,
    original: {
      subject: head ? oneLine(decodeWords(firstOf(head, 'subject') ?? ''), MAX_SUBJECT) || null : null,
      messageId: messageIdsIn((head && firstOf(head, 'message-id')) ?? receiptFor ?? '')[0] ?? null,
    },
  }
}

/**
 * The groups of fields of a notice: the first is about the mail, each other about one recipient. Gmail may give it as bytes, or as parts, of
 * which each is a group, in its headers or its text.
 */
function fieldGroups(part: GmailPart): Map<string, string>[] {
  const own = groupsIn(textOf(part))
  const inside = (part.parts ?? []).slice(0, MAX_RECIPIENTS * 2).flatMap((child) => {
    const fields = readHeaders(child.headers)
    const head = new Map([...fields].map(([name, [value = '']]) => [name, value] as const))
    const groups = groupsIn(textOf(child))
    return isAboutMail(head) ? [head, ...groups] : groups
  })
  return [...own, ...inside]
}

const isAboutMail = (fields: Map<string, string>) =>
  ['reporting-mta', 'final-recipient', 'disposition'].some((name) => fields.has(name))

const textOf = (part: GmailPart) =>
  storable(
    Buffer.from(part.body?.data ?? '', 'base64url')
      .subarray(0, MAX_NOTICE)
      .toString('utf8'),
  )

const groupsIn = (text: string): Map<string, string>[] =>
  text
    .replaceAll('\r', '')
    .split(/\n[ \t]*\n/)
    .slice(0, MAX_RECIPIENTS * 4)
    .map((group) => new Map([...readHead(group)].map(([name, [value = '']]) => [name, value] as const)))

const OUTCOMES: Record<string, Fate['outcome']> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'relayed',
  expanded: 'relayed',
}

function fateOf(fields: Map<string, string>): Fate | undefined {
  const email = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'))
  if (!email) return undefined
  const disposition = fields.get('disposition')?.split(';').at(-1)?.trim().toLowerCase()
  if (disposition) return receiptOf(email, disposition)
  const said = oneLine((fields.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;/, ''), MAX_SAID)
  const given = fields.get('status') ?? ''
  const status = statusIn(given) ?? statusIn(said)
  const action = fields.get('action')?.trim().toLowerCase() ?? ''
  const outcome =
    OUTCOMES[action] ?? { 2: 'delivered' as const, 4: 'delayed' as const }[given.trim()[0] ?? ''] ?? 'failed'
  const went = outcome === 'delivered' || outcome === 'relayed'
  return { name: '', email, outcome, reason: went ? 'unknown' : reasonOf(status, said), status, said }
}

function receiptOf(email: string, disposition: string): Fate | undefined {
  const [kind = ''] = disposition.split('/')
  const outcome = {
    displayed: 'read' as const,
    deleted: 'deleted' as const,
    processed: 'delivered' as const,
    dispatched: 'relayed' as const,
  }[kind]
  return outcome && { name: '', email, outcome, reason: 'unknown', status: null, said: '' }
}

/** `rfc822; <joris@velotech.example>` */
function addressIn(field: string | undefined): string | undefined {
  const value = field?.slice(field.indexOf(';') + 1) ?? ''
  return parseAddresses(value)[0]?.email
}

/** The head of the mail that a report is about, which comes as a text of its own or with the whole mail. */
function originalOf({ payload, notices }: Mail): Headers | undefined {
  const head = notices.find(({ type }) => type.endsWith('headers'))
  if (head) return readHead(textOf(head.part).replaceAll('\r', ''))
  const message = messageIn(payload, 0)
  if (!message) return undefined
  const inside = message.parts?.[0]?.headers
  return inside
    ? readHeaders(inside)
    : readHead(textOf(message).replaceAll('\r', '').split('\n\n', 1)[0] ?? '')
}

function messageIn(part: GmailPart, depth: number): GmailPart | undefined {
  if (/^message\/(?:rfc822|global)$/.test(part.mimeType?.toLowerCase() ?? '')) return part
  if (depth === MAX_DEPTH) return undefined
  for (const child of (part.parts ?? []).slice(0, MAX_RECIPIENTS)) {
    const found = messageIn(child, depth + 1)
    if (found) return found
  }
  return undefined
}
