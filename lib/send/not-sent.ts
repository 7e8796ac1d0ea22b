import type { Reason } from './words.ts'

/** A mail can't be sent as it is, and was not: a person has to do something. `details` for the log and the outbox's row. */
export class NotSent extends Error {
  override name = 'NotSent'
  readonly reason: Reason
  readonly details: string
  constructor(reason: Reason, details = '') {
    super(`not sent: ${reason}`)
    this.reason = reason
    this.details = details
  }
}
