import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#/lib/db.ts'
import type { DraftFile, DraftView, Saved } from '#/lib/drafts/types.ts'
import type { OutboxRow } from '#/lib/send/types.ts'
import { chooseStart } from '#/lib/sync/connect.ts'
import { TEST_CLIENT } from '#/tests/support/environment.ts'
import { connectPerson } from '#/tests/support/mailbox.ts'
import { type Product, startProduct } from '#/tests/support/product.ts'
import { until } from '#/tests/support/until.ts'
import { openSession } from './team.ts'

const MB = 1024 * 1024
const FILE = 25_000_000 // bytes: as much as mail programs call the limit
const PIECE = 4 * MB
const WARMING = 1_000 // requests
const MOST_RISE = 64 * MB
const JORIS = 'joris@spaakwerk.example'
const REDIRECT = 'http://localhost:3000/api/auth/callback/google'

let product: Product
let cookie: string

beforeAll(async () => {
  product = await startProduct({ env: { GMAIL_UNITS_PER_MINUTE: '10000000' } })
  Object.assign(process.env, product.env)
  const redirectUris = [REDIRECT, `${product.origin}/api/auth/callback/google`]
  await product.google.control('clients', { ...TEST_CLIENT, redirectUris })
  await product.google.control('people', { people: [{ email: JORIS, name: 'Joris' }] })
  const { viewer, mailboxId } = await connectPerson(product.google, 'Sanne', 'sanne@spaakwerk.example')
  await chooseStart(viewer, mailboxId, 'everything')
  cookie = await openSession(db().$client, viewer.userId)
}, 120_000)

afterAll(async () => {
  await db().$client.end()
  await product.stop()
})

async function ask<T>(method: string, path: string, body?: object | Buffer): Promise<T> {
  const bytes = Buffer.isBuffer(body)
  const response = await fetch(product.origin + path, {
    method,
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      ...(body && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body && { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return JSON.parse(text).data
}

/** Writes a mail with a file as a page does, and sends it. */
async function send(subject: string, bytes: Buffer): Promise<void> {
  const draft = await ask<DraftView>('POST', '/api/v1/drafts', { key: randomUUID(), kind: 'new' })
  const at = `/api/v1/drafts/${draft.id}`
  const { version } = await ask<Saved>('PATCH', at, {
    version: draft.version,
    to: [{ name: '', email: JORIS }],
    subject,
  })
  const file = await ask<DraftFile>('POST', `${at}/files`, {
    key: randomUUID(),
    name: 'tekening.bin',
    size: bytes.length,
  })
  for (let received = 0; received < bytes.length; )
    received = (
      await ask<{ received: number }>(
        'PUT',
        `${file.address}?start=${received}`,
        bytes.subarray(received, received + PIECE),
      )
    ).received
  const { id } = await ask<OutboxRow>('POST', '/api/v1/outbox', {
    draftId: draft.id,
    version,
    sendAt: Date.now(),
  })
  await until(
    async () => {
      const rows = await ask<OutboxRow[]>('GET', '/api/v1/outbox')
      const row = rows.find((one) => one.id === id)
      if (row?.state === 'failed') throw new Error(`failed: ${row.trouble?.reason}`)
      return row?.state === 'sent'
    },
    { of: 'the mail to be sent', within: 120_000 },
  )
}

/** A server that has just started grows whatever it does: so it has done much of what needs little before it is measured. */
async function warmUp(): Promise<void> {
  for (let count = 0; count < 4; count++) await send(`Even warm draaien ${count}`, randomBytes(3 * MB))
  for (let count = 0; count < WARMING; count++) await ask('GET', '/api/v1/outbox')
}

const rss = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024

/** By how much the memory of processes rises at most while something is done. */
async function riseOf(pids: number[], work: () => Promise<void>): Promise<number[]> {
  const before = pids.map(rss)
  const most = [...before]
  const timer = setInterval(() => {
    for (const [at, pid] of pids.entries()) most[at] = Math.max(most[at] ?? 0, rss(pid))
  }, 20)
  await work().finally(() => clearInterval(timer))
  return most.map((bytes, at) => bytes - (before[at] ?? 0))
}

test('25 MB arrive byte for byte, in little memory of the web server and the worker, though pieces are lost on the way', {
  timeout: 240_000,
}, async () => {
  await warmUp()
  const bytes = randomBytes(FILE)
  const broken = [
    { match: { path: 'upload_id' }, kind: 'latency', ms: 50, times: 40 },
    { match: { path: 'upload_id' }, kind: 'lost_answer', times: 2 },
    { match: { path: 'upload_id' }, kind: 'cut', times: 2 },
    { match: { path: 'upload_id' }, kind: 'status', status: 503, times: 2 },
  ]
  await product.google.control('faults', { faults: broken })
  const rises = await riseOf([product.web.pid, product.worker.pid], () => send('Vijfentwintig', bytes))
  process.stdout.write(
    `${JSON.stringify({ webRssMb: Math.round((rises[0] ?? 0) / MB), workerRssMb: Math.round((rises[1] ?? 0) / MB) })}\n`,
  )
  for (const rise of rises) expect(rise).toBeLessThan(MOST_RISE)

  const received = await newestOf(JORIS)
  const parsed = await simpleParser(received)
  expect(parsed.subject).toBe('Vijfentwintig')
  const [file] = parsed.attachments
  expect(file?.filename).toBe('tekening.bin')
  expect(
    createHash('sha256')
      .update(file?.content ?? '')
      .digest('hex'),
  ).toBe(createHash('sha256').update(bytes).digest('hex'))
  const { entries } = await product.google.control<{ entries: { method?: string }[] }>(
    'journal?limit=1000000',
  )
  expect(
    entries.filter(({ method }) => method === 'drafts.create begun' || method === 'drafts.update begun'),
  ).toHaveLength(5) // none was begun anew
})

/** The bytes of somebody's newest mail. */
async function newestOf(email: string): Promise<Buffer> {
  const { clientId } = TEST_CLIENT
  const { accessToken } = await product.google.control<{ accessToken: string }>('grant', { clientId, email })
  const get = async <T>(path: string): Promise<T> =>
    (
      await fetch(`${product.google.url}/gmail/v1/users/me/${path}`, {
        headers: { authorization: `Bearer ${accessToken}` },
      })
    ).json() as Promise<T>
  const { messages } = await get<{ messages: { id: string }[] }>('messages?q=subject:Vijfentwintig')
  const { raw } = await get<{ raw: string }>(`messages/${messages[0]?.id}?format=raw`)
  return Buffer.from(raw, 'base64url')
}
