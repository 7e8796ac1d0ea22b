import MailComposer from 'nodemailer/lib/mail-composer'
import { dateHeader, minute } from './clock.ts'
import { random } from './random.ts'
import type { Address, Mail } from './types.ts'

/** The bytes of a mail as its sender keeps them: with Bcc, where it has one. */
export async function sentCopy(mail: Mail): Promise<Buffer> {
  if (mail.bytes) return mail.bytes
  return mail.bcc.length > 0 ? composed(mail, mail.bcc) : withoutBcc(mail)
}

/** The bytes as they reach a mailbox: without Bcc, and with the marks of their way on top. */
export async function receivedCopy(mail: Mail, mailbox: string): Promise<Buffer> {
  const marks = [
    `Delivered-To: ${mailbox}`,
    `Received: by mail.spaakwerk.example with SMTP id ${trace(mail, mailbox)};`,
    ` ${dateHeader(mail.sentAt + minute / 20)}`,
    `Return-Path: <${mail.headers['Auto-Submitted'] ? '' : mail.from.email}>`,
    `Received: from mx.${domainOf(mail)} (mx.${domainOf(mail)} [203.0.113.${random(mail.id).int(2, 250)}])`,
    ` by mx.spaakwerk.example with ESMTPS id ${trace(mail, 'mx')} for <${mailbox}>;`,
    ` ${dateHeader(mail.sentAt + minute / 30)}`,
    `Authentication-Results: mx.spaakwerk.example; spf=pass smtp.mailfrom=${domainOf(mail)}`,
    '',
  ]
  return Buffer.concat([Buffer.from(marks.join('\r\n')), mail.bytes ?? (await withoutBcc(mail))])
}

const kept = new WeakMap<Mail, Promise<Buffer>>() // most mails lie in more than one mailbox

function withoutBcc(mail: Mail): Promise<Buffer> {
  const bytes = kept.get(mail) ?? composed(mail, [])
  kept.set(mail, bytes)
  return bytes
}

async function composed(mail: Mail, bcc: Address[]): Promise<Buffer> {
  const options = {
    messageId: `<${mail.id}>`,
    date: dateHeader(mail.sentAt),
    from: formatted(mail.from),
    to: mail.to.map(formatted),
    cc: mail.cc.map(formatted),
    bcc: bcc.map(formatted),
    subject: mail.subject,
    references: mail.references.map((id) => `<${id}>`),
    ...(mail.references.length > 0 && { inReplyTo: `<${mail.references.at(-1)}>` }),
    headers: mail.headers,
    ...(mail.textType
      ? { alternatives: [{ contentType: mail.textType, content: mail.text }] }
      : { text: mail.text }),
    ...(mail.html && { html: mail.html }),
    attachments: mail.files.map((file) => ({
      filename: file.name,
      contentType: file.type,
      content: file.content,
      ...(file.cid && { cid: file.cid, contentDisposition: 'inline' as const }),
    })),
    ...(mail.alternative && {
      alternatives: [{ contentType: mail.alternative.type, content: mail.alternative.content }],
    }),
    baseBoundary: trace(mail, 'boundary'), // else it would be drawn by chance
  }
  const node = new MailComposer(options).compile()
  Object.assign(node, { keepBcc: true })
  return node.build()
}

function formatted(address: Address) {
  return { name: address.name, address: address.email }
}

function trace(mail: Mail, place: string): string {
  const letters = random(mail.id, place)
  return Array.from({ length: 16 }, () => letters.int(0, 35).toString(36)).join('')
}

function domainOf(mail: Mail): string {
  return mail.from.email.split('@')[1] ?? ''
}
