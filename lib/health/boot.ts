import { UnknownKey } from '#/lib/crypto.ts'
import { env } from '#/lib/env.ts'
import { errorFields, log } from '#/lib/log.ts'
import { checkKeys } from './checks.ts'

/**
 * Ends the process, with words for whoever starts it, unless the environment is complete and its keys open what is sealed.
 * A database that does not answer yet is no reason: it may come later, and until then the process is not ready.
 */
export async function checkBoot(): Promise<void> {
  const problem = await bootProblem()
  if (problem === null) return
  process.stderr.write(`${problem}\n`)
  process.exit(1) // Next would stay and answer everything with an error
}

async function bootProblem(): Promise<string | null> {
  try {
    env()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  try {
    await checkKeys()
  } catch (error) {
    if (isKeyProblem(error)) return WRONG_KEY
    log('warn', 'boot.unchecked_keys', errorFields(error))
  }
  return null
}

const WRONG_KEY =
  'ENCRYPTION_KEY does not open the grants in this database. Start with the key they were sealed with, or add it to ENCRYPTION_KEYS_OLD.'

/** A key that is missing, or one whose seal does not fit: Node says so with this message alone. */
const isKeyProblem = (error: unknown) =>
  error instanceof UnknownKey ||
  (error instanceof Error && /unable to authenticate data/i.test(error.message))
