import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGoogle, type TestGoogle } from '#/tests/support/google.ts'
import { type Ids, type Line, TABLE, WHO, type Who } from './access-table.ts'
import { furnishHouse, type House, SECRET } from './furnished-house.ts'
import { routesOnDisk } from './routes.ts'
import type { Web } from './web.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const BARE = '.next-test-bare'

let google: TestGoogle

beforeAll(async () => {
  google = await startGoogle()
  makeBareBuild()
})

afterAll(async () => {
  await google.stop()
  rmSync(join(ROOT, BARE), { recursive: true, force: true })
})

test('every page and handler has a line in the table, and every line is of one', () => {
  const lines = [...new Set(TABLE.map(({ route }) => route))]
  expect(lines.sort()).toEqual(routesOnDisk().sort())
})

describe.each([
  ['as it is built', {}],
  ['with proxy.ts taken out of the build', { NEXT_DIST_DIR: BARE }],
])('the product %s', (_name, env) => {
  let house: House

  beforeAll(async () => {
    house = await furnishHouse(google, env)
  })

  afterAll(async () => {
    await house.stop()
  })

  test.each(TABLE.map((line) => [line.route, line] as const))(
    '%s answers to each as the table says',
    async (_, line) => {
      for (const who of WHO) {
        const response = await ask(house, line, who)
        expect(await summary(response), `${line.route} as ${who}`).toEqual(line.expected[who])
      }
    },
  )
})

describe('requests that try to go round', () => {
  let house: House

  beforeAll(async () => {
    house = await furnishHouse(google, {})
  })

  afterAll(async () => {
    await house.stop()
  })

  const detours: [string, { headers?: Record<string, string>; query?: string }][] = [
    [
      'as if from inside the middleware',
      { headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' } },
    ],
    ['for the payload of a page', { headers: { rsc: '1' } }],
    ['for the payload by address', { query: '_rsc=1a2b3' }],
    ['for a prefetch', { headers: { rsc: '1', 'next-router-prefetch': '1' } }],
    [
      'for a segment',
      { headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' } },
    ],
    ['to resume a page', { headers: { 'next-resume': '1' } }],
    ['with an own path', { headers: { 'x-lilac-path': '//evil.example', 'x-invoke-path': '/mail/inbox' } }],
    [
      'to another address',
      { headers: { 'x-original-url': '/settings/team', 'x-rewrite-url': '/settings/team' } },
    ],
  ]

  test.each(detours)('%s: nobody sees more', async (_, { headers, query }) => {
    for (const line of TABLE.filter((each) => isRead(each) && !each.writes)) {
      for (const who of WHO.filter((each) => each !== 'mailOwner')) {
        const response = await askOnward(house, line, who, headers, query)
        const about = `${line.route} as ${who}`
        expect(response.status, about).toBeLessThan(500)
        expect(await textOf(response), about).not.toContain(SECRET)
        const refused = line.expected[who] === 401 || line.expected[who] === 404
        if (refused && line.route.startsWith('GET ')) expect(response.status, about).toBe(line.expected[who]) // a page's payload says it inside
      }
    }
  })

  const whole = detours.filter(([, { headers }]) => !headers?.['next-router-prefetch']) // a prefetch gets no content at all

  test.each(whole)(
    '%s: the mail’s owner still sees it, so that the above can fail',
    async (_, { headers, query }) => {
      for (const route of ['GET /api/v1/messages/[id]/html', 'PAGE /mail/[list]/[[...thread]]']) {
        const line = TABLE.findLast((each) => each.route === route)
        if (!line) throw new Error(`the table has lost ${route}`)
        const response = await askOnward(house, line, 'mailOwner', headers, query)
        expect(await textOf(response)).toContain(SECRET)
      }
    },
  )

  test.each([
    '/mail/inbox.rsc',
    '/MAIL/inbox',
    '/%6dail/inbox',
    '/mail/%2e%2e/welcome',
    '//mail/inbox',
    '/en/mail/inbox',
  ])('the spelling %s shows a stranger nothing', async (path) => {
    const response = await fetch(house.web.origin + path, { redirect: 'manual' })
    expect(response.status).toBeLessThan(500)
    const text = await response.text()
    expect(text).not.toContain(SECRET)
    if (response.status === 200) expect(text).toContain('NEXT_REDIRECT;replace;/sign-in')
  })

  const foreign: [string, Record<string, string>][] = [
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a site of the same domain', { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' }],
    ['a typed address', { 'sec-fetch-site': 'none' }],
    ['another site with our Origin', { 'sec-fetch-site': 'cross-site', origin: 'OWN' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame, which a mail is shown in', { origin: 'null' }],
    ['nowhere', {}],
  ]

  test.each(foreign)('a change asked for by %s is refused', async (_, given) => {
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value === 'OWN' ? house.web.origin : value]),
    )
    for (const line of changes())
      for (const who of ['stranger', 'owner', 'mailOwner'] as const)
        expect((await send(house, line, who, headers)).status, `${line.route} as ${who}`).toBe(403)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'a change sent as %j is refused',
    async (type) => {
      for (const line of changes().filter(({ form }) => !form))
        for (const who of ['owner', 'mailOwner'] as const) {
          const headers = { 'sec-fetch-site': 'same-origin', 'content-type': type }
          expect((await send(house, line, who, headers)).status, `${line.route} as ${who}`).toBe(403)
        }
    },
  )

  test('a change that is not JSON, or of another form, is a 400 without a word of ours about the code', async () => {
    for (const line of changes().filter(({ form }) => !form))
      for (const body of ['{', '[]', '"x"', 'null', '{"__proto__":{"role":"owner"}}', '\u0000']) {
        const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
        const response = await send(house, line, 'stranger', headers, body)
        expect(response.status).toBe(401)
        const own = await send(house, { ...line, at: () => line.at(NOBODYS) }, 'owner', headers, body)
        expect(own.status, `${line.route} ${body}`).toBeGreaterThanOrEqual(400)
        expect(own.status, `${line.route} ${body}`).toBeLessThan(500)
        expect(await own.text()).not.toMatch(/ at |\.ts|node_modules|select |Zod/)
      }
  })

  test.each(['0', '-1', '1.5', '1e3', 'abc', '9007199254740993', '1%00', "1'", '1;2', '%F0%28%8C%28'])(
    'what is no id, such as %s, is not found, even for an owner',
    async (id) => {
      const withId = TABLE.filter(({ at }) => /\/\d+(\/|$)/.test(at(NOBODYS)))
      expect(withId.length).toBeGreaterThan(5)
      for (const line of withId) {
        const address = line.at(house.ids).replace(/\d+(?=(\/\D*)?$)/, id)
        const response = await ask(house, { ...line, at: () => address }, 'owner')
        expect([400, 404], `${line.route} ${address}`).toContain(response.status)
        expect(await response.text(), address).not.toMatch(/\n\s+at |node_modules|select /)
      }
    },
  )

  test('reading changes no row', async () => {
    const before = await fingerprint(house.web)
    for (const line of TABLE.filter((each) => isRead(each) && !each.writes))
      for (const who of WHO) await ask(house, line, who)
    expect(await fingerprint(house.web)).toEqual(before)
  })
})

