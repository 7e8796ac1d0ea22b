import { randomBytes } from 'node:crypto'
import { type Call, flagIn, textIn, textsIn } from './call.ts'
import { bounce, deliver, recipientsOf } from './delivery.ts'
import { GoogleError, invalid } from './errors.ts'
import { note } from './google.ts'
import { addresses, header, readHeaders } from './headers.ts'
import { type Answer, ok } from './http.ts'
import { checkLabels } from './label-names.ts'
import { addMessage, type Message } from './mailbox.ts'
import { messageJson } from './message-json.ts'
import type { OddSending } from './odd-sending.ts'
import { findRecipient } from './people.ts'
import { nextId } from './records.ts'
import { rewriteHeaders } from './rewrite.ts'
import { sendAsOf } from './settings.ts'

/** messages.send: sends a mail to everybody in To, Cc and Bcc and keeps a copy under SENT. */
export function sendMessage(call: Call): Answer {
  return ok(sendRaw(call, rawIn(call, call.body), threadIn(call, call.body)))
}

/** messages.insert: puts a mail into the mailbox as it is. */
export function insertMessage(call: Call): Answer {
  return store(call, 'receivedTime')
}

/** messages.import: the same, dated by its Date header unless asked otherwise. */
export function importMessage(call: Call): Answer {
  return store(call, 'dateHeader')
}

/** The mail in a call: uploaded, or `raw` in the resource. Throws 400 without one. */
export function rawIn(call: Call, resource: Record<string, unknown>): Buffer {
  if (call.upload) return call.upload
  const text = textIn(resource, 'raw')
  if (!text) {
    throw invalid("'raw' RFC822 payload message string or uploading message via /upload/* URL required")
  }
  return Buffer.from(text, 'base64url')
}

/** The thread that the resource names. Throws 400 for one that is not in this mailbox. */
export function threadIn(call: Call, resource: Record<string, unknown>): string | undefined {
  const thread = textIn(resource, 'threadId')
  if (!thread) return undefined
  const known = call.google.store.one(
    'SELECT 1 FROM threads WHERE mailbox = ? AND id = ?',
    call.person.row,
    thread,
  )
  if (!known) throw invalid('Invalid thread_id value')
  return thread
}

/** Sends, within one transaction with `also`: all of it happened or nothing. Gives the short form of the message under SENT. */
export function sendRaw(call: Call, raw: Buffer, thread: string | undefined, also?: () => void) {
  const { google, person } = call
  const recipients = recipientsOf(raw)
  if (recipients.length === 0) throw invalid('Recipient address required')
  return google.store.transaction(() => {
    also?.()
    const sent = stamped(call, raw)
    const toOneself = recipients.some((address) => findRecipient(google, address)?.row === person.row)
    const odd = google.sending.find(({ to }) => !to || recipients.some((address) => to.test(address)))
    const kept = google.choices.sentCopyKeepsBcc ? sent : rewriteHeaders(sent, { drop: ['Bcc'], top: [] })
    const copy = odd ? rewriteHeaders(kept, { drop: odd.dropHeaders, top: [] }) : kept
    const message = keepCopy(call, copy, toOneself ? ['SENT', 'INBOX', 'UNREAD'] : ['SENT'], thread, odd)
    const from = senderOf(sent)
    const { copies, unknown, outside } = deliver(google, {
      raw: sent,
      from,
      recipients,
      labels: [],
      except: person.row,
    })
    note(google, 'sent', {
      mailbox: person.email,
      id: message.id,
      threadId: message.threadId,
      from,
      recipients,
      delivered: copies.length,
      unknown,
      outside,
    })
    bounce(google, person.email, sent, unknown)
    return message
  })
}

/** The copy under SENT, at once or only some time later, as control may want it. */
function keepCopy(
  call: Call,
  raw: Buffer,
  labels: string[],
  thread: string | undefined,
  odd: OddSending | undefined,
) {
  const { google, person } = call
  const mail = { raw, labels, internalDate: google.now(), recorded: true }
  const usual = odd?.newThread ? undefined : thread
  if (!odd || (odd.copyAfterMs === 0 && !odd.newThread))
    return brief(call, addMessage(google, person.row, { ...mail, thread: usual }))
  const id = nextId(google, person.row)
  const later = { ...mail, id, thread: usual ?? id }
  if (odd.copyAfterMs === 0) return brief(call, addMessage(google, person.row, later))
  setTimeout(() => addMessage(google, person.row, later), odd.copyAfterMs).unref()
  return { id, threadId: later.thread, labelIds: labels }
}

/** The short form of a message that changes answer with. */
export function brief(call: Call, message: Message) {
  const { id, threadId, labelIds } = messageJson(call.google, message, 'minimal')
  return { id, threadId, ...(labelIds && { labelIds }) }
}

/** What Gmail makes of a mail it sends: its own Message-ID, Date and Received, and a From that the person may use. */
function stamped(call: Call, raw: Buffer): Buffer {
  const { google, person } = call
  const { headers } = readHeaders(raw, 0, raw.length)
  const own = sendAsOf(google, person.row)
  const from = addresses(header(headers, 'from'))[0] ?? ''
  const allowed = own.some((address) => address.email.toLowerCase() === from && address.verified)
  const fallback = own.find((address) => address.is_default) ?? { name: person.name, email: person.email }
  const date = new Date(google.now()).toUTCString().replace('GMT', '+0000')
  return rewriteHeaders(raw, {
    drop: ['Message-ID', 'X-Google-Original-Message-ID', 'Date', ...(allowed ? [] : ['From'])],
    top: [
      `Received: from 463716521094 named unknown by gmailapi.google.com with HTTPREST; ${date}`,
      ...(allowed ? [] : [`From: ${displayName(fallback.name)} <${fallback.email}>`]),
      `Date: ${date}`,
      `${google.choices.messageIdHeader}: <CA${randomBytes(27).toString('base64url')}@mail.gmail.com>`,
    ],
    latin1: true,
  })
}

function displayName(name: string): string {
  if (/^[\w .'-]*$/.test(name)) return name
  return `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`
}

function senderOf(raw: Buffer): string {
  return addresses(header(readHeaders(raw, 0, raw.length).headers, 'from'))[0] ?? ''
}

function store(call: Call, usualDate: 'receivedTime' | 'dateHeader'): Answer {
  const { google, person, body, query } = call
  const raw = rawIn(call, body)
  const labels = textsIn(body, 'labelIds')
  checkLabels(google, person.row, labels)
  if (labels.includes('DRAFT')) throw invalid('Invalid label: DRAFT')
  const source = query.get('internalDateSource') ?? usualDate
  const dated = Date.parse(header(readHeaders(raw, 0, raw.length).headers, 'date') ?? '')
  const internalDate = source === 'dateHeader' && !Number.isNaN(dated) ? dated : google.now()
  if (flagIn(query, 'deleted'))
    throw new GoogleError(403, 'forbidden', 'Only Vault users may import deleted mail')
  const thread = threadIn(call, body)
  return ok(
    brief(call, addMessage(google, person.row, { raw, labels, internalDate, thread, recorded: true })),
  )
}
