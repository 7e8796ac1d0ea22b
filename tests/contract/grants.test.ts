import type { OAuth2Client } from 'google-auth-library'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allow, type Endpoints, endpointsOf, oauthClient, visit } from './consent.ts'
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

describe.each(SEEDS)('grants, seed %i', (seed) => {
  let world: World
  let endpoints: Endpoints
  let client: OAuth2Client

  beforeAll(async () => {
    world = await startWorld(seed)
    endpoints = await endpointsOf(world)
    client = oauthClient(endpoints)
  })
  afterAll(() => world.stop())

  test('refreshing gives an access token and no new refresh token', async () => {
    const { refreshToken } = await world.grant(ANNA, 'modify')
    const refreshing = oauthClient(endpoints)
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
    const refreshing = oauthClient(endpoints, 'wrong')
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
    const refreshing = oauthClient(endpoints)
    refreshing.setCredentials({ refresh_token: second.refreshToken })
    await expect(refreshing.getAccessToken()).rejects.toMatchObject({
      message: 'invalid_grant',
      status: 400,
      response: { data: { error: 'invalid_grant' } },
    })
    const me = clientWith(world.google, second.accessToken)
    expect((await refusal(me.users.getProfile({ userId: 'me' }))).status).toBe(401)
    expect((await visit(client, { login_hint: ANNA })).status).toBe(200)
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
    const code = await allow(client, BRAM)
    const { tokens, res } = await client.getToken(code)
    expect(res?.data).toMatchObject({ refresh_token_expires_in: 604_799 })
    await world.google.control('clients', CLIENT)
    await world.google.control('clock', { advance: 7 * 86_400_000 })
    const refreshing = oauthClient(endpoints)
    refreshing.setCredentials({ refresh_token: need(tokens.refresh_token) })
    await expect(refreshing.getAccessToken()).rejects.toThrow('invalid_grant')
  })

  test('the hundred-and-first refresh token silently ends the first', async () => {
    const { refreshToken } = await world.grant(BRAM)
    await world.google.control('clock', { advance: 1_000 })
    for (let more = 0; more < 100; more += 1) await world.grant(BRAM)
    const refreshing = oauthClient(endpoints)
    refreshing.setCredentials({ refresh_token: refreshToken })
    await expect(refreshing.getAccessToken()).rejects.toThrow('invalid_grant')
  })
})
