import { expect, test } from 'vitest'
import { bodyPartsToFetch, parseMessage } from './parse.ts'
import { findPart } from './structure.ts'
import { file, HEAD, type Head, headersOf, html, leaf, mail, multipart, parse, plain } from './test-mail.ts'
import type { GmailPart } from './types.ts'

// What is the text

test.each<[story: string, payload: GmailPart, text: string, html: string | null]>([
  ['the root alone', plain('Hi'), 'Hi', null],
  ['the root alone, html', html('<p>Hi</p>'), 'Hi', '<p>Hi</p>'],
  ['alternative', multipart('alternative', plain('Hi'), html('<p>Hi</p>')), 'Hi', '<p>Hi</p>'],
  [
    'mixed, related and alternative inside each other',
    multipart(
      'mixed',
      multipart(
        'related',
        multipart('alternative', plain('Hi'), html('<p>Hi</p>')),
        file('image/png', 'a.png'),
      ),
      file('application/pdf', 'b.pdf'),
    ),
    'Hi',
    '<p>Hi</p>',
  ],
  [
    'as Apple Mail: plain beside a mixed of html and files',
    multipart(
      'alternative',
      plain('Hi you'),
      multipart('mixed', html('<p>Hi</p>'), file('application/pdf', 'b.pdf'), html('<p>you</p>')),
    ),
    'Hi you',
    '<p>Hi</p><p>you</p>',
  ],
  [
    'siblings are joined by nothing',
    multipart('mixed', plain('one'), file('image/png', 'a.png'), plain('two')),
    'onetwo',
    null,
  ],
  [
    'a stub of plain text beside html',
    multipart('alternative', plain(' \r\n\u00a0'), html('<p>Rich &amp; long</p>')),
    'Rich & long',
    '<p>Rich &amp; long</p>',
  ],
  ['plain text that is only white space, without html', plain(' \n'), ' \n', null],
  [
    'a container without parts is text',
    leaf('multipart/mixed', 'no boundary fits'),
    'no boundary fits',
    null,
  ],
  ['no type is plain text', { body: leaf('', 'Hi').body ?? {} }, 'Hi', null],
  ['types in capitals', leaf('TEXT/HTML', '<p>Hi</p>'), 'Hi', '<p>Hi</p>'],
  [
    'AMP is another form of the same',
    multipart('alternative', plain('Hi'), leaf('text/x-amp-html', '<html amp4email>'), html('Hi')),
    'Hi',
    'Hi',
  ],
  ['a signed mail', multipart('signed', plain('Hi'), leaf('application/pgp-signature', 'x')), 'Hi', null],
  [
    'html with a name where only the text can be',
    multipart('alternative', plain('Hi'), leaf('text/html', '<p>Hi</p>', {}, 'body.html')),
    'Hi',
    '<p>Hi</p>',
  ],
  ['a root with a name', leaf('text/plain', 'Hi', {}, 'body.txt'), 'Hi', null],
])('%s', (_, payload, text, htmlReceived) => {
  const parsed = parse(payload)
  expect(parsed.text).toBe(text)
  expect(parsed.htmlReceived).toBe(htmlReceived)
})

test('bytes decide: UTF-8 that claims to be Japanese, Latin-1 that claims nothing, ISO-2022-JP as it is', () => {
  const japanese = { 'Content-Type': 'text/plain; charset=iso-2022-jp' }
  expect(parse(leaf('text/plain', '車輪', japanese)).text).toBe('車輪')
  expect(parse(leaf('text/plain', Buffer.from('\x1b$B<VNX\x1b(B', 'latin1'), japanese)).text).toBe('車輪')
  expect(parse(leaf('text/plain', Buffer.from('café', 'latin1'))).text).toBe('café')
})

test('the transfer encoding that a header still names is not undone twice', () => {
  const quoted = leaf('text/plain', '100% =3D', { 'Content-Transfer-Encoding': 'quoted-printable' })
  expect(parse(quoted).text).toBe('100% =3D')
})

test('base64url is read with padding, without, and in the other alphabet', () => {
  for (const data of ['Pj4_Pz8', 'Pj4_Pz8=', 'Pj4/Pz8='])
    expect(parse({ mimeType: 'text/plain', body: { data } }).text).toBe('>>???')
})

