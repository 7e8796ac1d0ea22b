import { z } from 'zod'

/** Google can't answer now. `overload`: it asked for less, so all calls for this mailbox wait; else a passing fault. */
export class RetryLater extends Error {
  override name = 'RetryLater'
  readonly until: Date | undefined
  readonly overload: boolean
  constructor(what: string, options: { until?: Date | undefined; overload?: boolean; cause?: unknown } = {}) {
    super(what, { cause: options.cause })
    this.until = options.until
    this.overload = options.overload ?? false
  }
}

/** Nothing goes on for this mailbox until a person has done something: see the words for each reason in lib/sync/words.ts. */
export class NeedsPerson extends Error {
  override name = 'NeedsPerson'
  readonly reason: 'reconnect' | 'scope' | 'gmail_off' | 'policy' | 'setup'
  constructor(reason: NeedsPerson['reason'], cause?: unknown) {
    super(`Google refuses this mailbox: ${reason}`, { cause })
    this.reason = reason
  }
}

/** It is not at Gmail any more: a message deleted, a history too old. */
export class Gone extends Error {
  override name = 'Gone'
}

/** Gmail understood and will never do it. */
export class Refused extends Error {
  override name = 'Refused'
  readonly reason: string
  readonly said: string // Gmail's own words
  constructor(reason: string, said = '', cause?: unknown) {
    super(`Gmail refused: ${reason}`, { cause })
    this.reason = reason
    this.said = said
  }
}

const answerSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    errors: z.array(z.object({ reason: z.string().default('') })).default([]),
  }),
})

const HONOURED_MS = 15 * 60 * 1000 // a longer "retry after" is asked again in between: bandwidth bans end early at times

/** Sorts an answer of the Gmail API that is not a success; `body` as received. The map is GMAIL §3.5, decided on status, reason and message together. */
export function sortAnswer(status: number, body: unknown): RetryLater | NeedsPerson | Gone | Refused {
  const parsed = answerSchema.safeParse(typeof body === 'string' ? parseJson(body) : body)
  const message = parsed.data?.error.message ?? ''
  const reason = parsed.data?.error.errors[0]?.reason ?? ''
  const what = `${status} ${reason}`.trim()
  if (status === 404 || status === 410) return new Gone(what)
  if (
    status === 429 ||
    /rateLimitExceeded|userRateLimitExceeded|dailyLimitExceeded|quotaExceeded/i.test(reason)
  )
    return new RetryLater(what, { overload: true, until: retryTime(message) })
  if (status === 408 || status >= 500) return new RetryLater(what)
  if (status === 401) return new NeedsPerson('reconnect')
  if (status === 403 && reason === 'domainPolicy') return new NeedsPerson('policy')
  if (status === 403 && reason === 'accessNotConfigured') return new NeedsPerson('setup')
  if (
    status === 403 &&
    (reason === 'insufficientPermissions' || /insufficient authentication scopes/i.test(message))
  )
    return new NeedsPerson('scope')
  if (status === 400 && reason === 'failedPrecondition') return new NeedsPerson('gmail_off')
  return new Refused(what, message)
}

/** Sorts an answer of the token endpoint that is not a success (RFC 6749 §5.2; GMAIL §7.4). */
export function sortTokenAnswer(
  status: number,
  error: string,
  description: string,
): RetryLater | NeedsPerson {
  if (status === 429 || status >= 500) return new RetryLater(`token endpoint ${status}`)
  if (/admin_policy_enforced/.test(`${error} ${description}`)) return new NeedsPerson('policy')
  if (error === 'invalid_client' || error === 'unauthorized_client') return new NeedsPerson('setup')
  return new NeedsPerson('reconnect')
}

/** Google names the time in the message and sends no Retry-After header (GMAIL §3.5). */
function retryTime(message: string): Date | undefined {
  const time = Date.parse(/Retry after (\S+Z)/i.exec(message)?.[1] ?? '')
  if (Number.isNaN(time)) return undefined
  return new Date(Math.min(time, Date.now() + HONOURED_MS))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // an HTML error page: the status alone decides
  }
}
