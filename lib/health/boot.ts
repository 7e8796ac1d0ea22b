import { UnknownKey } from '#/lib/crypto.ts'
import { env } from '#/lib/env.ts'
import { errorFields, log } from '#/lib/log.ts'
import { checkKeys } from './checks.ts'

/**
 * What must be right before a process starts at all: the environment, and that its keys open what is sealed. Throws with
 * words for whoever starts it. A database that does not answer yet is no reason: it may come later.
 */
export async function checkBoot(): Promise<void> {
  env()
  try {
    await checkKeys()
  } catch (error) {
    if (isKeyProblem(error))
      throw new Error(
        'ENCRYPTION_KEY does not open the grants in this database. Start with the key they were sealed with, or add it to ENCRYPTION_KEYS_OLD.',
        { cause: error },
      )
    log('warn', 'boot.unchecked_keys', errorFields(error))
  }
}

/** A key that is missing, or one whose seal does not fit: Node says so with this message alone. */
const isKeyProblem = (error: unknown) =>
  error instanceof UnknownKey ||
  (error instanceof Error && /unable to authenticate data/i.test(error.message))
