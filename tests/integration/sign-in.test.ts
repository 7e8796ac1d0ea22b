import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { at, counts, emptyHouse, type House, openHouse, signedIn, signIn } from './sign-in-house.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.stop())

beforeEach(async () => {
  await emptyHouse(house)
  for (const name of ['Noor', 'Bram', 'Lotte'])
    await house.google.control('revoke', { email: at(name) }).catch(() => undefined) // each begins without a grant
})

const invite = (name: string, role = 'member') =>
  house.web
    .sql`insert into invitations (email, role, invited_by) select ${at(name)}, ${role}, id from users where role = 'owner'`

describe('who gets in', () => {
  test('the first person owns the workspace, with a mailbox whose grant is sealed', async () => {
    const visitor = house.visitor()
    const { response, pages } = await signIn(visitor, { email: at('Noor') })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`${house.web.origin}/`)
    expect(pages).toHaveLength(2) // which account, and what to allow

    const [noor] = await house.web.sql`select users.name, role, workspace.name as team from users, workspace`
    expect(noor).toEqual({ name: 'Noor', role: 'owner', team: 'Spaakwerk' })
    const [mailbox] = await house.web
      .sql`select address, sealed_refresh_token as sealed, phase, start from mailboxes`
    expect(mailbox).toMatchObject({ address: at('Noor'), phase: 'waiting', start: null })
    expect(mailbox?.sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{100,}$/)
    expect((await visitor.get('/')).headers.get('location')).toBe('/welcome')
    expect(await (await visitor.get('/welcome')).text()).toContain('How far back should Lilac look?')
  })

  test('two who come first at the same moment: one owns it, the other is not invited', async () => {
    for (let round = 0; round < 5; round++) {
      await emptyHouse(house)
      const visitors = [house.visitor(), house.visitor()]
      const names = ['Noor', 'Bram']
      const results = await Promise.all(
        visitors.map((visitor, index) => signIn(visitor, { email: at(names[index] ?? '') })),
      )
      const led = results.map(({ response }) =>
        response.headers.get('location')?.replace(house.web.origin, ''),
      )
      expect(led.sort()).toEqual(['/', '/sign-in?error=not_invited'])
      expect(await counts(house)).toMatchObject({
        users: 1,
        accounts: 1,
        sessions: 1,
        mailboxes: 1,
        workspaces: 1,
      })
    }
  })

  test('somebody who is not invited reads why, and leaves no row but one in the audit log', async () => {
    await signedIn(house, 'Noor')
    const before = await counts(house)
    const stranger = house.visitor()
    const { response } = await signIn(stranger, { email: 'camille@pignon.example' })
    expect(response.headers.get('location')).toBe(`${house.web.origin}/sign-in?error=not_invited`)
    expect(await counts(house)).toEqual({ ...before, audits: (before.audits ?? 0) + 1 })
    const [row] = await house.web.sql`select action, user_id, details from audit_log order by id desc limit 1`
    expect(row).toEqual({
      action: 'sign_in.refused',
      user_id: null,
      details: { reason: 'not_invited', email: 'camille@pignon.example' },
    })

    const page = await (await stranger.get('/sign-in?error=not_invited')).text()
    expect(page).toContain('camille@pignon.example is not invited to Spaakwerk.')
    const again = await stranger.submit('/api/auth/signin/google', { to: '/', account: 'other' })
    expect(new URL(again.headers.get('location') ?? '').searchParams.get('prompt')).toBe('select_account')
  })

  test('an invitation lets its address in once, with its role', async () => {
    await signedIn(house, 'Noor')
    await invite('Lotte', 'admin')
    await signedIn(house, 'Lotte')
    const [lotte] = await house.web.sql`select role from users where email = ${at('Lotte')}`
    expect(lotte?.role).toBe('admin')
    const [invitation] = await house.web.sql`select accepted_at from invitations`
    expect(invitation?.accepted_at).toBeInstanceOf(Date)
  })

  test('an address that came back with another Google account is refused', async () => {
    await signedIn(house, 'Noor')
    house.between.twist({ claims: (claims) => ({ ...claims, sub: '999999999999999999999' }) })
    const before = await counts(house)
    const { response } = await signIn(house.visitor(), { email: at('Noor') })
    expect(response.headers.get('location')).toContain('error=other_account')
    expect(await counts(house)).toEqual({ ...before, audits: (before.audits ?? 0) + 1 })
  })

  test('a person whose address changed at Google is still the same person', async () => {
    await signedIn(house, 'Noor')
    house.between.twist({ claims: (claims) => ({ ...claims, email: 'noor.idrissi@spaakwerk.example' }) })
    await signedIn(house, 'Noor')
    expect(await counts(house)).toMatchObject({ users: 1, accounts: 1 })
  })

  test.each([false, 'false', undefined])(
    'an address that Google has not verified (%s) is refused',
    async (verified) => {
      house.between.twist({ claims: (claims) => ({ ...claims, email_verified: verified }) })
      const { response } = await signIn(house.visitor(), { email: at('Noor') })
      expect(response.headers.get('location')).toContain('error=email_unverified')
      expect(await counts(house)).toMatchObject({ users: 0, workspaces: 0, sessions: 0, mailboxes: 0 })
    },
  )

  test('a deactivated person is refused in words, and gets in again when access is given back', async () => {
    await signedIn(house, 'Noor')
    await invite('Bram')
    await signedIn(house, 'Bram')
    await house.web.sql`update users set deactivated_at = now() where email = ${at('Bram')}`
    const { response } = await signIn(house.visitor(), { email: at('Bram') })
    expect(response.headers.get('location')).toContain('error=deactivated')
    await house.web.sql`update users set deactivated_at = null where email = ${at('Bram')}`
    await signedIn(house, 'Bram')
  })

  test('somebody who declines at Google reads what that means', async () => {
    const visitor = house.visitor()
    const { response } = await signIn(visitor, { email: at('Noor'), cancel: true })
    expect(response.headers.get('location')).toContain('/sign-in?error=declined')
    expect(await (await visitor.get('/sign-in?error=declined')).text()).toContain(
      'access was declined at Google',
    )
    expect(await counts(house)).toMatchObject({ users: 0, audits: 0 })
  })
})

