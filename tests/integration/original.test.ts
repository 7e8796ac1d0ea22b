import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { messages } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { originalDownload, originalView } from '#/lib/mail/original.ts'
import { printDocument } from '#/lib/mail/print.ts'
import { chooseStart } from '#/lib/sync/connect.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { connectPerson, startWorkbench, type Workbench } from '#/tests/support/mailbox.ts'
import { until } from '#/tests/support/until.ts'
import { addMailbox, addMessage, type Mailbox } from './mailroom.ts'

const EMAIL = 'lotte@spaakwerk.example'
const LARGE = 'x'.repeat(70).concat('\r\n').repeat(30_000) // 2 MB
const SOURCE = [
  'Received: from mail.pignon.example by mx.google.com; Fri, 20 Nov 2026 01:32:03 -0800',
  'From: Camille Berthoud <camille@pignon.example>',
  `To: ${EMAIL}`,
  'Subject: =?utf-8?q?D=C3=A9lai?=',
  'MIME-Version: 1.0',
  'Content-Type: text/plain',
  '',
  LARGE,
].join('\r\n')

let bench: Workbench
let lotte: Viewer
let id: number

beforeAll(async () => {
  bench = await startWorkbench()
  const { viewer, mailboxId } = await connectPerson(bench.google, 'Lotte Verhagen', EMAIL)
  lotte = viewer
  const raw = Buffer.from(SOURCE).toString('base64url')
  await bench.google.control('messages', {
    mailbox: EMAIL,
    messages: [{ raw, labelIds: ['INBOX'], internalDate: Date.now() }],
  })
  await chooseStart(viewer, mailboxId, 'everything')
  await until(
    async () => {
      await runSlice(mailboxId, new AbortController().signal)
      const [row] = await db().select({ id: messages.id, state: messages.state }).from(messages)
      id = row?.id ?? 0
      return row?.state === 'stored'
    },
    { of: 'the mail', within: 30_000 },
  )
})
beforeEach(() => bench.google.control('faults', undefined, 'DELETE'))
afterAll(() => bench.stop())

describe('the original of a message', () => {
  test('is told with its head, its way, and the first megabyte of its source', async () => {
    const original = await originalView(lotte, id, request())
    expect(original.fields.find(({ name }) => name === 'Subject')).toEqual({
      name: 'Subject',
      raw: '=?utf-8?q?D=C3=A9lai?=',
      text: 'Délai',
    })
    expect(original.route).toEqual([
      { from: 'mail.pignon.example', by: 'mx.google.com', at: Date.UTC(2026, 10, 20, 9, 32, 3) },
    ])
    expect(original.cut).toBe(true)
    expect(SOURCE.replaceAll('\r\n', '\n').startsWith(original.source)).toBe(true)
    expect(original.source.length).toBeGreaterThan(900_000)
  })

  test('comes byte for byte as a file, whatever its size', async () => {
    const response = await originalDownload(lotte, id, request())
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'message/rfc822',
      'content-disposition': expect.stringContaining("filename*=UTF-8''D%C3%A9lai.eml"),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
    })
    expect(Buffer.from(await response.bytes()).equals(Buffer.from(SOURCE))).toBe(true)
  })

  test.each([
    ['does not answer', { kind: 'status', status: 503, times: 5 }, 'google_silent', 502],
    ['has ended the access', { kind: 'status', status: 401, times: 5 }, 'reconnect', 409],
    ['has the message no more', { kind: 'status', status: 404, times: 1 }, 'gone', 404],
  ])('when Gmail %s, a sentence says so', async (_, fault, code, status) => {
    await bench.google.control('faults', { faults: [{ match: { path: '/messages/' }, ...fault }] })
    await expect(originalView(lotte, id, request())).rejects.toMatchObject({ code, status })
  })

  test('what breaks off does not end as if it were whole', async () => {
    await bench.google.control('faults', {
      faults: [{ match: { path: '/messages/' }, kind: 'cut', times: 1 }],
    })
    const response = await originalDownload(lotte, id, request())
    const size = response.bytes().then((bytes) => bytes.length)
    await expect(size).rejects.toMatchObject({ code: 'google_silent' })
  })

  test('who followed a link to it is led back and told there', async () => {
    await bench.google.control('faults', {
      faults: [{ match: { path: '/messages/' }, kind: 'status', status: 503, times: 5 }],
    })
    const followed = request({
      'sec-fetch-mode': 'navigate',
      referer: 'http://localhost:3000/mail/inbox/1',
    })
    const response = await originalDownload(lotte, id, followed)
    expect(response.headers.get('location')).toContain('/mail/inbox/1?file=')
    expect(response.headers.get('location')).toContain('problem=google_silent')
  })

  test('a Google that is slow is waited for', async () => {
    await bench.google.control('faults', {
      faults: [{ match: { path: '/messages/' }, kind: 'latency', ms: 1_500, times: 1 }],
    })
    expect((await originalView(lotte, id, request())).fields.length).toBeGreaterThan(3)
  })

  test('is nobody else’s, and no script of a page', async () => {
    const { viewer } = await addMailbox('Stranger')
    await expect(originalView(viewer, id, request())).rejects.toMatchObject({ status: 404 })
    await expect(originalDownload(viewer, id, request())).rejects.toMatchObject({ status: 404 })
    const script = request({ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'script' })
    await expect(originalDownload(lotte, id, script)).rejects.toMatchObject({ status: 403 })
  })
})

