import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '#/lib/db.ts'
import { type Lease, writeAs } from '#/lib/sync/lease.ts'
import { giveUpWanted } from './refuse.ts'

const AT_ONCE = 20

const runRow = z.object({ id: z.coerce.number() })

/**
 * Ends the wishes of actions that Gmail was told of, once the mailbox's history has been read to where Gmail stood then: what is at Gmail is now
 * what was wanted, or what somebody made of it since. Not while a reconcile runs, which may still have to find out what was before.
 */
export async function confirmTold(lease: Lease): Promise<void> {
  const { mailboxId } = lease
  const ready = sql`
    select r.action_id as id from mail_action_runs r join mailboxes b on b.id = r.mailbox_id
     where r.mailbox_id = ${mailboxId} and r.state = 'told' and r.told_at <= b.history_id and b.reconcile_pin is null
     order by r.action_id limit ${AT_ONCE}`
  const told = z.array(runRow).parse([...(await db().execute(ready))])
  for (const { id: actionId } of told) {
    await writeAs(lease, async (tx) => {
      const [still] = await tx.execute(sql`
        select r.action_id as id from mail_action_runs r join mailboxes b on b.id = r.mailbox_id
         where r.action_id = ${actionId} and r.mailbox_id = ${mailboxId} and r.state = 'told' and r.told_at <= b.history_id
           and b.reconcile_pin is null for no key update of r`)
      if (!still) return
      const here = sql`message_id in (select id from messages where mailbox_id = ${mailboxId})`
      await giveUpWanted(tx, mailboxId, actionId, here)
      await tx.execute(sql`
        update mail_action_runs set state = 'done' where action_id = ${actionId} and mailbox_id = ${mailboxId}`)
    })
  }
}