test('NULs and half characters are gone everywhere, since the database refuses them', () => {
  const parsed = parse(
    multipart(
      'mixed',
      plain('a\0b'),
      html('<p>\0c</p>'),
      file('x/\ud800y', 'n\0\ud800.pdf', { 'Content-ID': '<\0\ud800>' }),
    ),
    {
      ...HEAD,
      Subject: 'Wh\0eels \ud83d',
      From: 'Jo\0ris \ude00 <joris@velotech.example>',
      'Message-ID': '<a\0b\ud800@x.example>',
    },
  )
  const all = JSON.stringify(parsed)
  expect(all).not.toMatch(/\\u0000|\\ud[89a-f]/)
  expect(parsed.text).toBe('ab')
  expect(parsed.htmlReceived).toBe('<p>c</p>')
})

test('large text comes as an attachment id, is asked for, and read once it is there', () => {
  const large: GmailPart = { mimeType: 'text/html', headers: [], body: { size: 9, attachmentId: 'big' } }
  const message = mail(
    multipart('mixed', multipart('alternative', plain('Hi'), large), file('application/pdf', 'a.pdf')),
  )
  expect(bodyPartsToFetch(message.payload)).toEqual([{ partId: '0.1', attachmentId: 'big' }])
  const part = findPart(message.payload, '0.1')
  if (part) part.body = { ...part.body, data: Buffer.from('<p>Hi</p>').toString('base64url') }
  expect(bodyPartsToFetch(message.payload)).toEqual([])
  expect(parseMessage(message).htmlReceived).toBe('<p>Hi</p>')
})

// Forwarded messages and reports

const forwarded: GmailPart = {
  mimeType: 'message/rfc822',
  filename: '',
  headers: [],
  body: { size: 0 },
  parts: [
    {
      ...multipart('alternative', plain('inner'), html('<p>inner</p>')),
      headers: headersOf({ Subject: 'Old: offer' }),
    },
  ],
}

test('a forwarded message is not the text of the one around it', () => {
  const parsed = parse(multipart('mixed', plain('outer'), forwarded))
  expect(parsed.text).toBe('outer')
  expect(parsed.htmlReceived).toBeNull()
  expect(parsed.attachments.map(({ partId, name }) => [partId, name])).toEqual([
    ['1.0.0', 'attachment.txt'],
    ['1.0.1', 'attachment.html'],
  ])
})

test('a forwarded message whose bytes Gmail offers is one file, named by its subject', () => {
  const parsed = parse(
    multipart('mixed', plain('outer'), { ...forwarded, body: { size: 900, attachmentId: 'x' } }),
  )
  expect(parsed.attachments).toMatchObject([
    { partId: '1', name: 'Old_ offer.eml', type: 'message/rfc822', size: 900 },
  ])
})

test('a mail that a report brings back is one file once it is measured, and its parts are files where it could not be', () => {
  const report = (size: number) =>
    parse(multipart('report', plain('Not delivered.'), { ...forwarded, body: { size } })).attachments
  expect(report(1_200)).toMatchObject([{ partId: '1', name: 'Old_ offer.eml', size: 1_200 }])
  expect(report(0)).toHaveLength(2)
})

test('a delivery report is automatic, its text is read, its details are files', () => {
  const parsed = parse(
    multipart(
      'report',
      plain('Your mail could not be delivered.'),
      leaf('message/delivery-status', 'Status: 5.1.1'),
      leaf('text/rfc822-headers', 'Subject: x'),
    ),
    { ...HEAD, From: 'Mail Delivery System <>', 'Return-Path': '<>' },
  )
  expect(parsed.automatic).toBe(true)
  expect(parsed.text).toBe('Your mail could not be delivered.')
  expect(parsed.from).toEqual({ name: 'Mail Delivery System', email: '' })
  expect(parsed.attachments.map(({ name }) => name)).toEqual(['delivery-status.txt', 'headers.txt'])
})

test.each<[head: Head, automatic: boolean]>([
  [{}, false],
  [{ 'Auto-Submitted': 'no' }, false],
  [{ 'auto-submitted': 'auto-replied' }, true],
  [{ Precedence: 'bulk' }, true],
  [{ Precedence: 'list' }, true],
  [{ Precedence: 'auto_reply' }, true],
  [{ Precedence: 'first-class' }, false],
  [{ 'List-Unsubscribe': '<https://x.example>' }, true],
  [{ 'X-Autoreply': 'yes' }, true],
  [{ 'Return-Path': '<>' }, true],
  [{ From: 'MAILER-DAEMON@velotech.example' }, true],
  [{ 'Return-Path': '<joris@velotech.example>' }, false],
])('%j: automatic %s', (head, automatic) => {
  expect(parse(plain(''), { ...HEAD, ...head }).automatic).toBe(automatic)
})

