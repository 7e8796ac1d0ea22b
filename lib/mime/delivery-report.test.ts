import { describe, expect, test } from 'vitest'
import { reasonOf, statusIn } from './fates.ts'
import { deliveryReportSchema } from './kept.ts'
import { bodyPartsToFetch } from './parse.ts'
import { file, HEAD, type Head, headersOf, html, leaf, mail, multipart, parse, plain } from './test-mail.ts'
import type { GmailPart } from './types.ts'

const SERVER: Head = {
  ...HEAD,
  From: 'Mail Delivery System <MAILER-DAEMON@mx.spaakwerk.example>',
  'Return-Path': '<>',
}
const lines = (text: string) => text.replaceAll('\n', '\r\n')
const status = (fields: string) =>
  leaf('message/delivery-status', lines(`Reporting-MTA: dns; mx.spaakwerk.example\n\n${fields}\n\n`))
const ORIGINAL = leaf(
  'text/rfc822-headers',
  lines(
    'Subject: Forty\n rear wheels\nMessage-ID: <Out.1@spaakwerk.example>\nTo: Velo Leie <info@veloleie.example>\n',
  ),
)
const reported = (...parts: GmailPart[]) =>
  parse(multipart('report', plain('Not delivered.'), ...parts), SERVER).report

test('a report names who did not get which mail, and why', () => {
  const read = reported(
    status(
      'Final-Recipient: rfc822; info@veloleie.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 over\n quota',
    ),
    ORIGINAL,
  )
  expect(deliveryReportSchema.parse(read)).toEqual({
    recipients: [
      {
        name: 'Velo Leie',
        email: 'info@veloleie.example',
        outcome: 'failed',
        reason: 'full',
        status: '5.2.2',
        said: '552 5.2.2 over quota',
      },
    ],
    otherRecipients: 0,
    triedUntil: null,
    original: { subject: 'Forty rear wheels', messageId: 'Out.1@spaakwerk.example' },
  })
})

describe('the parts come in any form', () => {
  const fields = { 'Final-Recipient': 'rfc822; info@veloleie.example', Action: 'failed', Status: '5.1.1' }
  const failed = { email: 'info@veloleie.example', outcome: 'failed', reason: 'no_such_person' }

  test('as parts whose headers are the fields, which are no text of the mail', () => {
    const notice: GmailPart = {
      mimeType: 'message/delivery-status',
      parts: [
        { mimeType: 'text/plain', headers: headersOf({ 'Reporting-MTA': 'dns; x' }), body: { size: 0 } },
        { mimeType: 'text/plain', headers: headersOf(fields), body: { size: 0 } },
      ],
    }
    expect(reported(notice)?.recipients).toMatchObject([failed])
  })

  test('as parts whose text is the fields', () => {
    const text = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
    const notice: GmailPart = {
      mimeType: 'message/delivery-status',
      parts: [plain('Reporting-MTA: dns; x\r\n'), plain(text.join(''))],
    }
    expect(reported(notice)?.recipients).toMatchObject([failed])
    expect(parse(multipart('report', plain('Sorry.'), notice), SERVER).text).toBe('Sorry.')
  })

  test('as a file that is asked for', () => {
    const payload = multipart(
      'report',
      plain('Sorry.'),
      file('message/delivery-status', ''),
      file('message/rfc822', 'x.eml'),
    )
    expect(bodyPartsToFetch(mail(payload).payload)).toEqual([{ partId: '1', attachmentId: 'id of ' }])
  })

  test('with the whole mail, as parts or as bytes', () => {
    const notice = status('Final-Recipient: rfc822; info@veloleie.example\nAction: failed\nStatus: 5.1.1')
    const head = {
      Subject: 'Wheels',
      'Message-ID': '<a@spaakwerk.example>',
      To: 'Velo Leie <info@veloleie.example>',
    }
    const taken: GmailPart = {
      mimeType: 'message/rfc822',
      parts: [{ ...html('<p>x</p>'), headers: headersOf(head) }],
    }
    const whole = leaf(
      'message/rfc822',
      lines(
        'Subject: Wheels\nMessage-ID: <a@spaakwerk.example>\nTo: Velo Leie <info@veloleie.example>\n\nSubject: not this\n',
      ),
    )
    for (const original of [taken, whole]) {
      const read = reported(notice, original)
      expect(read?.original).toEqual({ subject: 'Wheels', messageId: 'a@spaakwerk.example' })
      expect(read?.recipients[0]?.name).toBe('Velo Leie')
    }
  })
})

test.each([
  [
    'Action: delayed\nStatus: 4.4.1\nWill-Retry-Until: Thu, 26 Nov 2026 10:00:00 +0100',
    { outcome: 'delayed', reason: 'no_answer' },
  ],
  ['Action: delivered\nStatus: 2.0.0', { outcome: 'delivered', status: null }],
  ['Action: relayed\nStatus: 2.1.5', { outcome: 'relayed' }],
  ['Action: expanded\nStatus: 2.1.5', { outcome: 'relayed' }],
  ['Status: 4.2.2', { outcome: 'delayed', reason: 'full' }],
  [
    'Action: failed\nDiagnostic-Code: smtp; 550-5.7.26 not authenticated',
    { reason: 'not_proven', status: '5.7.26' },
  ],
  [
    'Original-Recipient: rfc822; verkoop@veloleie.example\nAction: failed',
    { email: 'verkoop@veloleie.example' },
  ],
])('%j', (fields, fate) => {
  const read = reported(status(`Final-Recipient: rfc822; info@veloleie.example\n${fields}`))
  expect(read?.recipients).toMatchObject([fate])
  expect(read?.triedUntil).toBe(fields.includes('Retry') ? Date.parse('2026-11-26T09:00:00Z') : null)
})

