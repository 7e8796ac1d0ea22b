import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { attachments } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { attachmentViews } from '#/lib/mail/attachment-views.ts'
import { attachmentDownload } from '#/lib/mail/attachments.ts'
import { filePreview } from '#/lib/mail/preview.ts'
import { filesAsZip } from '#/lib/mail/zip.ts'
import { chooseStart } from '#/lib/sync/connect.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { type MailFile, mailWithFiles } from '#/tests/support/mail-with-files.ts'
import { connectPerson, startWorkbench, type Workbench } from '#/tests/support/mailbox.ts'
import { until } from '#/tests/support/until.ts'
import { addMailbox } from './mailroom.ts'

const EMAIL = 'lotte@spaakwerk.example'
const LARGE = randomBytes(20_000_000)
const HELD_BYTES = LARGE.length / 4

const FILES: MailFile[] = [
  { name: 'Fotos: wiel.bin', type: 'application/octet-stream', bytes: LARGE },
  { name: 'plan.txt', type: 'text/plain', bytes: Buffer.from('Très bien, 12 €') },
  { name: 'PLAN.TXT', type: 'text/plain', bytes: Buffer.from('the other plan') },
  { name: 'offerte.pdf', type: 'application/pdf', bytes: Buffer.from('MZ\x90\0 a program', 'latin1') },
  { name: 'dynamo.heic', type: 'image/heic', bytes: Buffer.from('\0\0\0\x18ftypheic', 'latin1') },
]

let bench: Workbench
let lotte: Viewer
let messageId: number
let files: { id: number; name: string }[]

beforeAll(async () => {
  bench = await startWorkbench()
  const { viewer, mailboxId } = await connectPerson(bench.google, 'Lotte Verhagen', EMAIL)
  lotte = viewer
  const raw = mailWithFiles({
    from: 'Camille <camille@pignon.example>',
    to: EMAIL,
    subject: 'Devis 2026-118',
    html: '<p>Bonjour</p>',
    files: FILES,
  })
  await bench.google.control('messages', {
    mailbox: EMAIL,
    messages: [{ raw, labelIds: ['INBOX'], internalDate: Date.now() }],
  })
  await chooseStart(viewer, mailboxId, 'everything')
  await until(
    async () => {
      await runSlice(mailboxId, new AbortController().signal)
      files = await db().select({ id: attachments.id, name: attachments.name }).from(attachments)
      return files.length > 0
    },
    { of: 'the mail with its files', within: 30_000 },
  )
  const [row] = await db().select({ messageId: attachments.messageId }).from(attachments)
  messageId = row?.messageId ?? 0
})
beforeEach(() => bench.google.control('faults', undefined, 'DELETE'))
afterAll(() => bench.stop())

describe('all files as one archive', () => {
  test('another program unpacks it: names are safe and none comes twice, and what harms is named instead', async () => {
    const response = await filesAsZip(lotte, messageId, request())
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': expect.stringContaining('filename="Devis 2026-118.zip"'),
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'no-store',
    })
    const archive = unpack(await response.bytes())
    expect(archive.names).toEqual([
      'Fotos_ wiel.bin',
      'plan.txt',
      'PLAN (2).TXT',
      'dynamo.heic',
      'Not in this archive.txt',
    ])
    expect(archive.read('Fotos_ wiel.bin').equals(LARGE)).toBe(true)
    expect(archive.read('PLAN (2).TXT').toString()).toBe('the other plan')
    expect(archive.read('Not in this archive.txt').toString()).toMatch(
      /^offerte\.pdf: This says it is a PDF, and is a program\./,
    )
  })

  test('it is made while it is sent: little is held however large it is', async () => {
    const response = await filesAsZip(lotte, messageId, request())
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const held = () => {
      collect()
      return process.memoryUsage().arrayBuffers
    }
    const before = held()
    const reader = response.body?.getReader()
    let most = 0
    for (let count = 0; ; count++) {
      const next = await reader?.read()
      if (!next || next.done) break
      if (count % 20 === 0) most = Math.max(most, held() - before)
    }
    expect(most).toBeLessThan(HELD_BYTES)
  })

  test('a file that breaks off is taken up where it broke', async () => {
    await fault({ match: { path: '/attachments/' }, kind: 'cut', times: 1 })
    const archive = unpack(await (await filesAsZip(lotte, messageId, request())).bytes())
    expect(archive.read('Fotos_ wiel.bin').equals(LARGE)).toBe(true)
  })

  test('a file that Gmail does not hand over is named inside, and the others are there', async () => {
    await fault({ match: { path: '/attachments/' }, kind: 'status', status: 503, times: 3 })
    const archive = unpack(await (await filesAsZip(lotte, messageId, request())).bytes())
    expect(archive.names).not.toContain('Fotos_ wiel.bin')
    expect(archive.names).toContain('plan.txt')
    expect(archive.read('Not in this archive.txt').toString()).toContain(
      'Fotos_ wiel.bin: Gmail did not hand the file over.',
    )
  })

  test('without access to the mailbox there is the reason and no archive', async () => {
    await fault({ match: { path: '/messages/' }, kind: 'status', status: 401, times: 4 })
    await expect(filesAsZip(lotte, messageId, request())).rejects.toMatchObject({ code: 'reconnect' })
  })

  test('another member gets none, and no script of a page', async () => {
    const { viewer } = await addMailbox('Stranger')
    await expect(filesAsZip(viewer, messageId, request())).rejects.toMatchObject({ status: 404 })
    const script = request({ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'script' })
    await expect(filesAsZip(lotte, messageId, script)).rejects.toMatchObject({ status: 403 })
  })
})

