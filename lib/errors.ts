/** What a person reads when something can't be done: a code, a sentence that says what happened and what to do, and the field it concerns. `details`: what a page needs to offer a way on. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: string
  readonly status: number
  readonly field: string | undefined
  readonly details: Record<string, unknown> | undefined

  constructor(
    status: number,
    code: string,
    sentence: string,
    options: {
      field?: string | undefined
      details?: Record<string, unknown> | undefined
      cause?: unknown
    } = {},
  ) {
    super(sentence, { cause: options.cause })
    this.code = code
    this.status = status
    this.field = options.field
    this.details = options.details
  }
}

/** Another person's id answers like one that does not exist. */
export const notFound = (what = 'This page') =>
  new AppError(404, 'not_found', `${what} does not exist, or is not yours to see.`)

export const signedOut = () => new AppError(401, 'signed_out', 'You are signed out. Sign in to go on.')

/** A key stands for one request: sent again it gives the same answer, and never that of another (https://docs.stripe.com/api/idempotent_requests). */
export const keyUsed = (key = 'This key') =>
  new AppError(422, 'key_used', `${key} was used for another request.`)

export const forbidden = (sentence: string) => new AppError(403, 'forbidden', sentence)
