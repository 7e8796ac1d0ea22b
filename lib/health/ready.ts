import { errorFields, log } from '#/lib/log.ts'
import { checkKeys, checkSchema } from './checks.ts'

const PATIENCE_MS = 5_000 // whoever asks whether we are ready has a limit of his own

/** Whether requests can be served: the database answers, its schema is this version's, and what is sealed opens. The log says what does not. */
export async function isReady(): Promise<boolean> {
  for (const [name, check] of Object.entries({ schema: checkSchema, keys: checkKeys })) {
    try {
      await within(check())
    } catch (error) {
      log('error', 'health.not_ready', { check: name, ...errorFields(error) })
      return false
    }
  }
  return true
}

function within(work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
