import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { mailboxes, users } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { enqueue, syncMailbox } from '#/lib/queue.ts'
import { runs } from './trouble.ts'

const AT_ONCE = 100 // mailboxes a look; the next comes a second later

const dueRow = z.object({ id: z.coerce.number() })

/**
 * Queues a slice for each mailbox that is due: its poll time has come, or its worker died and let the lease run out. Any process may call it
 * at any time; a mailbox that waits in the queue already is not queued twice.
 */
export async function queueDueMailboxes(): Promise<void> {
  const found = await db().execute(sql`
    select ${mailboxes.id} from ${mailboxes} join ${users} on ${users.id} = ${mailboxes.ownerId} and ${users.deactivatedAt} is null
     where next_sync_at <= now() and ${runs}
       and (lease_until is null or lease_until < now()) and (breaker_until is null or breaker_until < now())
     order by next_sync_at limit ${AT_ONCE}`)
  const due = z.array(dueRow).parse([...found])
  if (due.length === 0) return
  await db().transaction(async (tx) => {
    for (const { id } of due) await enqueue(tx, syncMailbox, { mailboxId: id })
  })
}
