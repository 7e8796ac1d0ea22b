import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { notFound } from '#/lib/errors.ts'
import { makeAction } from './act.ts'
import { queueRuns, wantBack } from './apply.ts'
import { changing } from './transaction.ts'
import type { ActionView } from './types.ts'
import { actionView } from './views.ts'

/**
 * Takes an action back, as an action of its own: whatever still shows what the old one wanted wants the opposite. It does not matter whether Gmail
 * was told of the old one. One that is taken back already stays so. Throws not_found for another's action.
 */
export async function undo(viewer: Viewer, actionId: number, key: string): Promise<ActionView> {
  return actionView(viewer, await changing((tx) => begin(tx, viewer, actionId, key)))
}

const idRow = z.object({ id: z.coerce.number() })

async function begin(tx: Transaction, viewer: Viewer, actionId: number, key: string): Promise<number> {
  const [found] = await tx.execute(sql`
    select id from mail_actions where id = ${actionId} and user_id = ${viewer.userId} for no key update`)
  if (!found) throw notFound('This action')
  const old = idRow.parse(found)
  const [before] = await tx.execute(sql`select id from mail_actions where undoes = ${old.id}`)
  if (before) return idRow.parse(before).id
  const made = await makeAction(tx, viewer, { key, kind: 'undo', details: {}, undoes: old.id })
  if (!made.isNew) return made.id

  const locked = await tx.execute(sql`
    select t.id from threads t where t.id in (
      select m.thread_id from mail_action_changes c join messages m on m.id = c.message_id where c.action_id = ${old.id})
     order by t.id for no key update`)
  const threadIds = z
    .array(idRow)
    .parse([...locked])
    .map((row) => row.id)
  const changed = await wantBack(tx, made.id, old.id, threadIds)
  await tx.execute(sql`
    update mail_actions set threads_total = ${threadIds.length}, threads_applied = ${threadIds.length} where id = ${made.id}`)
  await queueRuns(tx, made.id, changed)
  return made.id
}
