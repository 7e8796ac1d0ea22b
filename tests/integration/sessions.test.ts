import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { at, emptyHouse, type House, openHouse, signedIn, signIn } from './sign-in-house.ts'
import type { Visitor } from './visitor.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.stop())

beforeEach(() => emptyHouse(house))

/** Whether a session opens each kind of address: a page, the API, live events. */
async function opens(visitor: Visitor): Promise<boolean[]> {
  const page = await visitor.get('/settings/team')
  const api = await visitor.get('/api/v1/threads?list=inbox')
  const live = await visitor.get('/api/events')
  await live.body?.cancel()
  const change = await visitor.change('POST', '/api/v1/team/invitations', { email: 'not an address' })
  return [page.status === 200, api.status === 200, live.status === 200, change.status === 400]
}

const OPEN = [true, true, true, true]
const CLOSED = [false, false, false, false]

/** The same browser as it was, whatever the server has taken away since. */
function replay(visitor: Visitor): Visitor {
  const copy = house.visitor()
  for (const [name, value] of visitor.cookies) copy.cookies.set(name, value)
  return copy
}

async function invitedIn(name: string): Promise<Visitor> {
  await house.web
    .sql`insert into invitations (email, role, invited_by) select ${at(name)}, 'member', id from users where role = 'owner'`
  return signedIn(house, name)
}

describe('a session ends on the server', () => {
  test('when its owner signs out, and the cookie goes too', async () => {
    const noor = await signedIn(house, 'Noor')
    const before = replay(noor)
    expect(await opens(before)).toEqual(OPEN)
    expect((await noor.change('POST', '/api/auth/signout')).status).toBe(204)
    expect(noor.cookies.has('lilac.session')).toBe(false)
    expect(await opens(before)).toEqual(CLOSED)
  })

  test('when access is taken away, and does not come back with it', async () => {
    const noor = await signedIn(house, 'Noor')
    const bram = await invitedIn('Bram')
    expect(await opens(bram)).toEqual(OPEN)
    const [row] = await house.web.sql`select id from users where email = ${at('Bram')}`
    const path = `/api/v1/team/people/${row?.id}/deactivation`
    expect((await noor.change('POST', path)).status).toBe(204)
    expect(await opens(bram)).toEqual(CLOSED)
    expect((await noor.change('DELETE', path)).status).toBe(204)
    expect(await opens(bram)).toEqual(CLOSED)
  })

  test('when the person is removed', async () => {
    await signedIn(house, 'Noor')
    const bram = await invitedIn('Bram')
    await house.web
      .sql`delete from mailboxes where owner_id = (select id from users where email = ${at('Bram')})`
    await house.web.sql`delete from users where email = ${at('Bram')}`
    expect(await opens(bram)).toEqual(CLOSED)
  })

  test('when another sign-in in the same browser begins one: its id is new, and the old one is worth nothing', async () => {
    const noor = await signedIn(house, 'Noor')
    const before = replay(noor)
    await signIn(noor, { email: at('Noor') })
    expect(noor.cookies.get('lilac.session')).not.toBe(before.cookies.get('lilac.session'))
    expect(await opens(noor)).toEqual(OPEN)
    expect(await opens(before)).toEqual(CLOSED)
  })

  test('but not the one in another browser', async () => {
    const [desk, phone] = [await signedIn(house, 'Noor'), await signedIn(house, 'Noor')]
    await desk.change('POST', '/api/auth/signout')
    expect(await opens(phone)).toEqual(OPEN)
  })
})

