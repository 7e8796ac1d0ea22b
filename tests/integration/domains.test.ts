import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { at, counts, emptyHouse, type House, openHouse, signedIn, signIn } from './sign-in-house.ts'

// ALLOWED_DOMAINS=spaakwerk.example

let house: House

beforeAll(async () => {
  house = await openHouse({ ALLOWED_DOMAINS: 'Spaakwerk.example, wielen.example' })
})

afterAll(() => house.stop())

beforeEach(() => emptyHouse(house))

const PERSONAL = 'tobias.krell@mailbox.example'

const where = async (email: string) =>
  (await signIn(house.visitor(), { email })).response.headers.get('location')?.replace(house.web.origin, '')

test('colleagues get in without an invitation, as members', async () => {
  await signedIn(house, 'Noor')
  await signedIn(house, 'Bram')
  const people = await house.web.sql`select name, role from users order by id`
  expect(people.map(({ name, role }) => `${name} ${role}`)).toEqual(['Noor owner', 'Bram member'])
})

test('a stranger who comes first does not own the workspace', async () => {
  expect(await where('camille@pignon.example')).toBe('/sign-in?error=other_domain')
  expect(await where(PERSONAL)).toBe('/sign-in?error=other_domain')
  expect(await counts(house)).toMatchObject({ users: 0, workspaces: 0, mailboxes: 0, sessions: 0 })
  await signedIn(house, 'Noor')
  expect((await house.web.sql`select name, role from users`)[0]).toEqual({ name: 'Noor', role: 'owner' })
})

test('an invitation lets one of another domain in all the same', async () => {
  await signedIn(house, 'Noor')
  await house.web
    .sql`insert into invitations (email, role, invited_by) select 'camille@pignon.example', 'member', id from users`
  expect(await where('camille@pignon.example')).toBe('/')
})

test('the Workspace that Google names decides, not the ending of the address', async () => {
  await signedIn(house, 'Noor')
  house.between.twist({ claims: (claims) => ({ ...claims, hd: 'pignon.example' }) })
  expect(await where(at('Bram'))).toBe('/sign-in?error=other_domain')
})

test('an account without a Workspace is judged by its verified address', async () => {
  await signedIn(house, 'Noor')
  house.between.twist({ claims: ({ hd, ...claims }) => claims })
  expect(await where(at('Bram'))).toBe('/')
  house.between.twist({ claims: ({ hd, ...claims }) => ({ ...claims, email_verified: false }) })
  expect(await where(at('Lotte'))).toBe('/sign-in?error=email_unverified')
})

test.each([
  'x@evil-spaakwerk.example',
  'x@spaakwerk.example.evil.example',
  'x@sub.spaakwerk.example',
  'x@spaakwerk.example@evil.example',
  'x',
])('the address %s is of another domain', async (email) => {
  await signedIn(house, 'Noor')
  house.between.twist({ claims: ({ hd, ...claims }) => ({ ...claims, sub: '42', email }) })
  expect(await where(at('Bram'))).toMatch(/error=(other_domain|email_unverified)$/)
})
