import { createHash, randomBytes } from 'node:crypto'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import Google, { type GoogleProfile } from 'next-auth/providers/google'
import { env } from '#/lib/env.ts'
import { discoveryUrl } from '#/lib/gmail/discovery.ts'
import { SIGN_IN_SCOPES } from '#/lib/gmail/oauth.ts'
import { log } from '#/lib/log.ts'
import { accountId, adapter } from './adapter.ts'
import { type CookieName, cookieName, cookieOptions } from './cookies.ts'
import { ABSOLUTE_DAYS } from './limits.ts'
import { ownOrigin, ownPath } from './origin.ts'
import { newToken } from './sessions.ts'

const GOOGLE_TIMEOUT_MS = 10_000
const DAY_SECONDS = 24 * 60 * 60

type SignInCallback = NonNullable<NonNullable<NextAuthOptions['callbacks']>['signIn']>

type Call = {
  action: 'signin' | 'callback'
  method: 'GET' | 'POST'
  cookies: Partial<Record<CookieName, string | undefined>>
  query?: Record<string, string> // for `callback`: what Google sent along
  returnTo?: string // for `signin`: one of our paths
  chooseAccount?: boolean // for `signin`: ask which account, after the one at hand was refused
  signIn?: SignInCallback
}

type Answer = { location: string; setCookies: string[] }

/**
 * One step of the OpenID Connect dance, done by next-auth: the way to Google, or the way back. We call its core with
 * what it needs and no more: no session cookie, no parameters of the request but Google's, no Host header.
 */
export async function callNextAuth(call: Call): Promise<Answer> {
  process.env.NEXTAUTH_URL = ownOrigin() // next-auth reads it there alone, and else trusts the Host header on some hosts
  const csrf = csrfPair()
  const request = {
    method: call.method,
    headers: {},
    query: { ...call.query, nextauth: [call.action, 'google'] },
    cookies: { ...named(call.cookies), [cookieName('csrf')]: csrf.cookie },
    body: { csrfToken: csrf.token, callbackUrl: call.returnTo },
  }
  const answer = collector()
  await NextAuth(
    request as unknown as NextApiRequest,
    answer.response as unknown as NextApiResponse,
    options(call.signIn, call.chooseAccount ? { prompt: 'select_account' } : {}),
  )
  return answer.result()
}

function options(signIn: SignInCallback | undefined, extra: Record<string, string>): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    adapter,
    session: {
      strategy: 'database',
      maxAge: ABSOLUTE_DAYS * DAY_SECONDS,
      generateSessionToken: newToken,
    },
    providers: [
      Google<GoogleProfile>({
        clientId: env().GOOGLE_CLIENT_ID,
        clientSecret: env().GOOGLE_CLIENT_SECRET,
        wellKnown: discoveryUrl(),
        client: { token_endpoint_auth_method: 'client_secret_post' },
        checks: ['pkce', 'state', 'nonce'], // next-auth's own default lacks the nonce (ASVS 10.5.1)
        authorization: { params: { scope: SIGN_IN_SCOPES.join(' '), access_type: 'offline', ...extra } },
        httpOptions: { timeout: GOOGLE_TIMEOUT_MS },
        profile: ({ iss, sub, name, email }) => ({ id: accountId(iss, sub), name, email }),
      }),
    ],
    cookies: {
      sessionToken: { name: cookieName('session'), options: cookieOptions() },
      callbackUrl: { name: cookieName('return'), options: cookieOptions() },
      csrfToken: { name: cookieName('csrf'), options: cookieOptions() },
      pkceCodeVerifier: { name: cookieName('pkce'), options: cookieOptions() },
      state: { name: cookieName('state'), options: cookieOptions() },
      nonce: { name: cookieName('nonce'), options: cookieOptions() },
    },
    callbacks: {
      ...(signIn && { signIn }),
      redirect: ({ url }) =>
        ownOrigin() + ownPath(url.startsWith(ownOrigin()) ? url.slice(ownOrigin().length) : url),
    },
    logger: { error: logProblem, warn: () => undefined, debug: () => undefined },
  }
}

/** next-auth's double-submit token. Where the request comes from was checked before, by headers that no other site can set (same-origin.ts). */
function csrfPair() {
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex')
  return { token, cookie: `${token}|${hash}` }
}

function named(cookies: Call['cookies']): Record<string, string> {
  const held: Record<string, string> = {}
  for (const name of ['return', 'pkce', 'state', 'nonce'] as const) {
    const value = cookies[name]
    if (value !== undefined) held[cookieName(name)] = value
  }
  return held
}

/** What next-auth's handler for pages writes to: it wants Node's response, of which it uses these. */
function collector() {
  const headers = new Map<string, string | string[]>()
  const response = {
    status: () => response,
    setHeader: (name: string, value: string | string[]) => headers.set(name.toLowerCase(), value),
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    end: () => undefined,
    json: () => undefined,
    send: () => undefined,
  }
  const result = (): Answer => ({
    location: String(headers.get('location') ?? ''),
    setCookies: [headers.get('set-cookie') ?? []].flat(),
  })
  return { response, result }
}

/** Which check failed, in the library's words up to the first value: what follows may quote a token. */
function logProblem(code: string, given: Error | { error: Error }) {
  const message = given instanceof Error ? given.message : given.error.message
  log('warn', 'sign_in.problem', { code, check: /^[A-Za-z][\w '-]{0,60}/.exec(message)?.[0] })
}
