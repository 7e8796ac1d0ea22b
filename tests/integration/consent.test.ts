import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { goThroughGoogle } from './at-google.ts'
import { at, emptyHouse, type House, openHouse, pathIn, signedIn, signIn } from './sign-in-house.ts'
import type { Visitor } from './visitor.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.stop())

beforeEach(() => emptyHouse(house))

/** Somebody who is signed in while Lilac holds no refresh token, since Google gave none. */
async function withoutToken(name: string): Promise<{ visitor: Visitor; mailboxId: number }> {
  house.between.twist({ answer: ({ refresh_token, ...answer }) => answer })
  const visitor = await signedIn(house, name)
  house.between.twist({})
  return { visitor, mailboxId: await mailboxOf(name) }
}

async function mailboxOf(name: string): Promise<number> {
  const [row] = await house.web.sql`select id from mailboxes where address = ${at(name)}`
  return Number(row?.id)
}

/** Somebody whom Noor, who owns the workspace, lets in. */
async function invited(noor: Visitor, name: string): Promise<Visitor> {
  await noor.change('POST', '/api/v1/team/invitations', { email: at(name) })
  return signedIn(house, name)
}

async function ask(visitor: Visitor, mailboxId: number | null): Promise<string> {
  const response = await visitor.change('POST', '/api/v1/mailboxes/consent', { mailboxId })
  const { data } = (await response.json()) as { data: { address: string } }
  return data.address
}

const sealedOf = async (id: number) =>
  (
    await house.web
      .sql`select sealed_refresh_token as sealed, scopes, phase, trouble from mailboxes where id = ${id}`
  )[0]

const problemIn = (response: Response) =>
  new URL(response.headers.get('location') ?? '').searchParams.get('problem')

test('one more yes at Google brings the refresh token, which is kept sealed', async () => {
  const { visitor, mailboxId } = await withoutToken('Noor')
  const address = await ask(visitor, mailboxId)
  const asked = Object.fromEntries(new URL(address).searchParams)
  expect(asked).toMatchObject({
    prompt: 'consent',
    access_type: 'offline',
    login_hint: at('Noor'),
    code_challenge_method: 'S256',
    redirect_uri: `${house.web.origin}/api/auth/callback/google`,
  })
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(asked[name]?.length).toBeGreaterThanOrEqual(43)

  const { back, pages } = await goThroughGoogle(address, { email: at('Noor') })
  expect(pages).toHaveLength(1) // what to allow; the account is known
  const response = await visitor.get(pathIn(back))
  expect(response.headers.get('location')).toBe(`${house.web.origin}/`)
  expect((await sealedOf(mailboxId))?.sealed).toMatch(/^v1\./)
  expect(visitor.cookies.has('lilac.consent')).toBe(false)
  expect(await (await visitor.get('/welcome')).text()).toContain('How far back should Lilac look?')
})

test('a stopped mailbox goes on after a reconnect', async () => {
  const visitor = await signedIn(house, 'Noor')
  const mailboxId = await mailboxOf('Noor')
  const before = await sealedOf(mailboxId)
  await house.web
    .sql`update mailboxes set phase = 'stopped', trouble = 'reconnect', start = 'everything', listed_at = now()`
  const { back } = await goThroughGoogle(await ask(visitor, mailboxId), { email: at('Noor') })
  await visitor.get(pathIn(back))
  const after = await sealedOf(mailboxId)
  expect(after).toMatchObject({ phase: 'fetching', trouble: null })
  expect(after?.sealed).not.toBe(before?.sealed)
})

test('another account than the mailbox’s is refused in words, and nothing is changed', async () => {
  const { visitor, mailboxId } = await withoutToken('Noor')
  const address = new URL(await ask(visitor, mailboxId))
  address.searchParams.delete('login_hint') // the person chooses for themselves
  const { back } = await goThroughGoogle(address.href, { email: at('Bram') })
  const response = await visitor.get(pathIn(back))
  expect(problemIn(response)).toBe('wrong_account')
  expect((await sealedOf(mailboxId))?.sealed).toBeNull()
  const page = await (await visitor.get(pathIn(response.headers.get('location') ?? ''))).text()
  expect(page).toContain('You chose another Google account than that of this mailbox.')
})

test('the Gmail box unticked again: said in words, and the token that is held stays', async () => {
  const visitor = await signedIn(house, 'Noor')
  const mailboxId = await mailboxOf('Noor')
  const before = await sealedOf(mailboxId)
  const { back } = await goThroughGoogle(await ask(visitor, mailboxId), {
    email: at('Noor'),
    untick: 'gmail.modify',
  })
  expect(problemIn(await visitor.get(pathIn(back)))).toBe('scope')
  expect(await sealedOf(mailboxId)).toEqual(before)
})

