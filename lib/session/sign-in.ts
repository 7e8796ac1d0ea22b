import { z } from 'zod'
import { answerData } from '#/lib/api/answers.ts'
import { readJson, readText } from '#/lib/api/body.ts'
import { AppError, forbidden } from '#/lib/errors.ts'
import { errorFields, log } from '#/lib/log.ts'
import { readCookie, setCookie } from './cookies.ts'
import { callNextAuth } from './next-auth.ts'
import { ownPath, ownUrl } from './origin.ts'
import { redirectTo } from './redirect.ts'
import { isSameOrigin } from './same-origin.ts'
import { endSession } from './sessions.ts'
import { tellCookie } from './told.ts'
import type { Admission, Grant, Identity, SignInProblem } from './types.ts'

const REFUSED_SECONDS = 300 // the sign-in page names the account that was refused for this long

/** What sign-in asks of the rest of the product, which stands above it: who gets in, and where a grant is kept. */
export type SignInSteps = {
  admit(person: Identity): Promise<Admission>
  keepGrant(grant: Grant): Promise<unknown>
}

/** Sends the browser to Google. The form of the sign-in page posts here; `to` is the page to come back to. */
export async function startSignIn(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) throw forbidden('Sign in from the sign-in page.')
  const form = new URLSearchParams(await readText(request))
  const { location, setCookies } = await callNextAuth({
    action: 'signin',
    method: 'POST',
    cookies: {},
    returnTo: ownPath(form.get('to')),
    chooseAccount: form.get('account') === 'other',
  })
  if (isOurErrorPage(location)) return problem('google_silent')
  return redirectTo(location, setCookies)
}

/**
 * The way back from Google. Admission decides, then the session begins; one that this browser had before ends. Every
 * refusal goes to the sign-in page with its reason, and nothing of it is kept but what admission notes.
 */
export async function finishSignIn(request: Request, steps: SignInSteps): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  if (query.error) return problem(query.error === 'access_denied' ? 'declined' : 'failed')

  let refused: { reason: SignInProblem; email: string } | undefined
  let told: string | undefined
  const { location, setCookies } = await callNextAuth({
    action: 'callback',
    method: 'GET',
    query,
    cookies: {
      return: readCookie(request, 'return'),
      pkce: readCookie(request, 'pkce'),
      state: readCookie(request, 'state'),
      nonce: readCookie(request, 'nonce'),
    },
    async signIn({ account, profile }) {
      const person = identityIn(profile)
      const admission = await safely(() => steps.admit(person))
      if ('refused' in admission) {
        refused = { reason: admission.refused, email: person.email }
        return false
      }
      return safely(async () => {
        told = await keepGrant(steps, person, admission, account)
        return true
      })
    },
  })
  if (refused) return problem(refused.reason, refused.email)
  if (isOurErrorPage(location)) return problem(readCookie(request, 'state') ? 'failed' : 'not_completed')

  const before = readCookie(request, 'session')
  if (before) await endSession(before)
  return redirectTo(location, [...setCookies, setCookie('refused', '', 0), ...(told ? [told] : [])])
}

/** Ends the session on the server and takes the cookie away. Asked for by a page of ours, with JSON like every change. */
export async function signOut(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) throw forbidden('Sign out from a page of this Lilac.')
  await readJson(request)
  const token = readCookie(request, 'session')
  if (token) await endSession(token)
  const answer = answerData(undefined)
  answer.headers.append('set-cookie', setCookie('session', '', 0))
  return answer
}

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.string().toLowerCase().default(''),
  email_verified: z.union([z.boolean(), z.stringbool()]).default(false), // Google has sent it as text (OpenID Connect §5.1 says boolean)
  hd: z.string().toLowerCase().nullish(),
  name: z.string().nullish(),
  picture: z.string().nullish(),
  locale: z.string().nullish(),
})

/** The claims of a verified id token as the person they speak of. Throws when issuer or subject is missing. */
function identityIn(claims: unknown): Identity {
  const person = claimsSchema.parse(claims)
  return {
    issuer: person.iss,
    subject: person.sub,
    email: person.email,
    emailVerified: person.email_verified && person.email.includes('@'),
    hostedDomain: person.hd ?? null,
    name: person.name?.trim() || person.email,
    image: person.picture ?? null,
    locale: person.locale ?? null,
  }
}

/**
 * Google gives a refresh token at the first consent and keeps silent about it later: what comes is kept at every sign-in. Gives a cookie that says why
 * the mailbox is another's, where it is.
 */
async function keepGrant(
  steps: SignInSteps,
  person: Identity,
  { userId, joined }: { userId: number; joined: boolean },
  tokens: { scope?: string; refresh_token?: string } | null,
): Promise<string | undefined> {
  try {
    await steps.keepGrant({
      userId,
      by: joined ? 'joining' : 'sign_in',
      issuer: person.issuer,
      subject: person.subject,
      address: person.email,
      scopes: tokens?.scope?.split(' ') ?? [],
      refreshToken: tokens?.refresh_token,
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log('warn', 'sign_in.no_mailbox', { userId, code: error.code }) // signed in all the same; the welcome page says what is missing
    if (error.code === 'mailbox_taken') return tellCookie(userId, error.code, error.message)
  }
}

/** next-auth puts the message of what we throw into an address: our own faults end here, as a plain refusal with a log line. */
async function safely<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    log('error', 'sign_in.failed', errorFields(error))
    throw new Error('failed')
  }
}

const isOurErrorPage = (location: string) =>
  location === '' ||
  location.startsWith(ownUrl('/api/auth/error')) ||
  location.startsWith(ownUrl('/api/auth/signin'))

function problem(reason: SignInProblem, email?: string): Response {
  log('info', 'sign_in.refused', { reason })
  const cookies = email ? [setCookie('refused', email, REFUSED_SECONDS)] : []
  return redirectTo(ownUrl(`/sign-in?error=${reason}`), cookies)
}
