import { errors, generators, Issuer } from 'openid-client'
import { env } from '#/lib/env.ts'
import { discoveryUrl, googleEndpoints } from './discovery.ts'
import { RetryLater, sortTokenAnswer } from './errors.ts'

/** Reading, labelling, drafting, sending and trashing, but not deleting for ever (GMAIL §1.1). */
export const GMAIL_SCOPE = 'https://www.googleapis.com/auth/gmail.modify'
/** All of that, and deleting for ever. Never asked for; an installation whose consent names it may have it. */
export const DELETE_SCOPE = 'https://mail.google.com/'
export const SIGN_IN_SCOPES = ['openid', 'email', 'profile', GMAIL_SCOPE]

/** What binds an answer of Google to the question: kept sealed by the asker until the answer comes. */
export type ConsentSecrets = { state: string; nonce: string; codeVerifier: string }

/** Starts one more consent, which brings a refresh token again (GMAIL §7.2): where to send the person, and what to keep. */
export async function askConsent(
  redirectUri: string,
  loginHint?: string, // whose mailbox is meant; without it Google asks for the account
): Promise<{ address: string; secrets: ConsentSecrets }> {
  const secrets = {
    state: generators.state(),
    nonce: generators.nonce(),
    codeVerifier: generators.codeVerifier(),
  }
  const client = await oauthClient(redirectUri)
  const address = client.authorizationUrl({
    scope: SIGN_IN_SCOPES.join(' '),
    access_type: 'offline',
    ...(loginHint ? { prompt: 'consent', login_hint: loginHint } : { prompt: 'select_account consent' }),
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: generators.codeChallenge(secrets.codeVerifier),
    code_challenge_method: 'S256',
  })
  return { address, secrets }
}

export type Consent = {
  issuer: string
  subject: string
  email: string
  emailVerified: boolean
  scopes: string[] // what was really granted: a person may untick one
  refreshToken: string | undefined
}

/**
 * Finishes it with the query that Google sent the person back with. Checks state, nonce, PKCE and the id token's signature,
 * issuer, audience and expiry (by openid-client, which the sign-in uses too). Throws RetryLater or
 * NeedsPerson when Google refuses the code, another error when it does not answer or the answer is not the one to our question.
 */
export async function finishConsent(
  redirectUri: string,
  answer: URLSearchParams,
  secrets: ConsentSecrets,
): Promise<Consent> {
  const client = await oauthClient(redirectUri)
  try {
    const tokens = await client.callback(redirectUri, Object.fromEntries(answer), {
      state: secrets.state,
      nonce: secrets.nonce,
      code_verifier: secrets.codeVerifier,
      response_type: 'code',
    })
    const claims = tokens.claims()
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: claims.email ?? '',
      emailVerified: claims.email_verified ?? false,
      scopes: (tokens.scope ?? '').split(' ').filter(Boolean),
      refreshToken: tokens.refresh_token,
    }
  } catch (error) {
    if (error instanceof errors.OPError)
      throw sortTokenAnswer(
        error.response?.statusCode ?? 400,
        error.error ?? '',
        error.error_description ?? '',
      )
    throw error
  }
}

const REVOKE_MS = 5_000 // a person waits for it

/**
 * Ends what a refresh token was given for, at Google (RFC 7009): every scope of this project for that account. One that Google does not
 * know any more is ended too. Throws RetryLater when Google does not answer, or not as documented.
 */
export async function revokeGrant(refreshToken: string): Promise<void> {
  try {
    const { revocation_endpoint } = await googleEndpoints()
    const response = await fetch(revocation_endpoint, {
      method: 'POST',
      body: new URLSearchParams({ token: refreshToken }),
      signal: AbortSignal.timeout(REVOKE_MS),
    })
    if (response.ok || (response.status === 400 && /invalid_token/.test(await response.text()))) return
    throw new RetryLater(`revocation endpoint ${response.status}`)
  } catch (cause) {
    if (cause instanceof RetryLater) throw cause
    throw new RetryLater('the revocation endpoint does not answer', { cause })
  }
}

async function oauthClient(redirectUri: string) {
  const issuer = await Issuer.discover(discoveryUrl())
  return new issuer.Client({
    client_id: env().GOOGLE_CLIENT_ID,
    client_secret: env().GOOGLE_CLIENT_SECRET,
    redirect_uris: [redirectUri],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_post',
  })
}
