import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { mailActions } from '#/db/schema/index.ts'
import { keyUsed } from '#/lib/errors.ts'
import { record } from '#/lib/events.ts'
import { idsOf } from '#/lib/sync/rows.ts'

/** What of an action is kept to go on with it later. */
export const detailsSchema = z.object({
  label: z.string().optional(),
  from: z.string().optional(),
  until: z.number().optional(),
  place: z.enum(['mail', 'trash', 'spam']).optional(), // which messages of its threads are meant
})
export type Details = z.output<typeof detailsSchema>

type NewAction = {
  userId: number
  key: string
  kind: (typeof mailActions.$inferInsert)['kind']
  details?: Record<string, unknown>
  undoes?: number
}

const knownRow = z.object({ id: z.coerce.number(), kind: z.string() })

/** The row of an action, or of the one that this key made before: whoever comes second waits until it is decided. Throws `key_used` where that is of another kind. */
export async function makeAction(
  tx: Transaction,
  { userId, key, kind, details = {}, undoes }: NewAction,
): Promise<{ id: number; isNew: boolean }> {
  const [made] = await tx
    .insert(mailActions)
    .values({ userId, key, kind, details, undoes: undoes ?? null, state: 'applied' })
    .onConflictDoNothing()
    .returning({ id: mailActions.id })
  if (made) return { id: made.id, isNew: true }
  const [known] = await tx.execute(
    sql`select id, kind from mail_actions where user_id = ${userId} and key = ${key}`,
  )
  const before = knownRow.parse(known)
  if (before.kind !== kind) throw keyUsed()
  return { id: before.id, isNew: false }
}

/** How many threads it is about, all of which have changed. */
export async function noteApplied(tx: Transaction, actionId: number, threads: number): Promise<void> {
  await tx.execute(
    sql`update mail_actions set threads_total = ${threads}, threads_applied = ${threads} where id = ${actionId}`,
  )
}

/**
 * Makes an action's part in mailboxes known to those who tell Gmail. `waitSeconds`: what can't be taken back at Gmail waits for its undo here. One that is still
 * being applied is not looked at before its end.
 */
export async function addRuns(
  tx: Transaction,
  actionId: number,
  mailboxIds: number[],
  waitSeconds = 0,
): Promise<void> {
  if (mailboxIds.length === 0) return
  await tx.execute(sql`
    insert into mail_action_runs (action_id, mailbox_id, run_at)
    select ${actionId}, value, now() + make_interval(secs => ${waitSeconds}) from ${idsOf(mailboxIds)} ids(value) order by value
        on conflict (action_id, mailbox_id) do nothing`)
}

const userRow = z.object({ user_id: z.coerce.number() })

/** An event for the person whose action it is: their pages look at it again. */
export async function tellPerson(
  tx: Transaction,
  actionId: number,
  kind: 'action.refused' | 'action.progress',
): Promise<void> {
  const [action] = await tx.execute(sql`select user_id from mail_actions where id = ${actionId}`)
  if (action) await record(tx, [{ kind, recordKind: 'person', recordId: userRow.parse(action).user_id }])
}
