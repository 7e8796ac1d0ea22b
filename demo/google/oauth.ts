import { createHash, randomBytes } from 'node:crypto'
import { findClient } from './clients.ts'
import type { Google } from './google.ts'
import { type Answer, html, ok } from './http.ts'
import { publicKeys } from './keys.ts'
import type { Person } from './mailbox.ts'
import { chooserPage, consentPage, errorPage } from './pages.ts'
import { everybody, findPerson } from './people.ts'
import { ALWAYS_GRANTED, knownScopes } from './scopes.ts'
import { exchange, revoke, userinfo } from './token-endpoint.ts'
import { grantedScopes, keepGrant } from './tokens.ts'

type Visit = {
  method: string
  url: URL
  origin: string
  headers: Record<string, string | undefined>
  body: string
}

const CODE_MS = 60_000

/** Answers what belongs to sign-in, or undefined for any other path. */
export function signIn(google: Google, visit: Visit): Answer | undefined {
  const { paths } = google.choices
  const path = visit.url.pathname
  const form = new URLSearchParams(visit.body)
  if (path === '/.well-known/openid-configuration') return ok(discovery(google, visit.origin))
  if (path === paths.keys) return ok(publicKeys(google))
  if (path === paths.authorize) return authorize(google, visit.url.searchParams, form, visit.url)
  if (path === paths.token && visit.method === 'POST') {
    return exchange(google, form, visit.headers.authorization, visit.origin)
  }
  if (path === paths.revoke && visit.method === 'POST') {
    return revoke(google, form.get('token') ?? visit.url.searchParams.get('token') ?? '')
  }
  if (path === paths.userinfo) return userinfo(google, visit.headers.authorization)
  return undefined
}

function discovery(google: Google, origin: string) {
  const { paths } = google.choices
  return {
    issuer: origin,
    authorization_endpoint: origin + paths.authorize,
    token_endpoint: origin + paths.token,
    userinfo_endpoint: origin + paths.userinfo,
    revocation_endpoint: origin + paths.revoke,
    jwks_uri: origin + paths.keys,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: ['aud', 'email', 'email_verified', 'exp', 'hd', 'iat', 'iss', 'name', 'picture', 'sub'],
    code_challenge_methods_supported: ['plain', 'S256'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
  }
}

/**
 * The consent flow on one address: without a chosen account the chooser, with one the consent page, with an answer the way back. What was
 * asked for stands in the address all the while; the forms add the person's choices.
 */
function authorize(google: Google, asked: URLSearchParams, form: URLSearchParams, url: URL): Answer {
  const client = findClient(google, asked.get('client_id') ?? '')
  if (!client) return html(401, errorPage('Error 401: invalid_client', 'The OAuth client was not found.'))
  const redirectUri = asked.get('redirect_uri') ?? ''
  if (!(JSON.parse(client.redirect_uris) as string[]).includes(redirectUri)) {
    return html(
      400,
      errorPage(
        'Error 400: redirect_uri_mismatch',
        `The redirect URI in the request, ${redirectUri || 'none'}, is not one that this client registered.`,
      ),
    )
  }
  const back = (answer: Record<string, string>) => goBack(redirectUri, asked.get('state'), answer)
  if (asked.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' })
  const method = asked.get('code_challenge_method')
  if (asked.has('code_challenge') && method !== 'S256' && method !== 'plain' && method !== null) {
    return html(400, errorPage('Error 400: invalid_request', 'code_challenge_method is not supported.'))
  }
  const scopes = knownScopes(asked.get('scope') ?? '')
  if (!scopes || scopes.length === 0) {
    return html(400, errorPage('Error 400: invalid_scope', 'Some requested scopes were invalid or missing.'))
  }

  if (form.get('answer') === 'cancel') return back({ error: 'access_denied' })
  const person = chosenPerson(google, asked, form)
  if (!person) return html(200, chooserPage(url, everybody(google), asked.get('login_hint') ?? ''))
  const granted = grantedScopes(google, client.id, person.row)
  const prompts = (asked.get('prompt') ?? '').split(' ')
  const needsConsent = prompts.includes('consent') || !scopes.every((scope) => granted.includes(scope))
  const consented = form.get('answer') === 'allow'
  if (needsConsent && !consented) return html(200, consentPage(url, client.name, person, scopes))

  const allowed = consented
    ? scopes.filter((scope) => ALWAYS_GRANTED.has(scope) || form.getAll('scope').includes(scope))
    : scopes
  if (consented) keepGrant(google, client.id, person, allowed)
  const earlier = asked.get('include_granted_scopes') === 'true' ? granted : []
  const challenge = asked.get('code_challenge')
  const code = issueCode(google, {
    client: client.id,
    person: person.row,
    redirectUri,
    scopes: [...new Set([...allowed, ...earlier])].join(' '),
    nonce: asked.get('nonce'),
    challenge:
      challenge && method !== 'S256' ? createHash('sha256').update(challenge).digest('base64url') : challenge,
    refresh: consented && asked.get('access_type') === 'offline',
  })
  return back({ code, scope: allowed.join(' '), authuser: '0', prompt: consented ? 'consent' : 'none' })
}

function chosenPerson(google: Google, asked: URLSearchParams, form: URLSearchParams): Person | undefined {
  const people = everybody(google)
  const chosen = form.get('person')
  if (chosen) return people.find((person) => person.sub === chosen)
  const hint = asked.get('login_hint')
  if (!hint || (asked.get('prompt') ?? '').includes('select_account')) return undefined
  return findPerson(google, hint) ?? people.find((person) => person.sub === hint)
}

function issueCode(
  google: Google,
  grant: {
    client: string
    person: number
    redirectUri: string
    scopes: string
    nonce: string | null
    challenge: string | null
    refresh: boolean
  },
): string {
  const code = `4/0A${randomBytes(50).toString('base64url')}`
  google.store.run(
    'INSERT INTO codes (code, client, person, redirect_uri, scopes, nonce, challenge, refresh, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    code,
    grant.client,
    grant.person,
    grant.redirectUri,
    grant.scopes,
    grant.nonce,
    grant.challenge,
    grant.refresh ? 1 : 0,
    google.now() + CODE_MS,
  )
  return code
}

function goBack(redirectUri: string, state: string | null, answer: Record<string, string>): Answer {
  const target = new URL(redirectUri)
  if (state !== null) target.searchParams.set('state', state)
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value)
  return { status: 302, headers: { Location: target.href, 'Cache-Control': 'no-store' } }
}
