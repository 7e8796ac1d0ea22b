import postgres from 'postgres'
import type { Transaction } from '#/db/client.ts'
import { db } from '#/lib/db.ts'
import { announce } from '#/lib/events.ts'

const DEADLOCK = '40P01' // https://www.postgresql.org/docs/18/errcodes-appendix.html
const TRIES = 3

/**
 * One transaction of a person's change, and the announcement after it. Threads are locked first and in the order of their ids, so that nobody waits in a
 * circle; what still does, such as a label that Gmail lost at this moment, is done again.
 */
export async function changing<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      const result = await db().transaction(work)
      announce()
      return result
    } catch (error) {
      if (tries === TRIES || !isDeadlock(error)) throw error
    }
  }
}

function isDeadlock(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof postgres.PostgresError && cause.code === DEADLOCK
}
