import { randomBytes } from 'node:crypto'
import { type Google, note } from './google.ts'
import { addresses, header, messageIds, readHeaders } from './headers.ts'
import { labelIdOf } from './labels.ts'
import { addMessage, type Message } from './mailbox.ts'
import { findRecipient, isHosted } from './people.ts'
import { rewriteHeaders } from './rewrite.ts'

/** Delivers a mail to those of its recipients who live here. Gives the copies, and the addresses in hosted domains that nobody has. */
export function deliver(
  google: Google,
  mail: { raw: Buffer; from: string; recipients: string[]; labels: string[]; except?: number },
): { copies: Message[]; unknown: string[]; outside: string[] } {
  const copies: Message[] = []
  const unknown: string[] = []
  const outside: string[] = []
  const reached = new Set<number>()
  const now = google.now()
  const date = new Date(now).toUTCString().replace('GMT', '+0000')
  for (const address of new Set(mail.recipients.map((recipient) => recipient.toLowerCase()))) {
    const person = findRecipient(google, address)
    if (!person) {
      const list = isHosted(google, address.split('@')[1] ?? '') ? unknown : outside
      list.push(address)
      continue
    }
    if (person.row === mail.except || reached.has(person.row)) continue
    reached.add(person.row)
    const raw = rewriteHeaders(mail.raw, {
      drop: ['Bcc', 'Delivered-To', 'Return-Path'],
      top: [
        `Delivered-To: ${person.email}`,
        `Return-Path: <${mail.from}>`,
        `Received: by 2002:a05:6a10::1 with SMTP id ${randomBytes(8).toString('hex')}; ${date}`,
      ],
    })
    const labels = [
      ...new Set(['INBOX', 'UNREAD', category(raw), ...labelsAt(google, person.row, mail.labels)]),
    ]
    copies.push(addMessage(google, person.row, { raw, labels, internalDate: now, recorded: true }))
  }
  return { copies, unknown, outside }
}

/** The report that comes back to the sender for addresses that do not exist. */
export function bounce(google: Google, sender: string, sent: Buffer, unknown: string[]): void {
  if (unknown.length === 0) return
  const { headers } = readHeaders(sent, 0, sent.length)
  const [id = ''] = messageIds(header(headers, 'message-id'))
  const boundary = randomBytes(12).toString('hex')
  const first = unknown[0] ?? ''
  const lines = [
    'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    `To: ${sender}`,
    'Auto-Submitted: auto-replied',
    'Subject: Delivery Status Notification (Failure)',
    `References: <${id}>`,
    `In-Reply-To: <${id}>`,
    `X-Failed-Recipients: ${unknown.join(', ')}`,
    `Message-ID: <${randomBytes(12).toString('hex')}@mx.google.com>`,
    `Date: ${new Date(google.now()).toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; boundary="${boundary}"; report-type=delivery-status`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset="UTF-8"',
    '',
    '** Address not found **',
    '',
    `Your message wasn't delivered to ${first} because the address couldn't be found, or is unable to receive mail.`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; googlemail.com',
    '',
    ...unknown.flatMap((address) => [
      `Final-Recipient: rfc822; ${address}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.',
      '',
    ]),
    `--${boundary}`,
    'Content-Type: message/rfc822',
    '',
    sent.toString('latin1', 0, readHeaders(sent, 0, sent.length).bodyStart),
    `--${boundary}--`,
    '',
  ]
  note(google, 'bounced', { sender, unknown })
  deliver(google, {
    raw: Buffer.from(lines.join('\r\n'), 'latin1'),
    from: '',
    recipients: [sender],
    labels: [],
  })
}

/** The addresses a mail names as its recipients, in To, Cc and Bcc. */
export function recipientsOf(raw: Buffer): string[] {
  const { headers } = readHeaders(raw, 0, raw.length)
  return headers
    .filter((entry) => /^(to|cc|bcc)$/i.test(entry.name))
    .flatMap((entry) => addresses(entry.value))
}

/** Labels given by id or name, as far as this mailbox has them. */
function labelsAt(google: Google, mailbox: number, labels: string[]): string[] {
  return labels.flatMap((label) => labelIdOf(google, mailbox, label) ?? [])
}

function category(raw: Buffer): string {
  const { headers } = readHeaders(raw, 0, raw.length)
  if (header(headers, 'list-id')) return 'CATEGORY_FORUMS'
  if (header(headers, 'list-unsubscribe')) return 'CATEGORY_PROMOTIONS'
  return /no-?reply|notification|mailer-daemon/i.test(header(headers, 'from') ?? '')
    ? 'CATEGORY_UPDATES'
    : 'CATEGORY_PERSONAL'
}
