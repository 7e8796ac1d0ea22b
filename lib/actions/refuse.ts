import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { db } from '#/lib/db.ts'
import { announce, record } from '#/lib/events.ts'
import type { LabelChange } from '#/lib/gmail/change-mail.ts'
import { log } from '#/lib/log.ts'
import { recordChanges } from '#/lib/sync/changes.ts'
import { idsOf, textsOf } from '#/lib/sync/rows.ts'
import type { Run } from './runs.ts'

const idRow = z.object({ id: z.coerce.number() })

/** Gmail will not make this change of these messages: they show what is at Gmail again, and whoever wanted it is told. */
export async function refuse(
  run: Run,
  gmailIds: string[],
  change: LabelChange,
  reason: string,
): Promise<void> {
  const { actionId, mailboxId } = run
  log('warn', 'actions.refused', { mailboxId, actionId, messages: gmailIds.length, reason })
  await db().transaction(async (tx) => {
    const found = await tx.execute(sql`
      select id from messages where mailbox_id = ${mailboxId} and gmail_id in ${textsOf(gmailIds)}`)
    const messageIds = z
      .array(idRow)
      .parse([...found])
      .map((row) => row.id)
    const labels = textsOf([...change.add, ...change.remove])
    await giveUpWanted(
      tx,
      mailboxId,
      actionId,
      sql`message_id in ${idsOf(messageIds)} and label_id in (select id from labels where mailbox_id = ${mailboxId} and gmail_id in ${labels})`,
    )
    await noteRefused(tx, run, gmailIds.length, reason)
  })
  announce()
}

/** Counts what was refused, and tells the person's pages. */
async function noteRefused(
  tx: Transaction,
  { actionId, mailboxId }: Run,
  count: number,
  reason: string,
): Promise<void> {
  await tx.execute(sql`
    update mail_action_runs set refused = refused + ${count}, reason = ${reason} where action_id = ${actionId} and mailbox_id = ${mailboxId}`)
  await tellPerson(tx, actionId, 'action.refused')
}

/** An event for the person whose action it is: their pages look at it again. */
async function tellPerson(
  tx: Transaction,
  actionId: number,
  kind: 'action.refused' | 'action.progress',
): Promise<void> {
  const [action] = await tx.execute(sql`select user_id as id from mail_actions where id = ${actionId}`)
  if (action) await record(tx, [{ kind, recordKind: 'person', recordId: idRow.parse(action).id }])
}

const changedRow = z.object({ message_id: z.coerce.number() })

/**
 * Ends what an action wants of labels that `which` holds for: what is at Gmail shows from now on. Locks the threads, in the order of their ids. Brings the lists
 * of those up to date that show something else by it.
 */
export async function giveUpWanted(
  tx: Transaction,
  mailboxId: number,
  actionId: number,
  which: ReturnType<typeof sql>,
): Promise<void> {
  const mine = sql`action_id = ${actionId} and ${which}`
  await tx.execute(sql`
    select id from threads where mailbox_id = ${mailboxId} and id in (
      select m.thread_id from messages m where m.id in (select message_id from message_labels where ${mine}))
     order by id for no key update`)
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
