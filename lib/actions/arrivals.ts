import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { enqueue, tellGmail } from '#/lib/queue.ts'
import { idsOf } from '#/lib/sync/rows.ts'
import { applyAction } from './apply.ts'
import { makeAction, noteApplied } from './new-action.ts'

const rowShape = z.object({ id: z.coerce.number(), thread_id: z.coerce.number() })

/**
 * What follows from new mail, in the transaction that stores it: a thread that was put off waits no longer once somebody else has written, nobody is
 * reminded of one that was answered, and new mail of a muted thread leaves the inbox as it arrives. The threads are locked.
 */
export async function meetArrivals(
  tx: Transaction,
  mailbox: { id: number; ownerId: number; address: string },
  arrived: number[],
): Promise<void> {
  if (arrived.length === 0) return
  const others = sql`
    select m.thread_id, m.internal_at, m.automatic from messages m
     where m.id in ${idsOf(arrived)} and lower(coalesce(m."from"->>'email', '')) <> ${mailbox.address.toLowerCase()}`
  await tx.execute(sql`
    delete from snoozes s using (${others}) o where s.thread_id = o.thread_id and o.internal_at > s.created_at`)
  await tx.execute(sql`
    delete from reminders r using (${others}) o where r.thread_id = o.thread_id and o.internal_at > r.since and not o.automatic`)

  const found = await tx.execute(sql`
    select m.id, m.thread_id from messages m join threads t on t.id = m.thread_id
     where m.id in ${idsOf(arrived)} and t.muted_at is not null order by m.thread_id, m.id`)
  const muted = z.array(rowShape).parse([...found])
  if (muted.length === 0) return
  const threads = [...new Set(muted.map((row) => row.thread_id))]
  const own = { userId: mailbox.ownerId, key: randomUUID(), kind: 'archive' } as const
  const { id } = await makeAction(tx, { ...own, details: { because: 'muted' } })
  const target = {
    threads: threads.map((threadId) => ({ id: threadId, mailboxId: mailbox.id })),
    messages: { ids: muted.map((row) => row.id) },
  }
  const told = await applyAction(tx, { id, userId: mailbox.ownerId, kind: 'archive', details: {} }, target)
  await noteApplied(tx, id, threads.length)
  for (const mailboxId of told) await enqueue(tx, tellGmail, { mailboxId })
}
