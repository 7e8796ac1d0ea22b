import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { goThroughGoogle } from './at-google.ts'
import type { Twist } from './false-google.ts'
import { askAs, FORGED } from './forged.ts'
import { at, counts, emptyHouse, type House, openHouse, pathIn, signedIn, signIn } from './sign-in-house.ts'
import type { Visitor } from './visitor.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.stop())

beforeEach(() => emptyHouse(house))

/** A visitor on the way back from Google, with the address that Google sends the browser to. */
async function onTheWayBack(): Promise<{ visitor: Visitor; back: string }> {
  const visitor = house.visitor()
  const there = await visitor.submit('/api/auth/signin/google', { to: '/' })
  const { back } = await goThroughGoogle(there.headers.get('location') ?? '', { email: at('Noor') })
  return { visitor, back: pathIn(back) }
}

async function expectRefused(response: Response): Promise<void> {
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toMatch(/\/sign-in\?error=(failed|not_completed)$/)
  expect(response.headers.getSetCookie().join()).not.toContain('lilac.session')
  expect(await counts(house)).toEqual({
    users: 0,
    accounts: 0,
    sessions: 0,
    mailboxes: 0,
    workspaces: 0,
    audits: 0,
  })
}

describe('an answer that is not the one to our question', () => {
  const changed: [string, (back: URL) => void][] = [
    ['without a state', (back) => back.searchParams.delete('state')],
    ['with another state', (back) => back.searchParams.set('state', 'x'.repeat(43))],
    ['with two states', (back) => back.searchParams.append('state', 'x'.repeat(43))],
    ['without a code', (back) => back.searchParams.delete('code')],
    ['with a made up code', (back) => back.searchParams.set('code', '4/0Amadeup')],
    ['with another issuer', (back) => back.searchParams.set('iss', 'https://evil.example')],
  ]

  test.each(changed)('%s is refused', async (_, change) => {
    const { visitor, back } = await onTheWayBack()
    const url = new URL(back, house.web.origin)
    change(url)
    await expectRefused(await visitor.get(pathIn(url.href)))
  })

  test.each(['state', 'pkce', 'nonce'])('in a browser without the %s cookie is refused', async (name) => {
    const { visitor, back } = await onTheWayBack()
    visitor.cookies.delete(`lilac.${name}`)
    await expectRefused(await visitor.get(back))
  })

  test.each([
    ['state', 'pkce'],
    ['nonce', 'state'],
    ['pkce', 'nonce'],
  ])('with the %s cookie holding what was sealed for %s is refused', async (name, other) => {
    const { visitor, back } = await onTheWayBack()
    visitor.cookies.set(`lilac.${name}`, visitor.cookies.get(`lilac.${other}`) ?? '')
    await expectRefused(await visitor.get(back))
  })

  test('in another browser, which began a sign-in of its own, is refused', async () => {
    const mine = await onTheWayBack()
    const theirs = await onTheWayBack()
    await expectRefused(await theirs.visitor.get(mine.back))
  })

  test('given a second time is refused', async () => {
    const { visitor, back } = await onTheWayBack()
    const cookies = new Map(visitor.cookies)
    await visitor.get(back)
    await emptyHouse(house)
    visitor.cookies.clear()
    for (const [name, value] of cookies) visitor.cookies.set(name, value)
    await expectRefused(await visitor.get(back))
  })
})

