import { createHash, timingSafeEqual } from 'node:crypto'
import { type Client, findClient } from './clients.ts'
import type { Google } from './google.ts'
import { type Answer, ok } from './http.ts'
import { signToken } from './keys.ts'
import type { Person } from './mailbox.ts'
import { personAt } from './people.ts'
import { ACCESS_SECONDS, endGrants, findToken, issueAccessToken, issueRefreshToken } from './tokens.ts'

type Code = {
  code: string
  client: string
  person: number
  redirect_uri: string
  scopes: string
  nonce: string | null
  challenge: string | null
  refresh: number
  expires_at: number
  used: number
}

/** The token endpoint: a code or a refresh token for an access token. */
export function exchange(
  google: Google,
  form: URLSearchParams,
  authorization: string | undefined,
  origin: string,
): Answer {
  const client = authenticatedClient(google, form, authorization)
  if (!client) return failure(401, 'invalid_client', 'The provided client secret is invalid.')
  const kind = form.get('grant_type')
  if (kind === 'authorization_code')
    return google.store.transaction(() => fromCode(google, client, form, origin))
  if (kind === 'refresh_token')
    return fromRefreshToken(google, client, form.get('refresh_token') ?? '', origin)
  return failure(400, 'unsupported_grant_type', `Invalid grant_type: ${kind ?? ''}`)
}

/** Ends every scope that the token's person allowed the token's client. */
export function revoke(google: Google, token: string): Answer {
  const found = findToken(google, token)
  const person = found && personAt(google, found.person)
  if (!found?.alive || !person) return failure(400, 'invalid_token', 'Token expired or revoked')
  endGrants(google, person, found.client, 'revoked by the client')
  return ok({})
}

export function userinfo(google: Google, authorization: string | undefined): Answer {
  const token = findToken(google, authorization?.replace(/^Bearer /i, '') ?? '')
  const person = token?.kind === 'access' && token.alive ? personAt(google, token.person) : undefined
  if (!token || !person) return failure(401, 'invalid_request', 'Invalid Credentials')
  return ok(claimsOf(person, token.scopes))
}

function authenticatedClient(
  google: Google,
  form: URLSearchParams,
  authorization: string | undefined,
): Client | undefined {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1]
  const [id = '', secret = ''] = basic
    ? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
    : [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  const client = findClient(google, id)
  return client && same(client.secret, secret) ? client : undefined
}

function fromCode(google: Google, client: Client, form: URLSearchParams, origin: string): Answer {
  const code = google.store.one<Code>('SELECT * FROM codes WHERE code = ?', form.get('code') ?? '')
  if (!code || code.client !== client.id) return failure(400, 'invalid_grant', 'Malformed auth code.')
  if (code.used || code.expires_at < google.now()) return failure(400, 'invalid_grant', 'Bad Request')
  if (code.redirect_uri !== form.get('redirect_uri'))
    return failure(400, 'redirect_uri_mismatch', 'Bad Request')
  if (code.challenge !== null) {
    const verifier = form.get('code_verifier')
    if (verifier === null) return failure(400, 'invalid_grant', 'Missing code verifier.')
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    if (!same(challenge, code.challenge)) return failure(400, 'invalid_grant', 'Invalid code verifier.')
  }
  const person = personAt(google, code.person)
  if (!person) return failure(400, 'invalid_grant', 'Bad Request')
  google.store.run('UPDATE codes SET used = 1 WHERE code = ?', code.code)
  const refresh = code.refresh ? issueRefreshToken(google, client, person.row, code.scopes) : undefined
  return ok({
    access_token: issueAccessToken(google, client.id, person.row, code.scopes),
    expires_in: ACCESS_SECONDS,
    ...(refresh && { refresh_token: refresh.token }),
    ...(refresh?.expiresIn && { refresh_token_expires_in: refresh.expiresIn }),
    scope: code.scopes,
    token_type: 'Bearer',
    ...idToken(google, client, person, code.scopes, origin, code.nonce),
  })
}

function fromRefreshToken(google: Google, client: Client, token: string, origin: string): Answer {
  const found = findToken(google, token)
  if (found?.dead === 'invalid_rapt') {
    return failure(400, 'invalid_grant', 'reauth related error (invalid_rapt)', {
      error_subtype: 'invalid_rapt',
    })
  }
  if (found?.dead === 'admin_policy_enforced') {
    return failure(400, 'admin_policy_enforced', 'Access to this service is restricted by the administrator.')
  }
  if (found?.kind !== 'refresh' || !found.alive) {
    return failure(400, 'invalid_grant', 'Token has been expired or revoked.')
  }
  if (found.client !== client.id) return failure(401, 'unauthorized_client', 'Unauthorized')
  const person = personAt(google, found.person)
  if (!person) return failure(400, 'invalid_grant', 'Account has been deleted')
  return ok({
    access_token: issueAccessToken(google, client.id, person.row, found.scopes),
    expires_in: ACCESS_SECONDS,
    scope: found.scopes,
    token_type: 'Bearer',
    ...idToken(google, client, person, found.scopes, origin, null),
  })
}

function idToken(
  google: Google,
  client: Client,
  person: Person,
  scopes: string,
  origin: string,
  nonce: string | null,
): { id_token?: string } {
  if (!scopes.split(' ').includes('openid')) return {}
  const now = Math.floor(google.now() / 1_000)
  const claims = {
    iss: origin,
    azp: client.id,
    aud: client.id,
    ...claimsOf(person, scopes),
    ...(nonce !== null && { nonce }),
    iat: now,
    exp: now + 3_600,
  }
  return { id_token: signToken(google, claims) }
}

function claimsOf(person: Person, scopes: string) {
  return {
    sub: person.sub,
    ...(scopes.includes('userinfo.email') && { email: person.email, email_verified: true }),
    ...(scopes.includes('userinfo.profile') && {
      name: person.name,
      given_name: person.name.split(' ')[0],
      ...(person.picture && { picture: person.picture }),
    }),
    ...(person.hd && { hd: person.hd }),
  }
}

function failure(
  status: number,
  error: string,
  description: string,
  more: Record<string, string> = {},
): Answer {
  return { status, json: { error, error_description: description, ...more } }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
