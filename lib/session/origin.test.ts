import { beforeAll, expect, test } from 'vitest'
import { ownPath } from './origin.ts'

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
    NEXTAUTH_URL: 'https://crm.spaakwerk.example',
    NEXTAUTH_SECRET: 'a-secret-for-tests-that-is-long-enough',
    GOOGLE_CLIENT_ID: 'client',
    GOOGLE_CLIENT_SECRET: 'secret',
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
  })
})

test.each(['/mail/inbox', '/mail/inbox?after=12', '/settings/team', '/a/../mail/inbox'])(
  'the way back %s leads to that page of ours',
  (wanted) => expect(ownPath(wanted)).toBe(wanted.replace('/a/..', '')),
)

test.each([
  null,
  '',
  'mail',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https://evil.example/mail',
  'https://crm.spaakwerk.example@evil.example/',
  'https://crm.spaakwerk.example.evil.example/',
  '@evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/api/auth/signout',
  '/sign-in?to=/sign-in',
])('the way back %j leads to the first page instead', (wanted) => expect(ownPath(wanted)).toBe('/'))

test('an encoded slash stays a part of a path of ours', () => {
  expect(new URL(ownPath('/%2F%2Fevil.example'), 'https://crm.spaakwerk.example').host).toBe(
    'crm.spaakwerk.example',
  )
})