describe('a thread on paper', () => {
  let box: Mailbox
  const wish = { place: 'mail', quotes: 'on', images: 'off' } as const

  beforeAll(async () => {
    box = await addMailbox('Noor')
  })

  test('holds all its messages, each with its own styles in a shadow root, under a policy that runs nothing', async () => {
    const first = await addMessage(box, {
      thread: 'paper',
      at: '2026-11-20T10:32Z',
      html: '<style>p{color:red}</style><p>Un</p>',
    })
    await addMessage(box, {
      thread: 'paper',
      at: '2026-11-20T10:33Z',
      subject: 'a<b>c',
      text: 'Deux & <trois>',
    })
    const response = await printDocument(box.viewer, first.threadId, wish, request())
    expect(response.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-modals$/,
    )
    const page = await response.text()
    expect(page.match(/<template shadowrootmode="open">/g)).toHaveLength(2)
    expect(page).toContain('<style>p{color:red}</style><p>Un</p></template>')
    expect(page).toContain('Deux &amp; &lt;trois&gt;')
    expect(page).toContain('2 messages')
    const one = await (
      await printDocument(box.viewer, first.threadId, { ...wish, message: first.id }, request())
    ).text()
    expect(one).toContain('1 message')
    expect(one).not.toContain('Deux')
  })

  test('has what was quoted open, or folded when it is not wanted', async () => {
    const html =
      '<p>Oui.</p><p>On Fri, 20 Nov 2026 at 10:32, Mette Dahl wrote:</p><blockquote><p>Kan I?</p></blockquote>'
    const { threadId } = await addMessage(box, { thread: 'quoted', at: '2026-11-20T10:34Z', html })
    const open = await (await printDocument(box.viewer, threadId, wish, request())).text()
    expect(open).toContain('<details class="fold" open>')
    const folded = await (
      await printDocument(box.viewer, threadId, { ...wish, quotes: 'off' }, request())
    ).text()
    expect(folded).toContain('<details class="fold">')
  })

  test('is nobody else’s', async () => {
    const { threadId } = await addMessage(box, { thread: 'own', at: '2026-11-20T10:35Z' })
    await expect(printDocument(lotte, threadId, wish, request())).rejects.toMatchObject({ status: 404 })
    await expect(
      printDocument(box.viewer, threadId, { ...wish, message: id }, request()),
    ).rejects.toMatchObject({
      status: 404,
    })
    await expect(
      printDocument(box.viewer, threadId, { ...wish, place: 'trash' }, request()),
    ).rejects.toMatchObject({
      status: 404,
    })
  })
})

const request = (headers: Record<string, string> = {}) => new Request('http://localhost:3000/', { headers })
