import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import { keyRing, seal } from '#/lib/crypto.ts'
import { grantPurpose } from '#/lib/gmail/client.ts'
import { testDatabase } from '#/tests/support/database.ts'
import { testEnvironment } from '#/tests/support/environment.ts'
import { startProcess } from '#/tests/support/process.ts'
import { TABLE } from './access-table.ts'
import { addPerson, openSession } from './team.ts'
import { startWeb, type Web } from './web.ts'

const endings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function web(options: Parameters<typeof startWeb>[0] = {}): Promise<Web> {
  const started = await startWeb(options)
  endings.push(() => started.stop())
  return started
}

async function database() {
  const made = await testDatabase()
  const sql = postgres(made.url, { max: 1, onnotice: () => undefined })
  endings.push(async () => {
    await sql.end()
    await made.drop()
  })
  return { url: made.url, sql }
}

/** What the server says when it does not start. */
async function refusal(env: Record<string, string>): Promise<string> {
  const child = startProcess(
    'the web server',
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', '0'],
    env,
  )
  const problem = await child.waitFor(/Ready in never/).then(String, (error: Error) => error.message)
  expect(problem).toContain('ended with code 1')
  return problem
}

const KEY = randomBytes(32).toString('base64')
const OTHER_KEY = randomBytes(32).toString('base64')

/** A mailbox whose grant is sealed with this key. */
async function sealedGrant(sql: postgres.Sql, key: string): Promise<void> {
  const owner = await addPerson(sql, `Noor${randomBytes(2).toString('hex')}`, 'member')
  const [row] = await sql`
    insert into mailboxes (owner_id, address, colour, issuer, subject) values (${owner}, ${`${owner}@spaakwerk.example`}, 'teal', 'i', 's') returning id`
  const sealed = seal(keyRing(key), grantPurpose(Number(row?.id)), '1//refresh')
  await sql`update mailboxes set sealed_refresh_token = ${sealed} where id = ${row?.id}`
}

const health = async ({ address }: Web, which: 'live' | 'ready') => {
  const response = await fetch(`${address}/api/health/${which}`)
  return { status: response.status, body: await response.text() }
}

const OK = { status: 200, body: '{"status":"ok"}' }
const READY = { status: 200, body: '{"status":"ok","lateMailboxes":0}' }
const NOT_READY = { status: 503, body: '{"status":"not ready"}' }

describe('health', () => {
  test('is well when all is there', async () => {
    const server = await web()
    expect(await health(server, 'live')).toEqual(OK)
    expect(await health(server, 'ready')).toEqual(READY)
  })

  test('without a database: alive, not ready, and ready again when it is back', async () => {
    const { url, sql } = await database()
    const server = await web({ databaseUrl: url })
    expect(await health(server, 'ready')).toEqual(READY)
    await sql`alter role postgres in database ${sql(new URL(url).pathname.slice(1))} set search_path = nowhere`
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    expect(await health(server, 'ready')).toEqual(NOT_READY)
    expect(await health(server, 'live')).toEqual(OK)
    await sql`alter role postgres in database ${sql(new URL(url).pathname.slice(1))} reset search_path`
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    await expect.poll(() => health(server, 'ready'), { timeout: 10_000 }).toEqual(READY) // its pool notices by a query that fails
  })

  test.each([
    ['an older', -1],
    ['a newer', 1],
  ])('over %s schema: not ready', async (_, step) => {
    const { url, sql } = await database()
    const server = await web({ databaseUrl: url })
    await sql`update drizzle.__drizzle_migrations set created_at = created_at + ${step}`
    expect(await health(server, 'ready')).toEqual(NOT_READY)
    expect(await health(server, 'live')).toEqual(OK)
    expect(server.process.output()).toContain('"check":"schema"')
  })

  test('with a grant that no key opens: not ready, and the log says which check failed', async () => {
    const { url, sql } = await database()
    const server = await web({ databaseUrl: url, env: { ENCRYPTION_KEY: KEY } })
    expect(await health(server, 'ready')).toEqual(READY)
    await sealedGrant(sql, OTHER_KEY)
    expect(await health(server, 'ready')).toEqual(NOT_READY)
    expect(server.process.output()).toContain('"check":"keys"')
  })
})

