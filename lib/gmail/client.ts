import { eq } from 'drizzle-orm'
import { OAuth2Client } from 'google-auth-library'
import { z } from 'zod'
import { mailboxes } from '#/db/schema/index.ts'
import { keyRing, open } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { gmailOrigin, googleEndpoints } from './discovery.ts'
import { NeedsPerson, RetryLater, sortAnswer, sortTokenAnswer } from './errors.ts'
import { type Cost, type Lane, withQuota } from './quota.ts'

/** A mailbox's way to Gmail: every call of it goes through `callGmail` or `fetchGmail`. */
export type Gmail = { mailboxId: number; lane: Lane; auth: OAuth2Client }

const TIMEOUT_MS = 30_000 // a full batch of large mails over a slow line; GMAIL §10.1: there is no default

const kept = new Map<number, { sealed: string; auth: OAuth2Client }>() // keeps access tokens (an hour) within a process

/** What a refresh token is sealed for: it opens for its own mailbox only. */
export const grantPurpose = (mailboxId: number) => `mailbox:${mailboxId}:refresh-token`

/** Opens a mailbox's grant. Throws NeedsPerson when none is held. */
export async function openGmail(mailboxId: number, lane: Lane): Promise<Gmail> {
  const [mailbox] = await db()
    .select({ sealed: mailboxes.sealedRefreshToken })
    .from(mailboxes)
    .where(eq(mailboxes.id, mailboxId))
  const sealed = mailbox?.sealed
  if (!sealed) throw new NeedsPerson('reconnect')
  const known = kept.get(mailboxId)
  if (known?.sealed === sealed) return { mailboxId, lane, auth: known.auth }

  const auth = new OAuth2Client({
    clientId: env().GOOGLE_CLIENT_ID,
    clientSecret: env().GOOGLE_CLIENT_SECRET,
    endpoints: { oauth2TokenUrl: (await googleEndpoints()).token_endpoint },
  })
  const ring = keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD)
  auth.setCredentials({ refresh_token: open(ring, grantPurpose(mailboxId), sealed) })
  kept.set(mailboxId, { sealed, auth })
  return { mailboxId, lane, auth }
}

export type Query = Record<string, string | number | boolean | string[] | undefined>

/**
 * One GET of the Gmail API within the mailbox's budget, its answer checked by `schema`. `path` begins after
 * `/gmail/v1/users/me/`. Throws RetryLater, NeedsPerson, Gone or Refused; an answer of another form is RetryLater, since a
 * truncated one is among them.
 */
export function callGmail<T>(
  gmail: Gmail,
  cost: Cost,
  path: string,
  query: Query,
  schema: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<T> {
  return withQuota(gmail.mailboxId, gmail.lane, cost, async () => {
    const response = await fetchGmail(gmail, `/gmail/v1/users/me/${path}${queryText(query)}`, {}, signal)
    return readAnswer(await bodyText(response), schema)
  })
}

/**
 * One change at Gmail within the mailbox's budget, with a JSON body. Gives the answer's text. Throws as `callGmail` does; after RetryLater it may have
 * been made, or may not.
 */
export function changeGmail(
  gmail: Gmail,
  cost: Cost,
  change: { method: 'POST' | 'PATCH' | 'DELETE'; path: string; body?: unknown },
  signal?: AbortSignal,
): Promise<string> {
  return withQuota(gmail.mailboxId, gmail.lane, cost, async () => {
    const { method, path, body } = change
    const json = body === undefined ? {} : { body: JSON.stringify(body) }
    const init = { method, headers: { 'content-type': 'application/json' }, ...json }
    return bodyText(await fetchGmail(gmail, `/gmail/v1/users/me/${path}`, init, signal))
  })
}

/** Checks a JSON answer against its shape. */
export function readAnswer<T>(text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new RetryLater('the answer is not what Gmail documents', {
      cause: cause instanceof z.ZodError ? undefined : cause,
    })
  }
}

/** An authorised request, without a budget: the caller holds one. Gives the response once its status is a success. */
export async function fetchGmail(
  gmail: Gmail,
  path: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<Response> {
  const response = await askGmail(gmail, path, init, signal)
  if (!response.ok) throw sortAnswer(response.status, await bodyText(response))
  return response
}

/** The same, with whatever status the answer has. `path` may be a whole address where Google gave one. */
export async function askGmail(
  gmail: Gmail,
  path: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<Response> {
  const limits = [AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]
  const attempt = async () =>
    fetch(path.startsWith('/') ? gmailOrigin() + path : path, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${await accessToken(gmail)}` },
      signal: AbortSignal.any(limits),
    })
  try {
    let response = await attempt()
    if (response.status === 401) {
      gmail.auth.setCredentials({ refresh_token: gmail.auth.credentials.refresh_token ?? null })
      response = await attempt() // once, with a new access token (GMAIL §3.5)
    }
    return response
  } catch (error) {
    throw passing(error, signal)
  }
}

/** The whole body; a connection that breaks in the middle is RetryLater. */
export async function bodyText(response: Response): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    throw passing(error, undefined)
  }
}

async function accessToken(gmail: Gmail): Promise<string> {
  try {
    const { token } = await gmail.auth.getAccessToken()
    if (token) return token
  } catch (error) {
    throw sortTokenError(error)
  }
  throw new RetryLater('the token endpoint gave no access token')
}

const tokenErrorSchema = z.object({
  response: z.object({
    status: z.number(),
    data: z
      .object({ error: z.string().catch(''), error_description: z.string().catch('') })
      .catch({ error: '', error_description: '' }),
  }),
})

function sortTokenError(error: unknown): Error {
  const parsed = tokenErrorSchema.safeParse(error)
  if (!parsed.success) return new RetryLater('the token endpoint does not answer', { cause: error })
  const { status, data } = parsed.data.response
  return sortTokenAnswer(status, data.error, data.error_description)
}

/** A fetch that fails throws a TypeError or the reason of its signal: both pass by themselves, unless the caller himself gave up. */
function passing(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason
  if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
    return new RetryLater('no answer from Google', { cause: error })
  return error
}

function queryText(query: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value]) params.append(name, String(item))
  }
  return params.size > 0 ? `?${params}` : ''
}