test('of many recipients the first are told, the others counted', () => {
  const many = Array.from(
    { length: 60 },
    (_, index) => `Final-Recipient: rfc822; a${index}@veloleie.example\nAction: failed`,
  )
  expect(reported(status(many.join('\n\n')))).toMatchObject({
    recipients: { length: 50 },
    otherRecipients: 10,
  })
})

describe('receipts', () => {
  const receipt = (disposition: string) =>
    reported(
      leaf(
        'message/disposition-notification',
        lines(
          `Final-Recipient: rfc822;info@veloleie.example\nOriginal-Message-ID: <a@spaakwerk.example>\nDisposition: ${disposition}\n`,
        ),
      ),
    )

  test.each([
    ['manual-action/MDN-sent-manually; displayed', 'read'],
    ['automatic-action/MDN-sent-automatically; deleted', 'deleted'],
    ['automatic-action/MDN-sent-automatically;processed/error', 'delivered'],
  ])('%s', (disposition, outcome) => {
    expect(receipt(disposition)).toMatchObject({
      recipients: [{ outcome, email: 'info@veloleie.example' }],
      original: { messageId: 'a@spaakwerk.example' },
    })
  })

  test('one that says nothing is none', () => {
    expect(receipt('manual-action/MDN-sent-manually; denied')).toBeNull()
  })
})

describe('servers that have words alone', () => {
  test.each<[server: string, text: string, email: string, reason: string, said: RegExp]>([
    [
      'qmail',
      "Hi. This is the qmail-send program at mx.veloleie.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<info@veloleie.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nSubject: Wheels\nMessage-ID: <a@spaakwerk.example>\n\nHi",
      'info@veloleie.example',
      'no_such_person',
      /^Sorry, no mailbox/,
    ],
    [
      'Exim',
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. The following address(es) failed:\n\n  info@veloleie.example\n    SMTP error from remote mail server: 552 mailbox is full\n\n------ This is a copy of the message, including all the headers. ------\n\nSubject: Wheels\n\nHi',
      'info@veloleie.example',
      'full',
      /552 mailbox is full$/,
    ],
    [
      'Sendmail',
      'The original message was received at Tue\n\n   ----- The following addresses had permanent fatal errors -----\n<info@veloleie.example>\n    (reason: 550 Host unknown)\n\n',
      'info@veloleie.example',
      'unknown',
      /550 Host unknown/,
    ],
    [
      'Exchange',
      'Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) could not be reached:\n\ninfo@veloleie.example\nThe message size exceeds the limit\n',
      'info@veloleie.example',
      'too_large',
      /size exceeds/,
    ],
  ])('%s', (_, text, email, reason, said) => {
    const { report } = parse(plain(lines(text)), SERVER)
    expect(report?.recipients).toMatchObject([
      { email, reason, outcome: 'failed', said: expect.stringMatching(said) },
    ])
    expect(report?.original.subject).toBe(text.includes('Subject: Wheels') ? 'Wheels' : null)
  })

  test('Gmail', () => {
    const text =
      'Delivery to the following recipient has been delayed:\n\n     info@veloleie.example\n\nMessage will be retried for 2 more day(s)\n\nTechnical details of temporary failure:\nDNS Error: Domain name not found\n\n----- Original message -----\n\nSubject: Wheels\n'
    const { report } = parse(plain(text), {
      ...HEAD,
      From: 'x <mailer-daemon@googlemail.com>',
      'X-Failed-Recipients': 'info@veloleie.example',
    })
    expect(report).toMatchObject({
      recipients: [{ outcome: 'delayed', reason: 'no_such_domain' }],
      original: { subject: 'Wheels' },
    })
  })

  test.each<[story: string, text: string, head: Head]>([
    [
      'a person who writes of a mail that could not be delivered',
      'It could not be delivered to\ninfo@veloleie.example\n',
      HEAD,
    ],
    ['an absence note', 'I am away until Monday.', SERVER],
    ['a server that names nobody', 'Your message could not be delivered.', SERVER],
  ])('%s reports nothing', (_, text, head) => {
    expect(parse(plain(text), head).report).toBeNull()
  })
})

test.each([
  ['5.1.1', 'x', 'no_such_person'],
  ['5.7.1', 'listed at spamhaus', 'spam'],
  ['5.7.1', 'x', 'not_allowed'],
  ['5.0.0', 'user unknown', 'no_such_person'],
  [null, 'Quota exceeded', 'full'],
  ['4.4.7', 'x', 'gave_up'],
  ['5.4.6', 'x', 'loop'],
  ['9.9.9', '', 'unknown'],
])('%s %s: %s', (code, said, reason) => {
  expect(reasonOf(code, said)).toBe(reason)
})

test.each([
  ['550 5.1.1 unknown', '5.1.1'],
  ['from 192.168.5.1.1', null],
  ['5.0.0', null],
  ['2.0.0 ok', null],
])('the code in %j is %s', (text, code) => {
  expect(statusIn(text)).toBe(code)
})

test('a hostile report costs little', () => {
  const before = process.cpuUsage()
  reported(status(`Final-Recipient: rfc822; a@b.example\n${' x\n'.repeat(60_000)}`))
  parse(plain(`could not be delivered\n${'<a@b.example>:\n'.repeat(20_000)}`), SERVER)
  parse(plain(`could not be delivered\n${'unknown '.repeat(100_000)}`), SERVER)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(1_000) // ms
})
