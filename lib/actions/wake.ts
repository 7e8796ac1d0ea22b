import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { db } from '#/lib/db.ts'
import { enqueue, tellGmail } from '#/lib/queue.ts'
import { idsOf } from '#/lib/sync/rows.ts'
import { refreshThreads } from '#/lib/sync/threads.ts'
import { applyAction } from './apply.ts'
import { makeAction, noteApplied } from './new-action.ts'
import { lockKnown } from './targets.ts'
import { changing } from './transaction.ts'

const AT_ONCE = 50 // threads a look; the next comes a second later

const dueRow = z.object({ thread_id: z.coerce.number() })

/**
 * Brings threads back whose time has come: those that were put off, and those that nobody has answered by the time that somebody wanted to be reminded.
 * They stand on top of the inbox, unread. Any process may call it at any time: each thread comes back once.
 */
export async function wakeDue(): Promise<void> {
  const found = await db().execute(sql`
    select due.thread_id from (
      (select thread_id, until as at from snoozes where until <= now() order by until limit ${AT_ONCE})
      union all
      (select thread_id, due as at from reminders where due <= now() and reminded_at is null order by due limit ${AT_ONCE})) due
      join threads t on t.id = due.thread_id join mailboxes b on b.id = t.mailbox_id and b.phase not in ('disconnected', 'erasing')
     order by due.at`)
  for (const { thread_id } of z.array(dueRow).parse([...found])) await changing((tx) => wake(tx, thread_id))
}

const userRow = z.object({ user_id: z.coerce.number() })

async function wake(tx: Transaction, threadId: number): Promise<void> {
  const threads = await lockKnown(tx, idsOf([threadId]))
  const slept = await tx.execute(sql`
    delete from snoozes where thread_id = ${threadId} and until <= now() returning user_id`)
  const waited = await tx.execute(sql`
    update reminders set reminded_at = now() where thread_id = ${threadId} and due <= now() and reminded_at is null returning user_id`)
  const [due] = [...slept, ...waited]
  if (!due) return // somebody else woke it, or it is not due any more
  const { user_id: userId } = userRow.parse(due)
  const { id } = await makeAction(tx, { userId, key: randomUUID(), kind: 'wake' })
  await tx.execute(sql`update threads set raised_at = now() where id = ${threadId}`)
  const told = await applyAction(
    tx,
    { id, userId, kind: 'wake', details: {} },
    { threads, messages: { place: 'mail' } },
  )
  await refreshThreads(tx, [threadId]) // also where it stood in the inbox, unread, all the time
  await noteApplied(tx, id, threads.length)
  for (const mailboxId of told) await enqueue(tx, tellGmail, { mailboxId })
}