describe('a session has two limits', () => {
  const shift = (column: string, interval: string) =>
    house.web
      .sql`update auth_sessions set ${house.web.sql(column)} = ${house.web.sql(column)} - ${interval}::interval`

  test('it is over when nobody used it for 14 days', async () => {
    const noor = await signedIn(house, 'Noor')
    await shift('seen_at', '13 days 23 hours')
    expect(await opens(noor)).toEqual(OPEN)
    await shift('seen_at', '14 days 1 minute')
    expect(await opens(noor)).toEqual(CLOSED)
  })

  test('and after 30 days however much it is used', async () => {
    const noor = await signedIn(house, 'Noor')
    await shift('created_at', '29 days 23 hours')
    expect(await opens(noor)).toEqual(OPEN)
    await shift('created_at', '1 hour 1 minute')
    expect(await opens(noor)).toEqual(CLOSED)
  })

  test('or when the row says so', async () => {
    const noor = await signedIn(house, 'Noor')
    await shift('expires_at', '30 days 1 minute')
    expect(await opens(noor)).toEqual(CLOSED)
  })

  test('its use is noted at most once an hour', async () => {
    const noor = await signedIn(house, 'Noor')
    const seen = async () => (await house.web.sql`select seen_at from auth_sessions`)[0]?.seen_at as Date
    await shift('seen_at', '59 minutes')
    const before = await seen()
    await opens(noor)
    expect(await seen()).toEqual(before)
    await shift('seen_at', '2 minutes')
    await opens(noor)
    expect((await seen()).getTime()).toBeGreaterThan(before.getTime())
  })

  test('its token is 256 random bits, and never the same', async () => {
    const tokens = [await signedIn(house, 'Noor'), await signedIn(house, 'Noor')].map(
      (visitor) => visitor.cookies.get('lilac.session') ?? '',
    )
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(new Set(tokens).size).toBe(2)
  })
})

test('a role that changes applies to the next request', async () => {
  const noor = await signedIn(house, 'Noor')
  const invite = (email: string) => noor.change('POST', '/api/v1/team/invitations', { email })
  expect((await invite('elin@spaakwerk.example')).status).toBe(200)
  await house.web.sql`update users set role = 'member'`
  expect((await invite('mette@spaakwerk.example')).status).toBe(403)
})

test('sign-ins, refusals and denials are in the log and the audit rows, and no secret is in either', async () => {
  const begun = house.web.process.output().length
  const noor = await signedIn(house, 'Noor')
  const cookies = [...noor.cookies.values()]
  const { back } = await signIn(house.visitor(), { email: 'camille@pignon.example' })
  await house
    .visitor()
    .get(`/api/auth/callback/google?state=canary-state&code=canary-code%0d%0a{"forged":"line"}`)
  await noor.change('POST', '/api/v1/team/invitations', { email: `canary\r\n{"forged":"line"}@x.example` })
  await noor.send(
    'POST',
    '/api/v1/team/invitations',
    { origin: 'https://evil.example', authorization: 'Bearer canary-bearer' },
    '{}',
  )
  await noor.get('/api/v1/threads?list=canary-query%0a%7B%7D')
  await noor.change('POST', '/api/auth/signout')

  const actions = await house.web.sql`select action from audit_log order by id`
  expect(actions.map(({ action }) => action)).toEqual([
    'team.joined',
    'signed_in',
    'sign_in.refused',
    'signed_out',
  ])
  const output = house.web.process.output().slice(begun)
  const lines = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { event: string })
  const events = lines.map(({ event }) => event)
  for (const event of ['signed_in', 'sign_in.refused', 'access.refused', 'sign_in.problem', 'signed_out'])
    expect(events).toContain(event)
  expect(lines.some((line) => 'forged' in line)).toBe(false)

  const secrets = [
    ...cookies,
    new URL(back).searchParams.get('code') ?? '',
    new URL(back).searchParams.get('state') ?? '',
    'canary-state',
    'canary-code',
    'canary-bearer',
    house.web.env.GOOGLE_CLIENT_SECRET ?? '',
    house.web.env.NEXTAUTH_SECRET ?? '',
  ]
  for (const secret of secrets) expect(output).not.toContain(secret)
  expect(output).not.toMatch(/ya29\.|1\/\/0|eyJ/)
})