describe('the server does not start', () => {
  test('with a key that does not open what is sealed, and says what to do', async () => {
    const { url, sql } = await database()
    await sealedGrant(sql, KEY)
    const env = testEnvironment({
      databaseUrl: url,
      googleUrl: 'http://127.0.0.1:9',
      extra: { ENCRYPTION_KEY: OTHER_KEY },
    })
    const said = await refusal(env)
    expect(said).toContain('ENCRYPTION_KEY does not open the grants in this database.')
    expect(said).toContain('ENCRYPTION_KEYS_OLD')
    expect(said).not.toContain(OTHER_KEY)
  })

  test('with a grant of which one bit has changed', async () => {
    const { url, sql } = await database()
    await sealedGrant(sql, KEY)
    const [row] = await sql`select sealed_refresh_token as sealed from mailboxes`
    const [version, id, text = ''] = String(row?.sealed).split('.')
    const bytes = Buffer.from(text, 'base64url')
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20)
    await sql`update mailboxes set sealed_refresh_token = ${`${version}.${id}.${bytes.toString('base64url')}`}`
    const env = testEnvironment({
      databaseUrl: url,
      googleUrl: 'http://127.0.0.1:9',
      extra: { ENCRYPTION_KEY: KEY },
    })
    expect(await refusal(env)).toContain('ENCRYPTION_KEY does not open the grants')
  })

  test('with a bad environment: every bad variable is named at once, and no value is repeated', async () => {
    const { url } = await database()
    const env = testEnvironment({ databaseUrl: url, googleUrl: 'http://127.0.0.1:9' })
    const said = await refusal({
      ...env,
      NEXTAUTH_URL: 'canary-address',
      NEXTAUTH_SECRET: 'canary',
      ENCRYPTION_KEY: 'canary-key',
      GOOGLE_CLIENT_ID: '',
    })
    for (const name of ['NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'ENCRYPTION_KEY', 'GOOGLE_CLIENT_ID'])
      expect(said).toContain(`${name}:`)
    expect(said).not.toContain('canary')
  })
})

test('during a rotation what the old key sealed still opens', async () => {
  const { url, sql } = await database()
  await sealedGrant(sql, KEY)
  const server = await web({ databaseUrl: url, env: { ENCRYPTION_KEY: OTHER_KEY, ENCRYPTION_KEYS_OLD: KEY } })
  expect(await health(server, 'ready')).toEqual(READY)
})

test('secrets may lie in files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lilac-secrets-'))
  endings.push(async () => rmSync(folder, { recursive: true }))
  const file = join(folder, 'url')
  writeFileSync(file, 'http://localhost:4123\n')
  const { url } = await database()
  const env = testEnvironment({ databaseUrl: url, googleUrl: 'http://127.0.0.1:9', origin: '' })
  const { NEXTAUTH_URL, ...rest } = env
  const server = await web({ databaseUrl: url, env: { ...rest, NEXTAUTH_URL: '', NEXTAUTH_URL_FILE: file } })
  const response = await fetch(`${server.address}/sign-in`)
  expect(response.status).toBe(200)
})

test('when sessions can’t be looked up, nobody gets in', async () => {
  const { url, sql } = await database()
  const server = await web({ databaseUrl: url })
  const cookie = await openSession(sql, await addPerson(sql, 'Noor', 'owner'))
  await sql`alter table auth_sessions rename to away`
  const ids = {
    mailbox: 1,
    thread: 1,
    message: 1,
    file: 1,
    picture: 1,
    imageSender: 1,
    invitation: 1,
    person: 1,
    draft: 1,
    draftFile: 1,
    action: 1,
    outbox: 1,
    label: 1,
    template: 1,
    templateFile: 1,
    folder: 1,
  }
  const open = [
    'GET /api/health/live',
    'GET /api/health/ready',
    'GET /api/auth/[...nextauth]',
    'POST /api/auth/[...nextauth]',
  ]
  const asksForSession = ({ route, everybodys }: (typeof TABLE)[number]) =>
    !everybodys && !open.includes(route) && !route.endsWith('[...unknown]')
  for (const line of TABLE.filter(asksForSession)) {
    const [method = ''] = line.route.split(' ')
    const read = method === 'PAGE' || method === 'GET'
    const response = await fetch(server.origin + line.at(ids), {
      method: read ? 'GET' : method,
      redirect: 'manual',
      headers: {
        cookie,
        ...(!read && { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }),
      },
      ...(!read && { body: JSON.stringify(line.body?.(ids) ?? {}) }),
    })
    const text = await response.text()
    expect(response.status, line.route).toBe(500)
    expect(text, line.route).not.toMatch(/auth_sessions|select |relation|drizzle|\n\s+at /)
  }
})
