import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '#/db/client.ts'
import { events, imageSenders, messageBodies, remoteImages } from '#/db/schema/index.ts'
import { sha256 } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { remoteImageAddress } from '#/lib/images/address.ts'
import { evictImages, keepImage, keptImage } from '#/lib/images/cache.ts'
import { imageConsents } from '#/lib/images/senders.ts'
import { png } from '#/tests/support/pictures.ts'
import { addMailbox, addMessage, type Mailbox, wantLabel } from './mailroom.ts'
import { openSession } from './team.ts'
import { startWeb, type Web } from './web.ts'

const PNG = png(40, 30)
const DAY_MS = 86_400_000
const kept = globalThis as { lilacDatabase?: Database }

let tracker: {
  port: number
  asked: { path: string; headers: IncomingHttpHeaders; from: string }[]
  server: Server
}
let web: Web
let lotte: Mailbox & { cookie: string; message: number }
let bram: Mailbox & { cookie: string; message: number }

beforeAll(async () => {
  tracker = await startTracker()
  web = await startWeb({ env: { REMOTE_IMAGE_ALLOW: `127.0.0.1:${tracker.port}` } })
  kept.lilacDatabase = openDatabase(web.databaseUrl, { max: 2, name: 'test' })
  Object.assign(process.env, web.env)
  lotte = await reader('Lotte')
  bram = await reader('Bram')
})
beforeEach(() => tracker.asked.splice(0))
afterAll(async () => {
  await kept.lilacDatabase?.$client.end()
  await web.stop()
  tracker.server.close()
})

