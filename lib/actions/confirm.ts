import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { db } from '#/lib/db.ts'
import { record } from '#/lib/events.ts'
import { type Lease, writeAs } from '#/lib/sync/lease.ts'
import { giveUpWanted } from './refuse.ts'

const AT_ONCE = 20 // actions a slice; a slice comes when Gmail was told of one

const runRow = z.object({ id: z.coerce.number() })

/**
 * Ends the wishes of actions that Gmail was told of, once the mailbox's history has been read to where Gmail stood then: what is at Gmail is now
 * what was wanted, or what somebody made of it since. Not while a reconcile runs, which may still have to find out what was before.
 */
export async function confirmTold(lease: Lease): Promise<void> {
  const { mailboxId } = lease
  const ready = sql`
    select r.action_id as id from mail_action_runs r join mailboxes b on b.id = r.mailbox_id
     where r.mailbox_id = ${mailboxId} and r.state = 'told' and r.told_at <= b.history_id and b.reconcile_pin is null`
  const found = await db().execute(sql`${ready} order by r.action_id limit ${AT_ONCE}`)
  for (const { id: actionId } of z.array(runRow).parse([...found])) {
    await writeAs(lease, async (tx) => {
      const [still] = await tx.execute(sql`${ready} and r.action_id = ${actionId} for no key update of r`)
      if (!still) return
      const here = sql`message_id in (select id from messages where mailbox_id = ${mailboxId})`
      await giveUpWanted(tx, mailboxId, actionId, here)
      await endLabels(tx, mailboxId, actionId)
      await endDeletions(tx, mailboxId, actionId)
      await tx.execute(
        sql`update mail_action_runs set state = 'done' where action_id = ${actionId} and mailbox_id = ${mailboxId}`,
      )
    })
  }
}

/** From now on Gmail's list of labels counts again; those that were deleted there go here too, with what they still stood on. */
async function endLabels(tx: Transaction, mailboxId: number, actionId: number): Promise<void> {
  const deleted = await tx.execute(sql`
    delete from labels where mailbox_id = ${mailboxId} and action_id = ${actionId} and deleted_at is not null`)
  await tx.execute(
    sql`update labels set action_id = null where mailbox_id = ${mailboxId} and action_id = ${actionId}`,
  )
  if (deleted.count > 0)
    await record(tx, [{ kind: 'mail.changed', mailboxId, recordKind: 'mailbox', recordId: mailboxId }])
}

/** What was kept of deleted messages for the undo. */
async function endDeletions(tx: Transaction, mailboxId: number, actionId: number): Promise<void> {
  const mine = sql`
    select m.id from mail_action_deletions d join messages m on m.id = d.message_id
     where d.action_id = ${actionId} and m.mailbox_id = ${mailboxId} and m.state = 'gone' and m.reason = 'deleting'`
  await tx.execute(sql`delete from message_labels where message_id in (${mine})`)
  await tx.execute(sql`update messages set reason = 'deleted' where id in (${mine})`)
}