describe('an id token that is not right', () => {
  const hour = 3_600
  const now = () => Math.floor(Date.now() / 1000)
  const wrong: [string, Twist][] = [
    ['of another nonce', { claims: (claims) => ({ ...claims, nonce: 'x'.repeat(43) }) }],
    ['without a nonce', { claims: ({ nonce, ...claims }) => claims }],
    ['of another issuer', { claims: (claims) => ({ ...claims, iss: 'https://evil.example' }) }],
    ['for another client', { claims: (claims) => ({ ...claims, aud: 'another-client' }) }],
    [
      'for two clients, by another',
      { claims: (claims) => ({ ...claims, aud: [claims.aud, 'another'], azp: 'another' }) },
    ],
    ['that has expired', { claims: (claims) => ({ ...claims, iat: now() - 2 * hour, exp: now() - hour }) }],
    ['that is not valid yet', { claims: (claims) => ({ ...claims, nbf: now() + hour }) }],
    ['without a subject', { claims: ({ sub, ...claims }) => claims }],
    ['without a signature', { header: { alg: 'none' } }],
    ['signed with the client secret', { header: { alg: 'HS256' } }],
    ['signed with a key that is not Google’s', { wrongKey: true }],
    ['that names a key nobody has', { header: { kid: 'nobody' } }],
    ['that is not there', { answer: ({ id_token, ...answer }) => answer }],
    ['that is no token', { answer: (answer) => ({ ...answer, id_token: 'a.b.c' }) }],
  ]

  test.each(wrong)('%s is refused', async (_, twist) => {
    house.between.twist(twist)
    const { response } = await signIn(house.visitor(), { email: at('Noor') })
    await expectRefused(response)
  })

  test('and the same way with nothing wrong gets in', async () => {
    await signedIn(house, 'Noor')
  })
})

describe('where it leads', () => {
  test.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https:evil.example',
    'https://evil.example/',
    'http://localhost@evil.example/',
    '/.//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    '/%09/evil.example',
    '/\r\nset-cookie: a=b',
  ])('a sign-in that is to end at %j ends with us', async (to) => {
    const { response } = await signIn(house.visitor(), { email: at('Noor') }, { to })
    const location = response.headers.get('location') ?? ''
    expect(new URL(location, 'https://nowhere.example').origin).toBe(house.web.origin)
    expect(new URL(location).pathname).not.toMatch(/^\/\//)
    expect(response.headers.get('set-cookie')).not.toContain('a=b')
  })

  test('a cookie that names another way back is not followed either', async () => {
    const { visitor, back } = await onTheWayBack()
    visitor.cookies.set('lilac.return', encodeURIComponent('https://evil.example/'))
    const response = await visitor.get(back)
    expect(new URL(response.headers.get('location') ?? '').origin).toBe(house.web.origin)
  })

  test('a sign-in that began at a page ends there', async () => {
    await signedIn(house, 'Noor')
    const stranger = house.visitor()
    const sent = (await stranger.get('/settings/team')).headers.get('location') ?? ''
    const to = new URL(sent, house.web.origin).searchParams.get('to') ?? ''
    const { response } = await signIn(stranger, { email: at('Noor') }, { to })
    expect(response.headers.get('location')).toBe(`${house.web.origin}/settings/team`)
  })

  test('no parameter of the sign-in address reaches Google', async () => {
    const response = await house
      .visitor()
      .submit(
        '/api/auth/signin/google?redirect_uri=https://evil.example&scope=openid&prompt=none&access_type=online',
        {
          to: '/',
        },
      )
    const asked = new URL(response.headers.get('location') ?? '').searchParams
    expect(asked.get('redirect_uri')).toBe(`${house.web.origin}/api/auth/callback/google`)
    expect(asked.get('scope')).toContain('gmail.modify')
    expect(asked.get('access_type')).toBe('offline')
    expect(asked.has('prompt')).toBe(false)
  })

  test.each(FORGED)('a forged %j changes no address that we give', async (headers) => {
    const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const asked = await askAs(`${house.web.address}/api/auth/signin/google`, { ...own, ...headers }, 'to=%2F')
    expect(asked.location).toContain(encodeURIComponent(`${house.web.origin}/api/auth/callback/google`))
    expect(asked.whole).not.toContain('evil.example')
  })

  test('a malformed Authorization header is a stranger’s', async () => {
    for (const authorization of ['Bearer', 'Bearer %E0%A4%A', 'Basic x', 'Bearer a.b.c', 'x'.repeat(4_000)]) {
      const response = await house.visitor().send(
        'POST',
        '/api/v1/team/invitations',
        {
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          authorization,
        },
        '{}',
      )
      expect(response.status).toBe(401)
    }
  })

  test('Google silent: said in words', async () => {
    await house.google.control('faults', {
      faults: [{ match: { path: 'openid-configuration' }, kind: 'status', status: 503, times: 5 }],
    })
    const response = await house.visitor().submit('/api/auth/signin/google', { to: '/' })
    expect(response.headers.get('location')).toContain('/sign-in?error=google_silent')
    await house.google.control('faults', undefined, 'DELETE')
  })
})
