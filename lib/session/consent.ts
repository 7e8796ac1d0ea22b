import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { mailboxes } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { keyRing, open, seal } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { NeedsPerson, RetryLater } from '#/lib/gmail/errors.ts'
import { askConsent, finishConsent, GMAIL_SCOPE } from '#/lib/gmail/oauth.ts'
import { errorFields, log } from '#/lib/log.ts'
import { audit } from './audit.ts'
import { readCookie, setCookie } from './cookies.ts'
import { ownUrl } from './origin.ts'
import { redirectTo } from './redirect.ts'
import { tellCookie } from './told.ts'
import type { ConsentProblem, Grant } from './types.ts'
import { findViewer } from './viewer.ts'

const CONSENT_SECONDS = 600 // to read Google's page and find the right account

/** The same address as sign-in's, so that a Google project needs only one. */
const returnAddress = () => ownUrl('/api/auth/callback/google')

const pendingSchema = z.object({
  mailboxId: z.number().nullable(),
  until: z.number(), // ms
  secrets: z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() }),
})

export type PendingConsent = z.output<typeof pendingSchema> & { viewer: Viewer }

/**
 * Asks Google once more for a mailbox, so that it gives a refresh token: after a sign-in that brought none, and to
 * reconnect. Without a mailbox, for one more of the viewer's. Gives the address to go to, and the Set-Cookie header that
 * binds Google's answer to this viewer and this browser.
 */
export async function startConsent(
  viewer: Viewer,
  mailboxId: number | null,
): Promise<{ address: string; cookie: string }> {
  const mailbox = mailboxId === null ? null : await mailboxOf(viewer, mailboxId)
  const { address, secrets } = await askConsent(returnAddress(), mailbox?.address).catch((cause) => {
    throw new AppError(502, 'google_silent', 'Google does not answer. Try again in a minute.', { cause })
  })
  const pending = { mailboxId, secrets, until: Date.now() + CONSENT_SECONDS * 1000 }
  const sealed = seal(ring(), purpose(viewer), JSON.stringify(pending))
  return { address, cookie: setCookie('consent', sealed, CONSENT_SECONDS) }
}

/** The consent that a request coming back from Google answers, if it answers one of this viewer's. */
export async function pendingConsent(request: Request): Promise<PendingConsent | null> {
  const sealed = readCookie(request, 'consent')
  const viewer = sealed ? await findViewer(readCookie(request, 'session')) : null
  if (!sealed || !viewer) return null
  const pending = pendingSchema.safeParse(unsealed(viewer, sealed)).data
  const state = new URL(request.url).searchParams.get('state')
  return pending && pending.until > Date.now() && pending.secrets.state === state
    ? { ...pending, viewer }
    : null
}

/** Finishes it: what was granted is kept when it is for the mailbox meant. Always leads to one of our pages, with the reason where it failed. */
export async function endConsent(
  request: Request,
  pending: PendingConsent,
  keepGrant: (grant: Grant) => Promise<{ mailboxId: number }>,
): Promise<Response> {
  const { viewer, mailboxId: wanted } = pending
  const done = [setCookie('consent', '', 0)]
  try {
    const grant = await grantIn(request, pending)
    const { mailboxId } = await keepGrant(grant)
    await audit(db(), 'mailbox.connected', viewer.userId, { mailboxId, address: grant.address })
    return redirectTo(ownUrl('/'), done)
  } catch (error) {
    const problem = problemOf(error)
    log('warn', 'mailbox.not_connected', { userId: viewer.userId, problem, ...errorFields(error) })
    const page = await problemPage(viewer, wanted)
    const told = error instanceof AppError ? [tellCookie(viewer.userId, problem, error.message)] : []
    return redirectTo(ownUrl(`${page}?problem=${problem}`), [...done, ...told])
  }
}

/** Where a consent that failed is told: on the page of the mailbox that was meant, else where mailboxes are connected. */
async function problemPage(viewer: Viewer, mailboxId: number | null): Promise<string> {
  if (mailboxId !== null) return `/settings/mailboxes/${mailboxId}`
  const [any] = await db().select({ id: mailboxes.id }).from(mailboxes).where(readable(viewer)).limit(1)
  return any ? '/settings/mailboxes' : '/welcome'
}

async function grantIn(request: Request, { viewer, mailboxId, secrets }: PendingConsent): Promise<Grant> {
  const answer = new URL(request.url).searchParams
  if (answer.has('error')) throw refused('declined')
  const given = await finishConsent(returnAddress(), answer, secrets)
  const mailbox = mailboxId === null ? null : await mailboxOf(viewer, mailboxId)
  if (!given.emailVerified) throw refused('wrong_account')
  if (!given.scopes.includes(GMAIL_SCOPE)) throw refused('scope')
  if (!given.refreshToken) throw refused('no_lasting_access')
  return {
    userId: viewer.userId,
    by: 'consent',
    issuer: given.issuer,
    subject: given.subject,
    address: mailbox?.address ?? given.email.toLowerCase(), // of a mailbox that another account answers for, keepGrant keeps nothing
    scopes: given.scopes,
    refreshToken: given.refreshToken,
  }
}

async function mailboxOf(viewer: Viewer, mailboxId: number) {
  const [mailbox] = await db()
    .select({ address: mailboxes.address })
    .from(mailboxes)
    .where(and(eq(mailboxes.id, mailboxId), readable(viewer)))
  if (!mailbox) throw notFound('This mailbox')
  return mailbox
}

const refused = (problem: ConsentProblem) => new AppError(409, problem, 'The mailbox was not connected.')

/** The reason as the welcome page knows it: see words.ts. */
function problemOf(error: unknown): string {
  if (error instanceof AppError) return error.code
  if (error instanceof RetryLater) return 'google_silent'
  if (error instanceof NeedsPerson && (error.reason === 'policy' || error.reason === 'setup'))
    return error.reason
  return 'not_completed'
}

const ring = () => keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD)

const purpose = (viewer: Viewer) => `consent:${viewer.userId}`

function unsealed(viewer: Viewer, sealed: string): unknown {
  try {
    return JSON.parse(open(ring(), purpose(viewer), sealed))
  } catch {
    return undefined // another person's, an old key's, or not ours: no consent is pending
  }
}
