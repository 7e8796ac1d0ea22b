/** An answer in Google's error form: `{error: {code, message, errors: [{domain, reason, message}], status}}`. */
export class GoogleError extends Error {
  readonly code: number
  readonly reason: string
  readonly status: string
  readonly extra: Record<string, string>

  constructor(code: number, reason: string, message: string, extra: Record<string, string> = {}) {
    super(message)
    this.code = code
    this.reason = reason
    this.status = extra.status ?? STATUS[code] ?? 'UNKNOWN'
    this.extra = extra
  }

  body() {
    const { status: _, domain = DOMAINS[this.reason] ?? 'global', ...rest } = this.extra
    return {
      error: {
        code: this.code,
        message: this.message,
        errors: [{ message: this.message, domain, reason: this.reason, ...rest }],
        status: this.status,
      },
    }
  }
}

export const notFound = () => new GoogleError(404, 'notFound', 'Requested entity was not found.')

export const invalid = (message: string) => new GoogleError(400, 'invalidArgument', message)

/** The usual error of a reason, for faults that name only that. */
export function errorOf(code: number, reason: string | undefined, message?: string): GoogleError {
  const known = reason ? MESSAGES[reason] : undefined
  return new GoogleError(
    code,
    reason ?? REASONS[code] ?? 'backendError',
    message ?? known ?? MESSAGES[REASONS[code] ?? ''] ?? 'Backend Error',
  )
}

const STATUS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
}

const REASONS: Record<number, string> = {
  400: 'badRequest',
  401: 'authError',
  403: 'forbidden',
  404: 'notFound',
  409: 'aborted',
  429: 'rateLimitExceeded',
}

const DOMAINS: Record<string, string> = {
  rateLimitExceeded: 'usageLimits',
  userRateLimitExceeded: 'usageLimits',
  dailyLimitExceeded: 'usageLimits',
  accessNotConfigured: 'usageLimits',
}

const MESSAGES: Record<string, string> = {
  badRequest: 'Bad Request',
  invalidArgument: 'Invalid argument',
  failedPrecondition: 'Precondition check failed.',
  authError: 'Invalid Credentials',
  insufficientPermissions: 'Request had insufficient authentication scopes.',
  forbidden: 'Forbidden',
  rateLimitExceeded:
    "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service 'gmail.googleapis.com' for consumer 'project_number:463716521094'.",
  userRateLimitExceeded: 'User Rate Limit Exceeded',
  dailyLimitExceeded: 'Daily Limit Exceeded',
  domainPolicy: 'The domain administrators have disabled Gmail apps.',
  accessNotConfigured:
    'Gmail API has not been used in project 463716521094 before or it is disabled. Enable it, then retry.',
  notFound: 'Requested entity was not found.',
  aborted: 'Label name exists or conflicts',
  backendError: 'Backend Error',
}
