import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGoogle, type TestGoogle } from '#/tests/support/google.ts'
import { type Line, TABLE } from './access-table.ts'
import { askAs, FORGED } from './forged.ts'
import { furnishHouse, type House, SECRET } from './furnished-house.ts'
import { at, openHouse, type House as SignInHouse, signIn } from './sign-in-house.ts'

let google: TestGoogle
let house: House

beforeAll(async () => {
  google = await startGoogle()
  house = await furnishHouse(google)
})

afterAll(async () => {
  await house.stop()
  await google.stop()
})

const reads = TABLE.filter(({ route }) => /^(PAGE|GET) /.test(route))
/** What is made for one person. */
const personal = reads.filter(({ kept }) => !kept)
const isPage = ({ route }: Line) => route.startsWith('PAGE ')

const get = (path: string, cookie = house.cookies.mailOwner) =>
  fetch(house.web.origin + path, { redirect: 'manual', headers: { cookie } })

async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text()
  await response.body?.cancel()
  return ''
}

describe('every answer', () => {
  test('is kept by no cache, whoever asks and whatever it says', async () => {
    for (const line of personal)
      for (const who of ['mailOwner', 'member', 'stranger'] as const) {
        const response = await get(line.at(house.ids), house.cookies[who])
        expect(response.headers.get('cache-control'), `${line.route} as ${who}`).toContain('no-store')
        await textOf(response)
      }
    for (const path of ['/nothing', '/mail/nothing', '/api/nothing'])
      expect((await get(path)).headers.get('cache-control'), path).toContain('no-store')
  })

  test('is taken for what it says it is, tells no other site where one was, and is loaded by none', async () => {
    for (const path of [
      ...reads.map((line) => line.at(house.ids)),
      '/nothing',
      '/api/nothing',
      '/api/auth/session',
    ]) {
      const response = await get(path)
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(response.headers.get('referrer-policy'), path).toMatch(/^(same-origin|no-referrer)$/)
      expect(response.headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
      expect(response.headers.get('content-security-policy'), path).toMatch(/default-src 'none'/)
      expect(response.headers.get('content-security-policy'), path).toMatch(/frame-ancestors '(none|self)'/)
      expect(response.headers.has('x-powered-by'), path).toBe(false)
      await textOf(response)
    }
  })

  test('of a page runs only scripts that carry its own nonce', async () => {
    const nonces = new Set<string>()
    for (const path of [...reads.filter(isPage).map((line) => line.at(house.ids)), '/nothing']) {
      const response = await get(path)
      const policy = response.headers.get('content-security-policy') ?? ''
      const nonce = /script-src 'nonce-([\w+/=]{24})' 'strict-dynamic'/.exec(policy)?.[1] ?? ''
      expect(nonce, path).not.toBe('')
      nonces.add(nonce)
      for (const part of [
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy, path).toContain(part)
      expect(policy, path).not.toMatch(/unsafe-eval|script-src[^;]*(unsafe-inline|\*|https?:)/)
      expect(response.headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
      expect(response.headers.get('permissions-policy'), path).toContain('camera=()')
      for (const [tag] of (await response.text()).matchAll(/<script\b[^>]*>/g))
        expect(tag, path).toContain(`nonce="${nonce}"`)
    }
    expect(nonces.size).toBe(reads.filter(isPage).length + 1)
  })

  test.each(FORGED)('repeats no name that a request gives this server: %j', async (forged) => {
    for (const path of [...reads.map((line) => line.at(house.ids)), '/nothing', '/api/nothing'])
      for (const cookie of [house.cookies.mailOwner, house.cookies.stranger]) {
        const { whole } = await askAs(house.web.address + path, { cookie, ...forged })
        expect(whole, path).not.toContain('evil.example')
      }
  })

  test('is in plain text where the server itself fails, and repeats nothing of the request', async () => {
    for (const [method, path] of [
      ['TRACE', '/'],
      ['GET', '/%'],
      ['GET', '/api/v1/messages/%00'],
      ['GET', '/%E0%A4%A'],
    ] as const) {
      const answer = await raw(
        `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nx-canary: parrot\r\nconnection: close\r\n\r\n`,
      )
      expect(answer, path).toMatch(/^HTTP\/1\.1 [45]\d\d/)
      expect(answer, path).not.toMatch(/parrot|\n\s+at |node_modules|\.ts:/)
    }
  })
})

describe('what is not there', () => {
  test.each([
    '/_next/image?url=%2Flilac.svg&w=64&q=75',
    '/_next/image?url=http://127.0.0.1/x.avif&w=64&q=75',
    '/_next/image',
  ])('the image optimiser: %s', async (path) => expect((await get(path)).status).toBe(404))

  test('Server Actions: the build has none, and a call of one is not found', async () => {
    const manifest = JSON.parse(read('server/server-reference-manifest.json'))
    expect(manifest).toMatchObject({ node: {}, edge: {} })
    expect(Object.keys({ ...manifest.node, ...manifest.edge })).toEqual([])
    for (const path of ['/', '/sign-in', '/settings/team']) {
      const response = await fetch(house.web.origin + path, {
        method: 'POST',
        headers: {
          cookie: house.cookies.owner,
          'next-action': '40'.padEnd(42, 'a'),
          'content-type': 'text/plain',
        },
        body: '[]',
      })
      expect(response.status, path).toBe(404)
    }
  })

  test('rewrites and redirects, which could lead elsewhere', () => {
    const { redirects, rewrites } = JSON.parse(read('routes-manifest.json'))
    const own = redirects.filter(({ internal }: { internal?: boolean }) => !internal)
    expect([...own, ...Object.values(rewrites).flat()]).toEqual([])
  })

  test.each([
    '/.env',
    '/.git/config',
    '/package.json',
    '/.next-test/BUILD_ID',
    '/_next/static/chunks/app.js.map',
    '/server-status',
  ])('%s', async (path) => expect((await get(path)).status).toBe(404))

  test('source maps in what browsers get', () => {
    expect(filesOf('static').filter((file) => file.endsWith('.map'))).toEqual([])
  })

  test('a secret in any file that browsers get, or in any page', async () => {
    const secrets = secretsOf(house.web.env)
    for (const file of filesOf('static'))
      for (const secret of secrets) expect(readFileSync(file, 'latin1'), file).not.toContain(secret)
    const [mailbox] = await house.web
      .sql`select sealed_refresh_token as sealed from mailboxes where sealed_refresh_token is not null`
    for (const line of reads)
      for (const payload of [false, true]) {
        const response = await fetch(house.web.origin + line.at(house.ids), {
          headers: { cookie: house.cookies.mailOwner, ...(payload && { rsc: '1' }) },
        })
        const text = await textOf(response)
        for (const secret of [...secrets, String(mailbox?.sealed)])
          expect(text, line.route).not.toContain(secret)
        expect(text, line.route).not.toMatch(
          /ya29\.|1\/\/0|sealedRefreshToken|sealed_refresh_token|token_hash/,
        )
      }
  })
})

test('of two people behind one cache, neither is given what was made for the other', async () => {
  for (const line of personal) {
    const mine = await get(line.at(house.ids))
    expect(mine.headers.get('cache-control'), line.route).not.toMatch(/public|s-maxage/)
    await textOf(mine)
    const theirs = await get(line.at(house.ids), house.cookies.member)
    expect(await textOf(theirs), line.route).not.toContain(SECRET)
  }
})

describe('behind https', () => {
  let secure: SignInHouse

  beforeAll(async () => {
    secure = await openHouse({ NEXTAUTH_URL: 'https://crm.spaakwerk.example' })
  })

  afterAll(() => secure.stop())

  test('every cookie of a sign-in, a consent and a sign-out is bound to this host and hidden from scripts', async () => {
    const visitor = secure.visitor()
    await signIn(visitor, { email: at('Noor') })
    await signIn(secure.visitor(), { email: at('Bram') })
    await visitor.change('POST', '/api/v1/mailboxes/consent', { mailboxId: null })
    await visitor.change('POST', '/api/auth/signout')
    expect(visitor.setCookies.length).toBeGreaterThan(8)
    for (const cookie of visitor.setCookies) {
      expect(cookie).toMatch(/^__Host-lilac\./)
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; HttpOnly/)
      expect(cookie).toMatch(/; SameSite=Lax/i)
      expect(cookie).toMatch(/; Path=\/(;|$)/)
      expect(cookie).not.toMatch(/Domain=/i)
    }
  })

  test('browsers are told to come by https only, for two years', async () => {
    for (const path of ['/', '/sign-in', '/nothing', '/api/health/live', '/api/v1/threads?list=inbox'])
      expect((await secure.visitor().get(path)).headers.get('strict-transport-security'), path).toBe(
        'max-age=63072000; includeSubDomains',
      )
  })

  test('the way back from Google is the configured address, whatever the server is called inside', async () => {
    const response = await secure.visitor().submit('/api/auth/signin/google', { to: '/' })
    const asked = new URL(response.headers.get('location') ?? '').searchParams
    expect(asked.get('redirect_uri')).toBe('https://crm.spaakwerk.example/api/auth/callback/google')
  })
})

const BUILD = fileURLToPath(new URL('../../.next-test/', import.meta.url))

const read = (file: string) => readFileSync(join(BUILD, file), 'utf8')

const filesOf = (folder: string) =>
  readdirSync(join(BUILD, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const secretsOf = (env: Record<string, string>) =>
  ['NEXTAUTH_SECRET', 'GOOGLE_CLIENT_SECRET', 'ENCRYPTION_KEY', 'DATABASE_URL'].map((name) => env[name] ?? '')

/** Bytes to the server as they are, past what a client would refuse to send. */
async function raw(request: string): Promise<string> {
  const socket = connect(Number(new URL(house.web.address).port), '127.0.0.1')
  socket.write(request)
  let answer = ''
  for await (const chunk of socket) answer += chunk
  return answer
}