const NOBODYS: Ids = {
  mailbox: 999_999,
  thread: 999_999,
  message: 999_999,
  file: 999_999,
  picture: 999_999,
  imageSender: 999_999,
  invitation: 999_999,
  person: 999_999,
  draft: 999_999,
  draftFile: 999_999,
  action: 999_999,
  outbox: 999_999,
  label: 999_999,
  template: 999_999,
  templateFile: 999_999,
  folder: 999_999,
}

/** Asks as a page of ours would; `query` is added to the address. */
function ask(house: House, line: Line, who: Who, headers: Record<string, string> = {}, query = '') {
  const form = line.form && 'application/x-www-form-urlencoded'
  const type = form ?? (line.bytes ? 'application/octet-stream' : 'application/json')
  const own = { 'sec-fetch-site': 'same-origin', 'content-type': type }
  return send(house, line, who, { ...(isRead(line) ? {} : own), ...headers }, undefined, query)
}

/** Next sends a request for a payload to the same address with a mark of its own first. */
async function askOnward(house: House, line: Line, who: Who, headers?: Record<string, string>, query = '') {
  const response = await ask(house, line, who, headers, query)
  const location = response.headers.get('location') ?? ''
  const mark = new URL(location, response.url).searchParams.get('_rsc')
  return mark === null ? response : ask(house, line, who, headers, `_rsc=${mark}`)
}

function send(
  house: House,
  line: Line,
  who: Who,
  headers: Record<string, string>,
  body?: string,
  query = '',
) {
  const [method = ''] = line.route.split(' ')
  const address = line.at(house.ids)
  const given = line.form ? 'to=%2F' : JSON.stringify(line.body?.(house.ids) ?? {})
  return fetch(house.web.origin + address + (query && (address.includes('?') ? '&' : '?') + query), {
    method: method === 'PAGE' ? 'GET' : method,
    redirect: 'manual',
    headers: { cookie: house.cookies[who], ...headers },
    ...(isRead(line) ? {} : { body: Buffer.from(body ?? given) }), // bytes, so that fetch adds no type of its own
  })
}

const isRead = ({ route }: Line) => route.startsWith('PAGE ') || route.startsWith('GET ')
const changes = () => TABLE.filter((line) => !isRead(line) && !line.route.endsWith('[...unknown]'))

/** A status, and where a redirect leads if that is to us. */
async function summary(response: Response): Promise<number | string> {
  await textOf(response)
  const location = response.headers.get('location')
  const { origin, pathname, searchParams } = new URL(location ?? '/', response.url)
  if (!location || origin !== new URL(response.url).origin) return response.status
  const error = searchParams.get('error')
  return `${response.status} ${pathname}${error ? `?error=${error}` : ''}`
}

/** The whole body; of a stream that never ends its beginning. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text()
  const reader = response.body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  await reader?.cancel()
  return new TextDecoder().decode(value)
}

/** Of each table: how many rows, and the newest transaction that wrote one. Let through, as it is meant to be: when a session was used, and what Google's budget was used for. */
async function fingerprint({ sql }: Web): Promise<Record<string, unknown>> {
  const tables =
    await sql`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('auth_sessions', 'quota_leases')`
  const found: Record<string, unknown> = {}
  for (const { name } of tables)
    found[name] = (
      await sql`select count(*)::int as rows, max(xmin::text::bigint)::text as newest from ${sql(name)}`
    )[0]
  return found
}

/** The same build without its proxy, which shows that no lock lies there. */
function makeBareBuild(): void {
  rmSync(join(ROOT, BARE), { recursive: true, force: true })
  execFileSync('cp', ['-a', join(ROOT, '.next-test'), join(ROOT, BARE)])
  const manifest = join(ROOT, BARE, 'server', 'functions-config-manifest.json')
  const config = JSON.parse(readFileSync(manifest, 'utf8'))
  expect(Object.keys(config.functions)).toContain('/_middleware')
  delete config.functions['/_middleware']
  writeFileSync(manifest, JSON.stringify(config))
}