describe('what a file is', () => {
  test('is kept once its bytes were here, and its card says it from then on', async () => {
    const { id } = file('offerte.pdf')
    await db().update(attachments).set({ bytesKind: null }).where(eq(attachments.id, id))
    expect(await card(id)).toMatchObject({ preview: 'pdf', warning: null, disguised: false })
    await expect(filePreview(lotte, id, request())).rejects.toMatchObject({ status: 415 })
    expect(await card(id)).toMatchObject({
      preview: null,
      warning: expect.stringContaining('is a program'),
      disguised: true,
    })
  })

  test('is said before a program in disguise is handed over; who has read it gets it, as mere bytes under its name', async () => {
    const { id } = file('offerte.pdf')
    await expect(attachmentDownload(lotte, id, false, request())).rejects.toMatchObject({
      status: 409,
      code: 'disguised',
    })
    const followed = request({ 'sec-fetch-mode': 'navigate', referer: 'http://localhost:3000/mail/inbox/1' })
    const back = await attachmentDownload(lotte, id, false, followed)
    expect(back.headers.get('location')).toBe(
      `http://localhost:3000/mail/inbox/1?file=${id}&problem=disguised`,
    )
    const response = await attachmentDownload(lotte, id, true, request())
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="offerte\.pdf"/)
  })
})

describe('a preview', () => {
  test('of a text is its words', async () => {
    expect(await filePreview(lotte, file('plan.txt').id, request())).toEqual({
      kind: 'text',
      text: 'Très bien, 12 €',
      table: null,
      cut: false,
    })
  })

  test.each([
    ['dynamo.heic', 'not_shown', /shows PNG, JPEG, GIF and WebP/],
    ['Fotos_ wiel.bin', 'not_shown', /Download this to open it/],
  ])('of %s is refused', async (name, code, words) => {
    const asked = filePreview(lotte, file(name).id, request())
    await expect(asked).rejects.toMatchObject({ status: 415, code, message: expect.stringMatching(words) })
  })

  test('is for our own pages, and for the one who may read the mail', async () => {
    const { id } = file('plan.txt')
    const { viewer } = await addMailbox('Another')
    await expect(filePreview(viewer, id, request())).rejects.toMatchObject({ status: 404 })
    const page = request({ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' })
    await expect(filePreview(lotte, id, page)).rejects.toMatchObject({ status: 403 })
  })
})

const request = (headers: Record<string, string> = {}) => new Request('http://localhost:3000/', { headers })

const fault = (what: object) => bench.google.control('faults', { faults: [what] })

function file(name: string) {
  const found = files.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name} among ${files.map((one) => one.name)}`)
  return found
}

const card = async (id: number) => (await attachmentViews([messageId])).find((one) => one.id === id)

/** Reads an archive with Info-ZIP, which shares nothing with what made it. */
function unpack(bytes: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'lilac-zip-'))
  const path = join(folder, 'files.zip')
  writeFileSync(path, bytes)
  const run = (...args: string[]) => execFileSync('unzip', args, { maxBuffer: 50_000_000 })
  try {
    run('-tq', path)
    const names = run('-Z1', path).toString().trim().split('\n')
    const contents = new Map(names.map((name) => [name, run('-p', path, name)]))
    return { names, read: (name: string) => contents.get(name) ?? Buffer.alloc(0) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
