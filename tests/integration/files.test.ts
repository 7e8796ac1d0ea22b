import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { attachments, inlineImages, quotaLeases } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { sha256 } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { attachmentDownload } from '#/lib/mail/attachments.ts'
import { messageFrame } from '#/lib/mail/body.ts'
import { inlineImage } from '#/lib/mail/images.ts'
import { chooseStart } from '#/lib/sync/connect.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { connectPerson, startWorkbench, type Workbench } from '#/tests/support/mailbox.ts'
import { until } from '#/tests/support/until.ts'
import { addMailbox } from './mailroom.ts'

const EMAIL = 'lotte@spaakwerk.example'
const PDF = randomBytes(1_500_000)
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

let bench: Workbench
let lotte: Viewer
let files: (typeof attachments.$inferSelect)[]

beforeAll(async () => {
  bench = await startWorkbench()
  await bench.google.control('people', { people: [{ email: EMAIL, name: 'Lotte Verhagen' }] })
  await bench.google.control('messages', {
    mailbox: EMAIL,
    messages: [{ raw: mailWithFiles(), labelIds: ['INBOX'], internalDate: Date.now() }],
  })
  const { viewer, mailboxId } = await connectPerson(bench.google, 'Lotte Verhagen', EMAIL)
  lotte = viewer
  await chooseStart(viewer, mailboxId, 'everything')
  await until(
    async () => {
      await runSlice(mailboxId, new AbortController().signal)
      return (await db().select().from(attachments)).length > 0
    },
    { of: 'the mail with its files', within: 30_000 },
  )
  files = await db().select().from(attachments)
})
beforeEach(() => bench.google.control('faults', undefined, 'DELETE'))
afterAll(() => bench.stop())

test('a file comes byte for byte, under its name, as a download and nothing else', async () => {
  const response = await attachmentDownload(lotte, file('Überweisung 7731.pdf').id, false, request())
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(PDF.length),
    'content-disposition': expect.stringMatching(
      /^attachment; filename=".*"; filename\*=UTF-8''%C3%9Cberweisung%207731/,
    ),
    'content-security-policy': expect.stringContaining('sandbox'),
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  expect(sha256(await response.bytes())).toBe(sha256(PDF))
})

test('a file that would be a page of ours is mere bytes', async () => {
  const response = await attachmentDownload(lotte, file('evil.svg').id, false, request())
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
})

test('when the browser goes, Gmail is let go too', async () => {
  const response = await attachmentDownload(lotte, file('Überweisung 7731.pdf').id, false, request())
  const reader = response.body?.getReader()
  await reader?.read()
  expect(await slotsHeld()).toBeGreaterThan(0)
  await reader?.cancel()
  await until(async () => (await slotsHeld()) === 0, { of: 'the call to be given back', within: 5_000 })
})

test('a file that breaks off breaks off, and does not end as if it were whole', async () => {
  await fault({ match: { path: '/attachments/' }, kind: 'cut', times: 1 })
  const response = await attachmentDownload(lotte, file('Überweisung 7731.pdf').id, false, request())
  await expect(response.bytes()).rejects.toThrow()
})

test('when Gmail does not answer, a sentence says so; who followed a link is led back and told there', async () => {
  await fault({ match: { path: '/messages/' }, kind: 'status', status: 503, times: 20 })
  const { id } = file('Überweisung 7731.pdf')
  await expect(attachmentDownload(lotte, id, false, request())).rejects.toMatchObject({
    status: 502,
    code: 'google_silent',
  })
  const clicked = request({
    'sec-fetch-mode': 'navigate',
    referer: 'http://localhost:3000/mail/inbox-unread/12',
  })
  const response = await attachmentDownload(lotte, id, false, clicked)
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(
    `http://localhost:3000/mail/inbox-unread/12?file=${id}&problem=google_silent`,
  )
})

test('another member gets neither file nor picture', async () => {
  const { viewer } = await addMailbox('Stranger')
  const picture = file('logo.png')
  await expect(attachmentDownload(viewer, picture.id, false, request())).rejects.toMatchObject({
    status: 404,
  })
  await expect(inlineImage(viewer, picture.messageId, picture.id, request())).rejects.toMatchObject({
    status: 404,
  })
})

