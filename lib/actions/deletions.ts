import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { AppError } from '#/lib/errors.ts'
import { DELETE_SCOPE } from '#/lib/gmail/oauth.ts'
import { bigints } from '#/lib/mail/sql.ts'
import { recordChanges } from '#/lib/sync/changes.ts'
import { meantMessages, type Target } from './targets.ts'

// Deleting for ever. Here a message is gone at once, but its row keeps its labels until Gmail has deleted it, so that it can be brought back.

const rowShape = z.object({ id: z.coerce.number(), mailbox_id: z.coerce.number() })

/** Takes the messages that are meant away from everywhere. Gives the mailboxes that lost some. Throws `not_allowed` where Google lets Lilac delete nothing. */
export async function deleteMessages(tx: Transaction, actionId: number, target: Target): Promise<number[]> {
  await mustBeAllowed(tx, [...new Set(target.threads.map(({ mailboxId }) => mailboxId))])
  const noted = await tx.execute(sql`
    insert into mail_action_deletions (action_id, message_id) select ${actionId}, meant.id from (${meantMessages(target)}) meant`)
  if (noted.count === 0) return []
  const mine = sql`id in (select message_id from mail_action_deletions where action_id = ${actionId}) and state = 'stored'`
  return setState(tx, mine, 'gone')
}

/** Brings back what an action was to delete, in mailboxes whose Gmail has not been told. */
export const bringBack = (tx: Transaction, actionId: number, which: SQL): Promise<number[]> =>
  setState(
    tx,
    sql`id in (select message_id from mail_action_deletions where action_id = ${actionId}) and state = 'gone' and reason = 'deleting' and ${which}`,
    'stored',
  )

async function setState(tx: Transaction, which: SQL, state: 'gone' | 'stored'): Promise<number[]> {
  const written = await tx.execute(
    state === 'gone'
      ? sql`update messages set state = 'gone', reason = 'deleting', gone_at = now() where ${which} returning id, mailbox_id`
      : sql`update messages set state = 'stored', reason = null, gone_at = null where ${which} returning id, mailbox_id`,
  )
  const byMailbox = Map.groupBy(z.array(rowShape).parse([...written]), (row) => row.mailbox_id)
  for (const [mailboxId, rows] of byMailbox) {
    const ids = rows.map((row) => row.id)
    await recordChanges(tx, mailboxId, state === 'gone' ? { gone: ids } : { changed: ids })
  }
  return [...byMailbox.keys()]
}

const addressRow = z.object({ address: z.string() })

async function mustBeAllowed(tx: Transaction, mailboxIds: number[]): Promise<void> {
  const [closed] = await tx.execute(sql`
    select address from mailboxes where id = any(${bigints(mailboxIds)}) and not ${DELETE_SCOPE} = any(scopes) order by id limit 1`)
  if (!closed) return
  const { address } = addressRow.parse(closed)
  throw new AppError(
    403,
    'not_allowed',
    `Google does not let Lilac delete mail of ${address} for ever. Move it to the trash: Gmail deletes it from there after 30 days.`,
  )
}
