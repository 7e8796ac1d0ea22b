import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

const KEY = Buffer.alloc(32, 1).toString('base64')

const COMPLETE = {
  NODE_ENV: 'test' as const,
  DATABASE_URL: 'postgres://lilac@127.0.0.1/lilac',
  NEXTAUTH_URL: 'https://crm.spaakwerk.example',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  GOOGLE_CLIENT_ID: 'id',
  GOOGLE_CLIENT_SECRET: 'secret',
  ENCRYPTION_KEY: KEY,
}

function problemsOf(changes: Record<string, string | undefined>): string {
  try {
    readEnv({ ...COMPLETE, ...changes })
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test('a complete environment is read, with the rest at its defaults', () => {
  expect(readEnv(COMPLETE)).toMatchObject({
    NEXTAUTH_URL: 'https://crm.spaakwerk.example',
    ENCRYPTION_KEYS_OLD: [],
    ALLOWED_DOMAINS: [],
    GMAIL_UNITS_PER_MINUTE: 6_000,
    WORKER: 'separate',
  })
})

test.each([
  ['DATABASE_URL', undefined, 'is missing'],
  ['DATABASE_URL', '', 'is missing'],
  ['DATABASE_URL', 'canary', 'must be an address'],
  ['DATABASE_URL', 'mysql://canary@host/x', 'must be an address'],
  ['DIRECT_DATABASE_URL', 'https://canary.example', 'must be an address'],
  ['NEXTAUTH_URL', undefined, 'is missing'],
  ['NEXTAUTH_URL', 'canary.example', 'must be an address'],
  ['NEXTAUTH_URL', 'ftp://canary.example', 'must be an address'],
  ['NEXTAUTH_SECRET', undefined, 'is missing'],
  ['NEXTAUTH_SECRET', 'canary', 'openssl rand -base64 32'],
  ['GOOGLE_CLIENT_ID', undefined, 'is missing'],
  ['GOOGLE_CLIENT_SECRET', '', 'is missing'],
  ['GOOGLE_BASE_URL', 'canary', 'must be an address'],
  ['ENCRYPTION_KEY', undefined, 'is missing'],
  ['ENCRYPTION_KEY', 'canary', 'openssl rand -base64 32'],
  ['ENCRYPTION_KEY', Buffer.alloc(31, 1).toString('base64'), '32 bytes'],
  ['ENCRYPTION_KEYS_OLD', `${KEY},canary`, '32 bytes'],
  ['REMOTE_IMAGE_ALLOW', '127.0.0.1:4010,canary', 'exact hosts'],
  ['REMOTE_IMAGE_ALLOW', '*.canary.example:80', 'exact hosts'],
  ['REMOTE_IMAGE_ALLOW', 'http://canary.example:80', 'exact hosts'],
  ['REMOTE_IMAGE_ALLOW', 'canary.example:80', 'opens a way into your network'],
  ['GMAIL_UNITS_PER_MINUTE', 'canary', ''],
  ['GMAIL_UNITS_PER_MINUTE', '-1', ''],
  ['GMAIL_CONCURRENCY', '0', ''],
  ['WORKER', 'canary', ''],
])('%s = %s is named, and its value is not repeated', (name, value, words) => {
  const said = problemsOf({ [name]: value })
  expect(said).toContain(`${name}: `)
  expect(said).toContain(words)
  expect(said).toContain('.env.example')
  expect(said).not.toContain('canary')
})

test('all that is wrong is named at once', () => {
  const said = problemsOf({
    DATABASE_URL: '',
    NEXTAUTH_SECRET: 'short',
    ENCRYPTION_KEY: 'x',
    NEXTAUTH_URL: 'y',
  })
  for (const name of ['DATABASE_URL', 'NEXTAUTH_SECRET', 'ENCRYPTION_KEY', 'NEXTAUTH_URL'])
    expect(said).toContain(`${name}: `)
})

test('a value may lie in a file; one that can’t be read is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lilac-env-'))
  const file = join(folder, 'secret')
  writeFileSync(file, `${'y'.repeat(40)}\n`)
  const read = readEnv({ ...COMPLETE, NEXTAUTH_SECRET: undefined, NEXTAUTH_SECRET_FILE: file })
  expect(read.NEXTAUTH_SECRET).toBe('y'.repeat(40))
  rmSync(folder, { recursive: true })
  expect(problemsOf({ NEXTAUTH_SECRET: undefined, NEXTAUTH_SECRET_FILE: file })).toContain(
    'NEXTAUTH_SECRET_FILE: ',
  )
})

test('addresses and lists come as the product uses them', () => {
  const read = readEnv({
    ...COMPLETE,
    GOOGLE_BASE_URL: 'http://127.0.0.1:4000/',
    ALLOWED_DOMAINS: ' Spaakwerk.example, wielen.example ,',
  })
  expect(read.GOOGLE_BASE_URL).toBe('http://127.0.0.1:4000')
  expect(read.ALLOWED_DOMAINS).toEqual(['spaakwerk.example', 'wielen.example'])
})

test.each([
  ['in a demo', { GOOGLE_BASE_URL: 'http://127.0.0.1:4000', NEXTAUTH_URL: 'http://localhost:3000' }, true],
  ['with Google itself', { NEXTAUTH_URL: 'http://localhost:3000' }, false],
  ['on a site that others reach', { GOOGLE_BASE_URL: 'http://127.0.0.1:4000' }, false],
])('servers of one’s own network can be asked for pictures %s: %s', (_where, changes, allowed) => {
  const said = problemsOf({ ...changes, NODE_ENV: 'production', REMOTE_IMAGE_ALLOW: '127.0.0.1:4010' })
  expect(said === '').toBe(allowed)
})
