import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ANNA,
  BRAM,
  CLIENT,
  clientWith,
  MODIFY,
  need,
  refusal,
  SEEDS,
  startWorld,
  type World,
} from './world.ts'

const [REDIRECT = ''] = CLIENT.redirectUris

type Endpoints = {
  issuer: string
  authorization_endpoint: string
  token_endpoint: string
  userinfo_endpoint: string
  revocation_endpoint: string
  jwks_uri: string
}

describe.each(SEEDS)('signing in, seed %i', (seed) => {
  let world: World
  let endpoints: Endpoints
  let client: OAuth2Client

  beforeAll(async () => {
    world = await startWorld(seed)
    endpoints = await (await fetch(`${world.google.url}/.well-known/openid-configuration`)).json()
    client = newClient()
  })
  afterAll(() => world.stop())

  const newClient = (id = CLIENT.clientId, secret = CLIENT.clientSecret) =>
    new OAuth2Client({
      clientId: id,
      clientSecret: secret,
      redirectUri: REDIRECT,
      endpoints: {
        oauth2AuthBaseUrl: endpoints.authorization_endpoint,
        oauth2TokenUrl: endpoints.token_endpoint,
        oauth2RevokeUrl: endpoints.revocation_endpoint,
      },
    })

  /** What the browser shows or where it goes, after the person's answer on the consent page. */
  const visit = async (parameters: Record<string, string>, answer?: Record<string, string | string[]>) => {
    const address = client.generateAuthUrl({
      scope: ['openid', 'email', 'profile', MODIFY],
      access_type: 'offline',
      ...parameters,
    })
    const form = new URLSearchParams()
    for (const [name, value] of Object.entries(answer ?? {})) {
      for (const one of [value].flat()) form.append(name, one)
    }
    const response = await fetch(address, {
      redirect: 'manual',
      ...(answer && { method: 'POST', body: form }),
    })
    const location = response.headers.get('location')
    return {
      status: response.status,
      page: await response.text(),
      back: location ? new URL(location) : undefined,
      given: location ? new URL(location).searchParams : new URLSearchParams(),
    }
  }

  const allow = (email: string, parameters: Record<string, string> = {}, scopes: string[] = [MODIFY]) =>
    visit({ login_hint: email, prompt: 'consent', ...parameters }, { answer: 'allow', scope: scopes })

  const tokensFor = async (email: string, parameters: Record<string, string> = {}, scopes?: string[]) => {
    const { given } = await allow(email, parameters, scopes)
    return (await client.getToken(need(given.get('code')))).tokens
  }

  const begin = () => world.google.control('revoke', { email: ANNA })

  test('every address stands in the discovery document, under one origin', () => {
    for (const [name, address] of Object.entries(endpoints)) {
      if (name.endsWith('_endpoint') || name === 'jwks_uri') expect(address).toContain(`${world.google.url}/`)
    }
    expect(endpoints.issuer).toBe(world.google.url)
  })

  test('a person chooses an account, allows, and comes back with a code and the state', async () => {
    await begin()
    const chooser = await visit({ state: 'of the client' })
    expect(chooser.status).toBe(200)
    expect(chooser.page).toContain('Anna de Wit')
    const sub = need(/value="(\d+)">\s*<strong>Anna/.exec(chooser.page)?.[1])
    const consent = await visit({ state: 'of the client' }, { person: sub })
    expect(consent.page).toContain('type="checkbox"')
    const { back, given } = await visit(
      { state: 'of the client' },
      { person: sub, answer: 'allow', scope: MODIFY },
    )
    expect(need(back).href.startsWith(`${REDIRECT}?`)).toBe(true)
    expect(given.get('state')).toBe('of the client')
    expect(given.get('code')).toMatch(/^4\//)
  })

  test('tokens have the form of Google\u2019s, and the id token is signed by a key of the JWKS', async () => {
    const { given } = await allow(ANNA, { nonce: 'once' })
    const { tokens } = await client.getToken(need(given.get('code')))
    expect(tokens.access_token).toMatch(/^ya29\./)
    expect(tokens.refresh_token).toMatch(/^1\/\//)
    expect(need(tokens.expiry_date) - Date.now()).toBeGreaterThan(3_500_000)
    expect(need(tokens.scope).split(' ')).toEqual(expect.arrayContaining(['openid', MODIFY]))

    const [head = '', body = '', signature = ''] = need(tokens.id_token).split('.')
    const { kid, alg } = JSON.parse(Buffer.from(head, 'base64url').toString())
    const { keys }: { keys: (JsonWebKey & { kid: string })[] } = await (
      await fetch(endpoints.jwks_uri)
    ).json()
    const key = createPublicKey({ key: need(keys.find((candidate) => candidate.kid === kid)), format: 'jwk' })
    expect(alg).toBe('RS256')
    const signed = Buffer.from(`${head}.${body}`)
    expect(verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true)
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({
      iss: endpoints.issuer,
      aud: CLIENT.clientId,
      email: ANNA,
      email_verified: true,
      name: 'Anna de Wit',
      hd: 'spaakwerk.example',
      nonce: 'once',
    })
  })

  test('userinfo says who holds the access token', async () => {
    const { accessToken, sub } = await world.grant(BRAM)
    const response = await fetch(endpoints.userinfo_endpoint, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    expect(await response.json()).toMatchObject({ sub, email: BRAM, name: 'Bram Smit' })
  })

  test('a refresh token comes at the first consent and with prompt=consent, and otherwise not', async () => {
    await begin()
    const first = await visit({ login_hint: ANNA }, { answer: 'allow', scope: MODIFY })
    expect((await client.getToken(need(first.given.get('code')))).tokens.refresh_token).toBeDefined()
    const later = await visit({ login_hint: ANNA }) // straight through: all is granted
    expect((await client.getToken(need(later.given.get('code')))).tokens.refresh_token).toBeUndefined()
    expect((await tokensFor(ANNA)).refresh_token).toBeDefined()
    expect((await tokensFor(ANNA, { access_type: 'online' })).refresh_token).toBeUndefined()
  })

  test('an unticked scope is missing from what the token answer grants, and is asked for again', async () => {
    await begin()
    const tokens = await tokensFor(ANNA, {}, [])
    expect(tokens.scope).not.toContain('gmail')
    expect(
      await refusal(clientWith(world.google, need(tokens.access_token)).users.getProfile({ userId: 'me' })),
    ).toMatchObject({
      status: 403,
      reason: 'insufficientPermissions',
    })
    expect((await visit({ login_hint: ANNA })).page).toContain('type="checkbox"')
  })

  test('cancelling comes back as access_denied', async () => {
    expect((await visit({ state: 's' }, { answer: 'cancel' })).given.get('error')).toBe('access_denied')
  })

  test('include_granted_scopes adds what was granted before', async () => {
    await begin()
    await tokensFor(ANNA)
    const { given } = await visit(
      { login_hint: ANNA, include_granted_scopes: 'true', scope: 'openid email' },
      { answer: 'allow' },
    )
    expect((await client.getToken(need(given.get('code')))).tokens.scope).toContain(MODIFY)
  })

  test('an unknown client or redirect address gets a page and never a redirect', async () => {
    const wrong = await visit({ redirect_uri: `${REDIRECT}/` })
    expect([wrong.status, wrong.back]).toEqual([400, undefined])
    expect(wrong.page).toContain('redirect_uri_mismatch')
    const unknown = await visit({ client_id: 'nobody' })
    expect([unknown.status, unknown.back]).toEqual([401, undefined])
  })

  test('a code works once, for a minute, with its verifier and its redirect address', async () => {
    const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync()
    const pkce = {
      code_challenge: need(codeChallenge),
      code_challenge_method: CodeChallengeMethod.S256,
    }
    const code = need((await allow(ANNA, pkce)).given.get('code'))
    const again = { code, codeVerifier }
    await expect(client.getToken({ code })).rejects.toThrow('invalid_grant')
    await expect(client.getToken({ code, codeVerifier: 'another' })).rejects.toThrow('invalid_grant')
    await expect(client.getToken({ ...again, redirect_uri: 'http://other' })).rejects.toThrow(
      'redirect_uri_mismatch',
    )
    expect((await client.getToken(again)).tokens.access_token).toBeDefined()
    await expect(client.getToken(again)).rejects.toThrow('invalid_grant')

    const late = need((await allow(ANNA)).given.get('code'))
    await world.google.control('clock', { advance: 61_000 })
    await expect(client.getToken(late)).rejects.toThrow('invalid_grant')
  })

  test('refreshing gives an access token and no new refresh token', async () => {
    const { refreshToken } = await world.grant(ANNA, 'modify')
    const refreshing = newClient()
    refreshing.setCredentials({ refresh_token: refreshToken })
    const { token, res } = await refreshing.getAccessToken()
    expect(token).toMatch(/^ya29\./)
    expect(refreshing.credentials.refresh_token).toBe(refreshToken) // a new one would have replaced it
    expect(res?.data.scope).toContain(MODIFY)
    const me = clientWith(world.google, need(token))
    expect((await me.users.getProfile({ userId: 'me' })).data.emailAddress).toBe(ANNA)
  })

  test('the client is known by its secret, in the body or as basic authentication', async () => {
    const { refreshToken } = await world.grant(ANNA)
    const refreshing = newClient(CLIENT.clientId, 'wrong')
    refreshing.setCredentials({ refresh_token: refreshToken })
    await expect(refreshing.getAccessToken()).rejects.toThrow('invalid_client')

    const basic = Buffer.from(`${CLIENT.clientId}:${encodeURIComponent(CLIENT.clientSecret)}`).toString(
      'base64',
    )
    const response = await fetch(endpoints.token_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    })
    expect(response.status).toBe(200)
  })

  test('an access token ends after an hour', async () => {
    const { accessToken } = await world.grant(ANNA)
    const me = clientWith(world.google, accessToken)
    await me.users.getProfile({ userId: 'me' })
    await world.google.control('clock', { advance: 3_600_000 })
    expect(await refusal(me.users.getProfile({ userId: 'me' }))).toEqual({
      status: 401,
      reason: 'authError',
      message: 'Invalid Credentials',
    })
  })

  test('revoking ends every scope of the client, and consent is asked anew', async () => {
    const first = await world.grant(ANNA)
    const second = await world.grant(ANNA)
    const other = await world.grant(BRAM)
    await client.revokeToken(first.refreshToken)
    const refreshing = newClient()
    refreshing.setCredentials({ refresh_token: second.refreshToken })
    await expect(refreshing.getAccessToken()).rejects.toMatchObject({
      message: 'invalid_grant',
      status: 400,
      response: { data: { error: 'invalid_grant' } },
    })
    const me = clientWith(world.google, second.accessToken)
    expect((await refusal(me.users.getProfile({ userId: 'me' }))).status).toBe(401)
    expect((await visit({ login_hint: ANNA })).status).toBe(200)
    await clientWith(world.google, other.accessToken).users.getProfile({ userId: 'me' })
  })

  test('a grant dies for other reasons too, each with its words', async () => {
    const outcome = async (reason: string) => {
      const { refreshToken } = await world.grant(ANNA)
      await world.google.control('revoke', { email: ANNA, reason })
      const body = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
      })
      return (await fetch(endpoints.token_endpoint, { method: 'POST', body })).json()
    }
    expect(await outcome('password')).toMatchObject({ error: 'invalid_grant' })
    expect(await outcome('invalid_rapt')).toMatchObject({
      error: 'invalid_grant',
      error_subtype: 'invalid_rapt',
    })
    expect(await outcome('admin_policy_enforced')).toMatchObject({ error: 'admin_policy_enforced' })
  })

  test('while the project is in Testing a refresh token lives seven days and says so', async () => {
    await world.google.control('clients', { ...CLIENT, testing: true })
    const code = need((await allow(BRAM)).given.get('code'))
    const { tokens, res } = await client.getToken(code)
    expect(res?.data).toMatchObject({ refresh_token_expires_in: 604_799 })
    await world.google.control('clients', CLIENT)
    await world.google.control('clock', { advance: 7 * 86_400_000 })
    const refreshing = newClient()
    refreshing.setCredentials({ refresh_token: need(tokens.refresh_token) })
    await expect(refreshing.getAccessToken()).rejects.toThrow('invalid_grant')
  })

  test('the hundred-and-first refresh token silently ends the first', async () => {
    const { refreshToken } = await world.grant(BRAM)
    await world.google.control('clock', { advance: 1_000 })
    for (let more = 0; more < 100; more += 1) await world.grant(BRAM)
    const refreshing = newClient()
    refreshing.setCredentials({ refresh_token: refreshToken })
    await expect(refreshing.getAccessToken()).rejects.toThrow('invalid_grant')
  })
})