describe('what Google grants', () => {
  test('the way to Google asks for Gmail and lasting access, with PKCE, state and nonce, and shows no needless page', async () => {
    const response = await house.visitor().submit('/api/auth/signin/google', { to: '/' })
    const asked = Object.fromEntries(new URL(response.headers.get('location') ?? '').searchParams)
    expect(asked).toMatchObject({
      response_type: 'code',
      scope: 'openid email profile https://www.googleapis.com/auth/gmail.modify',
      access_type: 'offline',
      code_challenge_method: 'S256',
      redirect_uri: `${house.web.origin}/api/auth/callback/google`,
    })
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(asked[name]?.length, name).toBeGreaterThanOrEqual(43)
    expect(asked).not.toHaveProperty('prompt')
  })

  test('a later sign-in brings no refresh token, and the one that is held stays', async () => {
    await signedIn(house, 'Noor')
    const [first] = await house.web.sql`select sealed_refresh_token as sealed from mailboxes`
    const { pages } = await signIn(house.visitor(), { email: at('Noor') })
    expect(pages).toHaveLength(1) // which account, but nothing to allow
    const [second] = await house.web.sql`select sealed_refresh_token as sealed from mailboxes`
    expect(second).toEqual(first)
  })

  test('a refresh token that a later sign-in brings is kept instead', async () => {
    await signedIn(house, 'Noor')
    const [first] = await house.web.sql`select sealed_refresh_token as sealed from mailboxes`
    await house.google.control('revoke', { email: at('Noor') })
    await signedIn(house, 'Noor')
    const [second] = await house.web.sql`select sealed_refresh_token as sealed from mailboxes`
    expect(second?.sealed).not.toBe(first?.sealed)
  })

  test('the Gmail box unticked: signed in, and told in words what to do', async () => {
    const visitor = house.visitor()
    const { response } = await signIn(visitor, { email: at('Noor'), untick: 'gmail.modify' })
    expect(response.headers.get('location')).toBe(`${house.web.origin}/`)
    const page = await (await visitor.get('/welcome')).text()
    expect(page).toContain('the Gmail box was not ticked at Google')
    expect(page).toContain('Reconnect')
  })

  test('no refresh token held after sign-in: the welcome page asks for one more yes', async () => {
    house.between.twist({ answer: ({ refresh_token, ...answer }) => answer })
    const visitor = await signedIn(house, 'Noor')
    expect(await (await visitor.get('/welcome')).text()).toContain('One more yes from Google')
  })

  test('a dump of the database holds no token of Google, no session and no secret', async () => {
    const visitor = await signedIn(house, 'Noor')
    const dump = await everything()
    expect(dump).toContain(at('Noor'))
    expect(dump).not.toMatch(/ya29\.|1\/\/0|eyJ[\w-]{20,}/)
    for (const [name, value] of visitor.cookies) expect(dump, name).not.toContain(value)
    expect(dump).not.toContain(house.web.env.GOOGLE_CLIENT_SECRET ?? '')
  })
})

/** All rows of all tables, pg-boss' own too, as one text. */
async function everything(): Promise<string> {
  const { sql } = house.web
  const tables = await sql`
    select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  const rows = await Promise.all(
    tables.map(({ schema, name }) => sql`select to_jsonb(t)::text as row from ${sql(schema)}.${sql(name)} t`),
  )
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n')
}