test('files are for our own pages alone, and for no script of one', async () => {
  const { id, messageId } = file('logo.png')
  const foreign = request({ 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' })
  await expect(inlineImage(lotte, messageId, id, foreign)).rejects.toMatchObject({ status: 403 })
  const script = request({ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'script' })
  await expect(attachmentDownload(lotte, id, false, script)).rejects.toMatchObject({ status: 403 })
})

test('a picture in the text asks Gmail once, and is shown from what was kept after that', async () => {
  const { id, messageId } = file('logo.png')
  const page = await (await messageFrame(lotte, messageId)).text()
  expect(page).toContain(`src="/api/v1/messages/${messageId}/images/${id}"`)

  const first = await inlineImage(lotte, messageId, id, request())
  expect(first.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await first.bytes())).toEqual(PNG)
  const [kept] = await db().select({ hash: inlineImages.hash }).from(inlineImages)
  expect(kept?.hash).toBe(sha256(PNG))

  await fault({ match: { path: '.' }, kind: 'status', status: 503, times: 100 })
  const second = await inlineImage(lotte, messageId, id, request())
  expect(Buffer.from(await second.bytes())).toEqual(PNG)
})

test('what only claims to be a picture is not shown as one', async () => {
  const { id, messageId } = file('evil.svg')
  await expect(inlineImage(lotte, messageId, id, request())).rejects.toMatchObject({ status: 415 })
})

test('a picture is shown in its own message only', async () => {
  const { id, messageId } = file('logo.png')
  await expect(inlineImage(lotte, messageId + 1, id, request())).rejects.toMatchObject({ status: 404 })
})

test('a file that Gmail has lost is said to be gone', async () => {
  const { messages } = await bench.google.control<{ messages: { id: string }[] }>(`truth?mailbox=${EMAIL}`)
  for (const { id } of messages) await bench.google.control('delete', { mailbox: EMAIL, id })
  const gone = attachmentDownload(lotte, file('Überweisung 7731.pdf').id, false, request())
  await expect(gone).rejects.toMatchObject({ status: 404, code: 'gone' })
})

const request = (headers: Record<string, string> = {}) => new Request('http://localhost:3000/', { headers })

const fault = (what: object) => bench.google.control('faults', { faults: [what] })

function file(name: string) {
  const found = files.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name} among ${files.map((one) => one.name)}`)
  return found
}

async function slotsHeld(): Promise<number> {
  const held = await db()
    .select({ slots: quotaLeases.slots })
    .from(quotaLeases)
    .where(
      sql`${quotaLeases.releasedAt} is null and ${quotaLeases.expiresAt} > now() and ${eq(quotaLeases.units, 20)}`,
    )
  return held.reduce((sum, { slots }) => sum + slots, 0)
}

function mailWithFiles(): string {
  const part = (headers: string[], bytes: Buffer) =>
    [
      '--m',
      ...headers,
      'Content-Transfer-Encoding: base64',
      '',
      bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
    ].join('\r\n')
  const text = [
    'From: Camille Berthoud <camille@pignon.example>',
    `To: ${EMAIL}`,
    'Subject: Bon de commande',
    'Message-ID: <bon@pignon.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=m',
    '',
    '--m\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Bonjour</p><img src="cid:logo@pignon"><img src="cid:evil@pignon">',
    part(
      [
        'Content-Type: image/png; name=logo.png',
        'Content-ID: <logo@pignon>',
        'Content-Disposition: inline; filename=logo.png',
      ],
      PNG,
    ),
    part(
      [
        'Content-Type: image/svg+xml; name=evil.svg',
        'Content-ID: <evil@pignon>',
        'Content-Disposition: inline; filename=evil.svg',
      ],
      SVG,
    ),
    part(
      [
        'Content-Type: application/pdf',
        `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent('Überweisung 7731.pdf')}`,
      ],
      PDF,
    ),
    '--m--',
  ].join('\r\n')
  return Buffer.from(text).toString('base64url')
}