test('declined at Google: said in words', async () => {
  const { visitor, mailboxId } = await withoutToken('Noor')
  const { back } = await goThroughGoogle(await ask(visitor, mailboxId), { email: at('Noor'), cancel: true })
  expect(problemIn(await visitor.get(pathIn(back)))).toBe('declined')
})

test('one more mailbox of one’s own, but not a colleague’s', async () => {
  const noor = await signedIn(house, 'Noor')
  await house.web
    .sql`insert into invitations (email, role, invited_by) select ${at('Bram')}, 'member', id from users`
  await signedIn(house, 'Bram')
  const first = await goThroughGoogle(await ask(noor, null), { email: 'tobias.krell@mailbox.example' })
  expect((await noor.get(pathIn(first.back))).headers.get('location')).toBe(`${house.web.origin}/`)
  const second = await goThroughGoogle(await ask(noor, null), { email: at('Bram') })
  expect(problemIn(await noor.get(pathIn(second.back)))).toBe('mailbox_taken')
  const owned = await house.web
    .sql`select address from mailboxes join users on users.id = owner_id where users.email = ${at('Noor')} order by mailboxes.id`
  expect(owned.map(({ address }) => address)).toEqual([at('Noor'), 'tobias.krell@mailbox.example'])
})

test('the answer counts only for the person and the browser that asked', async () => {
  const { visitor: noor, mailboxId } = await withoutToken('Noor')
  await house.web
    .sql`insert into invitations (email, role, invited_by) select ${at('Bram')}, 'member', id from users`
  const bram = await signedIn(house, 'Bram')
  const { back } = await goThroughGoogle(await ask(noor, mailboxId), { email: at('Noor') })

  await bram.get(pathIn(back)) // without the cookie
  bram.cookies.set('lilac.consent', noor.cookies.get('lilac.consent') ?? '')
  await bram.get(pathIn(back)) // with a cookie that is sealed for another
  await house.visitor().get(pathIn(back)) // signed out
  expect((await sealedOf(mailboxId))?.sealed).toBeNull()

  const forged = new URL(back)
  forged.searchParams.set('state', 'x'.repeat(43))
  await noor.get(pathIn(forged.href))
  expect((await sealedOf(mailboxId))?.sealed).toBeNull()
  await noor.get(pathIn(back))
  expect((await sealedOf(mailboxId))?.sealed).not.toBeNull()
})

test.each([
  ['of another nonce', { claims: (claims: object) => ({ ...claims, nonce: 'x'.repeat(43) }) }],
  ['for another client', { claims: (claims: object) => ({ ...claims, aud: 'another' }) }],
  ['of another issuer', { claims: (claims: object) => ({ ...claims, iss: 'https://evil.example' }) }],
  ['without a signature', { header: { alg: 'none' } }],
  ['of a wrong key', { wrongKey: true }],
])('an id token %s connects nothing', async (_, twist) => {
  const { visitor, mailboxId } = await withoutToken('Noor')
  const { back } = await goThroughGoogle(await ask(visitor, mailboxId), { email: at('Noor') })
  house.between.twist(twist)
  expect(problemIn(await visitor.get(pathIn(back)))).toBe('not_completed')
  expect((await sealedOf(mailboxId))?.sealed).toBeNull()
})

test('a colleague whose mailbox is another’s is signed in without one, and told so', async () => {
  const noor = await signedIn(house, 'Noor')
  const { back } = await goThroughGoogle(await ask(noor, null), { email: at('Bram') })
  await noor.get(pathIn(back))
  await house.web
    .sql`insert into invitations (email, role, invited_by) select ${at('Bram')}, 'member', id from users`
  const bram = house.visitor()
  const { response } = await signIn(bram, { email: at('Bram') })
  expect(response.headers.get('location')).toBe(`${house.web.origin}/`)
  const page = await (await bram.get('/welcome')).text()
  expect(page).toContain('Lilac has no mailbox of yours yet.')
  expect(page).toContain(`${at('Bram')} is Noor’s mailbox here.`)

  const giada = await invited(noor, 'Giada') // with his cookie, and with an address made up
  giada.cookies.set('lilac.told', bram.cookies.get('lilac.told') ?? '')
  const hers = await (await giada.get('/settings/mailboxes?problem=mailbox_taken')).text()
  expect(hers).toContain('This mailbox is already connected by a colleague.')
  expect(hers).not.toContain('Noor’s mailbox')
})
