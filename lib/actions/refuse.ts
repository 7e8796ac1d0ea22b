import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { db } from '#/lib/db.ts'
import { announce, record } from '#/lib/events.ts'
import type { LabelChange } from '#/lib/gmail/change-mail.ts'
import { log } from '#/lib/log.ts'
import { recordChanges } from '#/lib/sync/changes.ts'
import { idsOf, textsOf } from '#/lib/sync/rows.ts'
import { bringBack } from './deletions.ts'
import { tellPerson } from './new-action.ts'
import type { Run } from './runs.ts'
import { lockKnown } from './targets.ts'

const idRow = z.object({ id: z.coerce.number() })

/** Gmail will not make this change of these messages: they show what is at Gmail again, and whoever wanted it is told. */
export async function refuseLabels(
  run: Run,
  gmailIds: string[],
  change: LabelChange,
  reason: string,
): Promise<void> {
  const { actionId, mailboxId } = run
  await refusing(run, gmailIds.length, reason, async (tx) => {
    const names = textsOf([...change.add, ...change.remove])
    const labels = sql`(select id from labels where mailbox_id = ${mailboxId} and gmail_id in ${names})`
    const messages = idsOf(await messageIds(tx, mailboxId, gmailIds))
    await giveUpWanted(tx, mailboxId, actionId, sql`message_id in ${messages} and label_id in ${labels}`)
  })
}

/** Gmail will not delete these messages: they are there again. */
export async function refuseDeletion(run: Run, gmailIds: string[], reason: string): Promise<void> {
  await refusing(run, gmailIds.length, reason, async (tx) => {
    const messages = idsOf(await messageIds(tx, run.mailboxId, gmailIds))
    await lockKnown(tx, sql`(select thread_id from messages where id in ${messages})`)
    await bringBack(tx, run.actionId, sql`id in ${messages}`)
  })
}

/** Gmail will not make, change or delete this label: one that it never made goes, another is what Gmail says of it from the next look on. */
export async function refuseLabel(run: Run, labelId: number, reason: string): Promise<void> {
  const { mailboxId } = run
  await refusing(run, 1, reason, async (tx) => {
    await lockKnown(
      tx,
      sql`(select m.thread_id from messages m join message_labels ml on ml.message_id = m.id where ml.label_id = ${labelId})`,
    )
    const carried = await tx.execute(sql`
      select message_id as id from message_labels ml join labels l on l.id = ml.label_id
       where l.id = ${labelId} and l.gmail_id like 'pending:%'`)
    await tx.execute(sql`delete from labels where id = ${labelId} and gmail_id like 'pending:%'`)
    await tx.execute(sql`update labels set action_id = null, deleted_at = null where id = ${labelId}`)
    await recordChanges(tx, mailboxId, {
      changed: z
        .array(idRow)
        .parse([...carried])
        .map((row) => row.id),
    })
    await record(tx, [{ kind: 'mail.changed', mailboxId, recordKind: 'mailbox', recordId: mailboxId }])
  })
}

/** One transaction that shows what is at Gmail again, counts it, and tells the person's pages. */
async function refusing(
  { actionId, mailboxId }: Run,
  count: number,
  reason: string,
  work: (tx: Transaction) => Promise<void>,
): Promise<void> {
  log('warn', 'actions.refused', { mailboxId, actionId, count, reason })
  await db().transaction(async (tx) => {
    await work(tx)
    await tx.execute(sql`
      update mail_action_runs set refused = refused + ${count}, reason = ${reason} where action_id = ${actionId} and mailbox_id = ${mailboxId}`)
    await tellPerson(tx, actionId, 'action.refused')
  })
  announce()
}

async function messageIds(tx: Transaction, mailboxId: number, gmailIds: string[]): Promise<number[]> {
  const found = await tx.execute(
    sql`select id from messages where mailbox_id = ${mailboxId} and gmail_id in ${textsOf(gmailIds)}`,
  )
  return z
    .array(idRow)
    .parse([...found])
    .map((row) => row.id)
}

const changedRow = z.object({ message_id: z.coerce.number() })

/**
 * Ends what an action wants of labels that `which` holds for: what is at Gmail shows from now on. Locks the threads, in the order of their ids. Brings
 * the lists of those up to date that show something else by it.
 */
export async function giveUpWanted(
  tx: Transaction,
  mailboxId: number,
  actionId: number,
  which: SQL,
): Promise<void> {
  const mine = sql`action_id = ${actionId} and ${which}`
  await lockKnown(
    tx,
    sql`(select m.thread_id from messages m where m.id in (select message_id from message_labels where ${mine}))`,
  )
  const written = await tx.execute(sql`
    with mine as materialized (select message_id, label_id, at_gmail, wanted <> at_gmail as shows_other from message_labels where ${mine}),
    removed as (
      delete from message_labels ml using mine where not mine.at_gmail and ml.message_id = mine.message_id and ml.label_id = mine.label_id),
    kept as (
      update message_labels ml set wanted = null, action_id = null from mine
       where mine.at_gmail and ml.message_id = mine.message_id and ml.label_id = mine.label_id)
    select distinct message_id from mine where shows_other`)
  const changed = z
    .array(changedRow)
    .parse([...written])
    .map((row) => row.message_id)
  await recordChanges(tx, mailboxId, { changed })
}
