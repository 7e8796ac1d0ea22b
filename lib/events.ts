import { sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { events } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { errorFields, log } from '#/lib/log.ts'

export const EVENTS_CHANNEL = 'lilac_events'
const ANNOUNCE_MS = 100 // NOTIFY takes a lock of the whole database at commit: at most ten a second from one process

export type Event = typeof events.$inferInsert

/** Writes what happened, in the transaction that made it happen. Call `announce` once that is committed. */
export async function record(tx: Transaction, happened: Event[]): Promise<void> {
  if (happened.length > 0) await tx.insert(events).values(happened)
}

let timer: NodeJS.Timeout | undefined

/** Tells listening processes that there are new events: an empty NOTIFY, soon. They also look by themselves, so one that fails costs two seconds. */
export function announce(): void {
  timer ??= setTimeout(() => {
    timer = undefined
    db()
      .execute(sql`select pg_notify(${EVENTS_CHANNEL}, '')`)
      .catch((error: unknown) => log('warn', 'events.notify_failed', errorFields(error)))
  }, ANNOUNCE_MS)
  timer.unref()
}