// Files

const names = (payload: GmailPart) =>
  parse(payload).attachments.map(({ name, inline }) => (inline ? `inline ${name}` : name))

test('a picture is inline only where the html uses it', () => {
  const picture = (id: string, disposition: string) =>
    file('image/png', `${id}.png`, { 'Content-ID': `<${id}@x>`, 'Content-Disposition': disposition })
  const body = html('<img src="cid:used@x"><img src=\'CID:odd%2Bid@x\'><img src=cid:a&amp;b@x> <p>cid:')
  expect(
    names(
      multipart(
        'related',
        body,
        picture('used', 'attachment'),
        picture('unused', 'inline'),
        picture('odd+id', ''),
        picture('a&b', ''),
        picture('USED', 'inline'),
      ),
    ),
  ).toEqual(['inline used.png', 'unused.png', 'inline odd+id.png', 'inline a&b.png', 'USED.png'])
})

test('html may use a picture by its Content-Location', () => {
  const located = file('image/gif', 'a.gif', { 'Content-Location': 'https://x.example/a.gif' })
  expect(
    parse(multipart('related', html('<img src="https://x.example/a.gif">'), located)).attachments,
  ).toMatchObject([{ contentId: 'https://x.example/a.gif', inline: true }])
})

test('files without a name, and text that is a file', () => {
  expect(
    names(
      multipart(
        'mixed',
        plain('Hi'),
        file('image/jpeg', '', { 'Content-ID': '<x@y>' }),
        leaf('text/html', '<p>page</p>', { 'Content-Disposition': 'attachment' }),
        leaf('text/plain', 'log', { 'Content-Disposition': 'inline' }, 'server.log'),
        leaf('application/ms-tnef', 'x'),
        leaf('text/csv', 'a,b'),
        file('application/pdf', '', { 'Content-Type': "application/pdf; name*=UTF-8''Gr%C3%B6%C3%9Fe.pdf" }),
      ),
    ),
  ).toEqual(['image.jpg', 'attachment.html', 'server.log', 'winmail.dat', 'attachment.csv', 'Größe.pdf'])
})

test('a bare file at the root', () => {
  const message = mail(file('application/pdf', 'scan.pdf'))
  const [scan] = parseMessage(message).attachments
  expect(scan).toMatchObject({ partId: 'at-root', name: 'scan.pdf', size: 1_000 })
  expect(findPart(message.payload, 'at-root')).toBe(message.payload)
})

test('parts without ids, or with one id for all, can still be told apart and found', () => {
  const parts = [file('application/pdf', 'a.pdf'), file('application/pdf', 'b.pdf')].map((part) => ({
    ...part,
    partId: '7',
  }))
  const payload = { ...multipart('mixed', ...parts, file('application/pdf', 'c.pdf')), partId: '' }
  const { attachments } = parseMessage({ ...mail(plain('')), payload })
  expect(attachments.map(({ partId }) => partId)).toEqual(['7', 'at-1', 'at-2'])
  for (const { partId, name } of attachments) expect(findPart(payload, partId)?.filename).toBe(name)
  expect(findPart(payload, 'none')).toBeUndefined()
})

test('an invitation that comes as text and as a file is one file', () => {
  const invitation = leaf('text/calendar', 'BEGIN:VCALENDAR', {
    'Content-Type': 'text/calendar; method=REQUEST',
  })
  const twice = multipart(
    'mixed',
    multipart('alternative', plain('Come'), html('Come'), invitation),
    file('application/ics', 'invite.ics'),
  )
  expect(names(twice)).toEqual(['invite.ics'])
  expect(parse(twice).attachments[0]?.partId).toBe('1')
  expect(names(multipart('alternative', plain('Come'), invitation))).toEqual(['invite.ics'])
  expect(
    names(multipart('mixed', plain('Come'), file('text/calendar', 'a.ics'), file('text/calendar', 'b.ics'))),
  ).toEqual(['a.ics', 'b.ics'])
})

test('parts inside parts without end, and parts without number, are cut', () => {
  let deep = plain('deep')
  for (let depth = 0; depth < 10_000; depth++) deep = multipart('mixed', deep)
  const message = { ...mail(plain('')), payload: deep }
  const files = Array.from({ length: 200_000 }, () => file('image/png', 'a.png'))
  const many = { ...mail(plain('')), payload: { ...multipart('mixed'), parts: files } }
  expect(parseMessage(message).text).toBe('')
  expect(parseMessage(many).attachments).toHaveLength(500)
})