describe('a remote picture', () => {
  test('is fetched in the reader’s place, once for everybody, and nothing of the reader goes with it', async () => {
    const first = await ask(lotte, picture(lotte, '/logo.png?to=lotte'), {
      'user-agent': 'Mozilla/5.0 (Lotte)',
      'accept-language': 'nl',
      'x-forwarded-for': '198.51.100.9',
      referer: `${web.origin}/mail/inbox/12`,
      'sec-fetch-dest': 'image',
      'sec-fetch-site': 'same-origin',
    })
    expect(first.status).toBe(200)
    expect(Buffer.from(await first.bytes())).toEqual(PNG)
    const second = await ask(bram, picture(bram, '/logo.png?to=lotte'))
    expect(Buffer.from(await second.bytes())).toEqual(PNG)
    expect(tracker.asked.map(({ path }) => path)).toEqual(['/logo.png?to=lotte'])
    expect(Object.keys(tracker.asked[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
    expect(JSON.stringify(tracker.asked)).not.toMatch(/Mozilla|198\.51|spaakwerk|lilac\.session|\/mail\//)
  })

  test('comes with headers under which nothing but a picture can be made of it', async () => {
    const { headers } = await ask(lotte, picture(lotte, '/claims-to-be-html.png'))
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(headers.get('set-cookie')).toBeNull()
  })

  test('that many ask for at the same time is fetched once', async () => {
    const address = picture(lotte, '/slow.png')
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(lotte, address)))
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
    expect(tracker.asked).toHaveLength(1)
  })

  test.each([
    ['/evil.svg', 415, 'no_picture'],
    ['/page.png', 415, 'no_picture'],
    ['/huge.png', 415, 'image_too_large'],
    ['/missing.png', 502, 'image_unreachable'],
    ['/to-loopback.png', 403, 'image_refused'],
  ])('at %s is answered with %i %s, and not asked for again at once', async (path, status, code) => {
    for (let time = 0; time < 2; time++) {
      const response = await ask(lotte, picture(lotte, path))
      expect(response.status).toBe(status)
      expect(await response.json()).toMatchObject({ error: { code } })
    }
    expect(tracker.asked).toHaveLength(1)
  })

  test('in our own network is refused', async () => {
    const address = remoteImageAddress(
      lotte.viewer,
      lotte.message,
    )(`http://127.0.0.1:${new URL(web.address).port}/`)
    expect((await ask(lotte, address)).status).toBe(403)
  })
})

describe('an address', () => {
  test('of another person, another message, another picture, a day ago, or without a signature opens nothing', async () => {
    const own = picture(lotte, '/signed.png')
    const other = picture(bram, '/other.png')
    const pieces = own.split('.')
    const [, otherUrl = ''] = other.split('.')
    const dayAgo = remoteImageAddress(lotte.viewer, lotte.message, Date.now() - DAY_MS - 3_600_000)
    const forged = {
      'another person’s': own.replace(`/${lotte.message}/`, `/${bram.message}/`),
      unsigned: pieces.slice(0, 2).join('.'),
      empty: own.slice(0, own.lastIndexOf('/') + 1).concat('x'),
      'with another picture': pieces.with(1, otherUrl).join('.'),
      'valid for longer': pieces.with(0, `${pieces[0]?.slice(0, -1)}z`).join('.'),
      expired: dayAgo(`http://127.0.0.1:${tracker.port}/signed.png`),
    }
    expect((await ask(bram, own)).status, 'for somebody else').toBe(403)
    for (const [what, address] of Object.entries(forged))
      expect((await ask(lotte, address)).status, what).toBe(403)
    for (let at = own.length - 60; at < own.length; at += 7) {
      const changed = own.slice(0, at) + (own[at] === 'A' ? 'B' : 'A') + own.slice(at + 1)
      expect((await ask(lotte, changed)).status, `letter ${at}`).toBe(403)
    }
    expect(tracker.asked).toEqual([])
    expect((await ask(lotte, own)).status).toBe(200)
  })

  test('that is signed for a message which is not the reader’s any more is not found', async () => {
    const { id } = await addMessage(lotte, { thread: 'moved', at: '2026-11-20T10:00Z' })
    const address = remoteImageAddress(bram.viewer, id)(`http://127.0.0.1:${tracker.port}/signed.png`)
    expect((await ask(bram, address)).status).toBe(404)
    await web.sql`update messages set state = 'gone' where id = ${id}`
    const own = remoteImageAddress(lotte.viewer, id)(`http://127.0.0.1:${tracker.port}/signed.png`)
    expect((await ask(lotte, own)).status).toBe(404)
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
    ['a page of its own', { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' }],
    ['a script', { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'script' }],
  ])('gives nothing to %s', async (_what, headers) => {
    expect((await ask(lotte, picture(lotte, '/logo.png'), headers)).status).toBe(403)
  })

  test('needs a session', async () => {
    expect((await fetch(web.address + picture(lotte, '/logo.png'))).status).toBe(401)
  })

  test('is the same within an hour, and none for what is too long', () => {
    const at = Date.parse('2026-11-24T10:05Z')
    const url = 'https://pignon.example/x.png'
    const address = (now: number) => remoteImageAddress(lotte.viewer, 1, now)(url)
    expect(address(at)).toBe(address(at + 3_000_000))
    expect(address(at)).not.toBe(address(at + 3_600_000))
    expect(remoteImageAddress(lotte.viewer, 1)(`https://pignon.example/${'x'.repeat(5_000)}`)).toBeUndefined()
  })
})

describe('the pictures that are kept', () => {
  test('are dropped from the oldest on when they are too many, and when their time is over', async () => {
    await db().delete(remoteImages)
    for (const [minutes, name] of ['new', 'middle', 'old', 'stale'].entries()) {
      const url = `https://pignon.example/${name}`
      await keepImage(url, { type: 'image/png', bytes: Buffer.alloc(1_000) })
      const fetchedAt = new Date(Date.now() - minutes * 60_000)
      const times = name === 'stale' ? { fetchedAt, expiresAt: fetchedAt } : { fetchedAt }
      await db()
        .update(remoteImages)
        .set(times)
        .where(eq(remoteImages.urlHash, sha256(url)))
    }
    expect(await keptImage('https://pignon.example/stale')).toBeUndefined()
    await evictImages(2_500)
    const found = async (name: string) => Boolean(await keptImage(`https://pignon.example/${name}`))
    expect([await found('old'), await found('middle'), await found('new')]).toEqual([false, true, true])
    expect((await db().select({ rows: count() }).from(remoteImages))[0]?.rows).toBe(2)
  })
})

describe('“Always for this sender”', () => {
  test('holds for all mail of that address, for one person, and can be taken back', async () => {
    const more = await addMessage(lotte, {
      thread: 'more',
      at: '2026-11-21T10:00Z',
      from: 'CAMILLE@pignon.example',
    })
    const other = await addMessage(lotte, {
      thread: 'other',
      at: '2026-11-21T10:00Z',
      from: 'news@velorama.example',
    })
    const ids = [lotte.message, more.id, other.id]
    expect(await always(lotte, ids)).toEqual([])

    const { data } = await answer(lotte, 'POST', '/api/v1/image-senders', { messageId: lotte.message })
    const again = await answer(lotte, 'POST', '/api/v1/image-senders', { messageId: more.id })
    expect(again).toEqual({ data })
    expect(await always(lotte, ids)).toEqual([lotte.message, more.id])
    expect(await always(bram, [...ids, bram.message])).toEqual([])
    expect(await answer(lotte, 'GET', '/api/v1/image-senders')).toEqual({
      data: [{ id: data.id, email: 'camille@pignon.example', since: expect.any(Number) }],
    })

    await wantLabel(lotte, more.id, 'SPAM', true)
    expect(await always(lotte, ids)).toEqual([lotte.message])

    expect(await answer(bram, 'DELETE', `/api/v1/image-senders/${data.id}`)).toMatchObject({
      error: { code: 'not_found' },
    })
    await answer(lotte, 'DELETE', `/api/v1/image-senders/${data.id}`)
    expect(await always(lotte, ids)).toEqual([])
    const told = await db()
      .select({ kind: events.kind, details: events.details })
      .from(events)
      .orderBy(events.id)
    expect(told).toEqual([
      { kind: 'images.always', details: { email: 'camille@pignon.example' } },
      { kind: 'images.ask', details: { email: 'camille@pignon.example' } },
    ])
  })

  test.each([
    ['a name that claims another address', { kind: 'claims', claims: 'segreteria@velorama.example' }, 409],
    ['a name that hides marks', { kind: 'marks', name: 'Lotte' }, 409],
    [
      'letters made to look like others',
      { kind: 'domain', written: 'x', ascii: 'xn--x', deceptive: true },
      409,
    ],
    ['letters of another script', { kind: 'domain', written: 'ü', ascii: 'xn--x', deceptive: false }, 200],
  ])('is not offered for %s, where it does not hold either', async (_what, warning, status) => {
    const { id } = await addMessage(bram, { thread: `w${warning.kind}`, at: '2026-11-22T10:00Z' })
    await db().update(messageBodies).set({ warning }).where(eq(messageBodies.messageId, id))
    await db().delete(imageSenders)
    const answered = await ask(bram, '/api/v1/image-senders', OWN_PAGE, { messageId: id })
    expect(answered.status).toBe(status)
    await db()
      .insert(imageSenders)
      .values({ userId: bram.viewer.userId, email: 'camille@pignon.example' })
      .onConflictDoNothing()
    const consent = (await imageConsents(bram.viewer, [id])).get(id)
    expect(consent).toEqual({
      always: status === 200 ? expect.any(Number) : null,
      offered: status === 200,
    })
    await db().delete(imageSenders)
  })

  test('is for the sender of one’s own mail only', async () => {
    const refused = await answer(bram, 'POST', '/api/v1/image-senders', { messageId: lotte.message })
    expect(refused).toMatchObject({ error: { code: 'not_found' } })
    expect(await db().$count(imageSenders)).toBe(0)
  })
})

async function reader(name: string) {
  const mailbox = await addMailbox(name)
  const { id } = await addMessage(mailbox, { thread: name, at: '2026-11-20T10:00Z' })
  return { ...mailbox, cookie: await openSession(web.sql, mailbox.viewer.userId), message: id }
}

/** Our address of a picture at the tracker, for this reader and their first message. */
function picture({ viewer, message }: { viewer: Mailbox['viewer']; message: number }, path: string): string {
  const address = remoteImageAddress(viewer, message)(`http://127.0.0.1:${tracker.port}${path}`)
  if (!address) throw new Error('no address')
  return address
}

const ask = (
  who: { cookie: string },
  path: string | undefined,
  headers: Record<string, string> = {},
  body?: object,
) =>
  fetch(web.address + path, {
    headers: { cookie: who.cookie, ...headers },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })

const OWN_PAGE = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }

/** Of these messages those whose pictures this reader always sees. */
async function always(who: Mailbox, ids: number[]): Promise<number[]> {
  const consents = await imageConsents(who.viewer, ids)
  return ids.filter((id) => consents.get(id)?.always != null)
}

async function answer(who: { cookie: string }, method: string, path: string, body?: object) {
  const response = await fetch(web.address + path, {
    method,
    headers: { cookie: who.cookie, ...OWN_PAGE },
    ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
  })
  return response.status === 204 ? undefined : response.json()
}

/** A sender's server that writes down who asks it for what. */
async function startTracker() {
  const asked: (typeof tracker)['asked'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, headers: request.headers, from: request.socket.remoteAddress ?? '' })
    if (path === '/evil.svg') response.end('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    else if (path === '/page.png') response.setHeader('content-type', 'image/png').end('<html><script>')
    else if (path === '/huge.png') response.setHeader('content-length', 2 ** 31).write(PNG)
    else if (path === '/missing.png') response.writeHead(404).end()
    else if (path === '/to-loopback.png') response.writeHead(302, { location: 'http://127.0.0.1/' }).end()
    else if (path === '/slow.png') setTimeout(() => response.end(PNG), 300)
    else response.setHeader('content-type', 'text/html').setHeader('set-cookie', 'seen=1').end(PNG)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, asked, server }
}
