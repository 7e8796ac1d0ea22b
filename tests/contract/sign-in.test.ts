import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { CodeChallengeMethod, type OAuth2Client } from 'google-auth-library'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allow, type Endpoints, endpointsOf, oauthClient, REDIRECT, visit } from './consent.ts'
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

describe.each(SEEDS)('signing in, seed %i', (seed) => {
  let world: World
  let endpoints: Endpoints
  let client: OAuth2Client

  beforeAll(async () => {
    world = await startWorld(seed)
    endpoints = await endpointsOf(world)
    client = oauthClient(endpoints)
  })
  afterAll(() => world.stop())

  const tokensFor = async (email: string, parameters: Record<string, string> = {}, scopes?: string[]) =>
    (await client.getToken(await allow(client, email, parameters, scopes))).tokens

  const begin = () => world.google.control('revoke', { email: ANNA })

  test('every address stands in the discovery document, under one origin', () => {
    for (const [name, address] of Object.entries(endpoints)) {
      if (name.endsWith('_endpoint') || name === 'jwks_uri') expect(address).toContain(`${world.google.url}/`)
    }
    expect(endpoints.issuer).toBe(world.google.url)
  })

  test('a person chooses an account, allows, and comes back with a code and the state', async () => {
    await begin()
    const chooser = await visit(client, { state: 'of the client' })
    expect(chooser.status).toBe(200)
    expect(chooser.page).toContain('Anna de Wit')
    const sub = need(/value="(\d+)">\s*<strong>Anna/.exec(chooser.page)?.[1])
    const consent = await visit(client, { state: 'of the client' }, { person: sub })
    expect(consent.page).toContain('type="checkbox"')
    const { back, given } = await visit(
      client,
      { state: 'of the client' },
      { person: sub, answer: 'allow', scope: MODIFY },
    )
    expect(need(back).href.startsWith(`${REDIRECT}?`)).toBe(true)
    expect(given.get('state')).toBe('of the client')
    expect(given.get('code')).toMatch(/^4\//)
  })

  test('the consent page says the client’s name where its project has one, else its id', async () => {
    await begin()
    const sub = need(/value="(\d+)">\s*<strong>Anna/.exec((await visit(client, {})).page)?.[1])
    const title = async () => /<h1>(.*)<\/h1>/.exec((await visit(client, {}, { person: sub })).page)?.[1]
    await world.google.control('clients', { ...CLIENT, name: 'Lilac' })
    expect(await title()).toBe('Lilac wants to access your account')
    await world.google.control('clients', CLIENT)
    expect(await title()).toBe(`${CLIENT.clientId} wants to access your account`)
  })

  test('tokens have the form of Google’s, and the id token is signed by a key of the JWKS', async () => {
    const { tokens } = await client.getToken(await allow(client, ANNA, { nonce: 'once' }))
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
    const first = await visit(client, { login_hint: ANNA }, { answer: 'allow', scope: MODIFY })
    expect((await client.getToken(need(first.given.get('code')))).tokens.refresh_token).toBeDefined()
    const later = await visit(client, { login_hint: ANNA }) // straight through: all is granted
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
    expect((await visit(client, { login_hint: ANNA })).page).toContain('type="checkbox"')
  })

  test('cancelling comes back as access_denied', async () => {
    expect((await visit(client, { state: 's' }, { answer: 'cancel' })).given.get('error')).toBe(
      'access_denied',
    )
  })

  test('include_granted_scopes adds what was granted before', async () => {
    await begin()
    await tokensFor(ANNA)
    const { given } = await visit(
      client,
      { login_hint: ANNA, include_granted_scopes: 'true', scope: 'openid email' },
      { answer: 'allow' },
    )
    expect((await client.getToken(need(given.get('code')))).tokens.scope).toContain(MODIFY)
  })

  test('an unknown client or redirect address gets a page and never a redirect', async () => {
    const wrong = await visit(client, { redirect_uri: `${REDIRECT}/` })
    expect([wrong.status, wrong.back]).toEqual([400, undefined])
    expect(wrong.page).toContain('redirect_uri_mismatch')
    const unknown = await visit(client, { client_id: 'nobody' })
    expect([unknown.status, unknown.back]).toEqual([401, undefined])
  })

  test('a code works once, for a minute, with its verifier and its redirect address', async () => {
    const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync()
    const pkce = {
      code_challenge: need(codeChallenge),
      code_challenge_method: CodeChallengeMethod.S256,
    }
    const code = await allow(client, ANNA, pkce)
    const again = { code, codeVerifier }
    await expect(client.getToken({ code })).rejects.toThrow('invalid_grant')
    await expect(client.getToken({ code, codeVerifier: 'another' })).rejects.toThrow('invalid_grant')
    await expect(client.getToken({ ...again, redirect_uri: 'http://other' })).rejects.toThrow(
      'redirect_uri_mismatch',
    )
    expect((await client.getToken(again)).tokens.access_token).toBeDefined()
    await expect(client.getToken(again)).rejects.toThrow('invalid_grant')

    const late = await allow(client, ANNA)
    await world.google.control('clock', { advance: 61_000 })
    await expect(client.getToken(late)).rejects.toThrow('invalid_grant')
  })
})
