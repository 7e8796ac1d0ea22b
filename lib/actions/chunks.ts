import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { enqueue, applyAction as job, tellGmail } from '#/lib/queue.ts'
import { idsOf } from '#/lib/sync/rows.ts'
import { applyAction } from './apply.ts'
import { detailsSchema, tellPerson } from './new-action.ts'
import { lockKnown } from './targets.ts'
import { changing } from './transaction.ts'
import type { ActionView } from './types.ts'
import { takeBack } from './undo.ts'
import { actionView } from './views.ts'
import { WISHES } from './wishes.ts'

const CHUNK = 500 // threads a transaction: some hundred ms, and nobody waits long for their locks
const SLICE_MS = 15_000
const MISSED_SECONDS = 30 // after which whoever applied chunks and was killed is taken to be dead

const actionRow = z.object({
  id: z.coerce.number(),
  user_id: z.coerce.number(),
  kind: z.union([z.enum(Object.keys(WISHES) as [keyof typeof WISHES]), z.literal('undo')]),
  details: detailsSchema,
  undoes: z.coerce.number().nullable(),
  state: z.string(),
})
const threadRow = z.object({ thread_id: z.coerce.number() })

/**
 * Goes on with a selection that was too large for its request, a chunk a transaction, for some seconds; then queues itself again. May be killed at
 * any line, and two at once only take turns. Gmail is told once all is applied, or once it was cancelled.
 */
export async function applyChunks(actionId: number, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + SLICE_MS
  while (!signal.aborted && Date.now() < deadline)
    if (!(await changing((tx) => applyChunk(tx, actionId)))) return
  await db().transaction(async (tx) => {
    await tx.execute(sql`update mail_actions set claimed_until = null where id = ${actionId}`)
    await enqueue(tx, job, { actionId })
  })
}

/** Gives false when nothing is left to do. */
async function applyChunk(tx: Transaction, actionId: number): Promise<boolean> {
  const [found] = await tx.execute(sql`
    select id, user_id, kind, details, undoes, state from mail_actions where id = ${actionId} for no key update`)
  const action = actionRow.parse(found)
  if (action.state !== 'applying') return false
  const rows = await tx.execute(sql`
    select thread_id from mail_action_threads where action_id = ${actionId} order by thread_id limit ${CHUNK}`)
  const ids = z
    .array(threadRow)
    .parse([...rows])
    .map((row) => row.thread_id)
  await tellPerson(tx, actionId, 'action.progress')
  if (ids.length === 0) {
    await endApplying(tx, actionId, 'applied')
    return false
  }
  const { id, user_id: userId, kind, details, undoes } = action
  const threads = await lockKnown(tx, idsOf(ids))
  if (kind === 'undo')
    await takeBack(
      tx,
      id,
      undoes ?? 0,
      threads.map((thread) => thread.id),
    )
  else
    await applyAction(
      tx,
      { id, userId, kind, details },
      { threads, messages: { place: details.place ?? 'mail' } },
    )
  await tx.execute(
    sql`delete from mail_action_threads where action_id = ${actionId} and thread_id in ${idsOf(ids)}`,
  )
  await tx.execute(sql`
    update mail_actions set threads_applied = threads_applied + ${ids.length}, claimed_until = now() + make_interval(secs => ${MISSED_SECONDS})
     where id = ${actionId}`)
  return true
}

/** Leaves off where it is; what has changed stays, and its undo takes it back. Does nothing to one that is at its end. Throws not_found for another's. */
export async function cancelAction(viewer: Viewer, actionId: number): Promise<ActionView> {
  await changing(async (tx) => {
    const [found] = await tx.execute(sql`
      select state from mail_actions where id = ${actionId} and user_id = ${viewer.userId} for no key update`)
    if (!found) throw notFound('This action')
    if (found.state === 'applying') await endApplying(tx, actionId, 'cancelled')
  })
  return actionView(viewer, actionId)
}

const mailboxRow = z.object({ mailbox_id: z.coerce.number() })

/** From now on Gmail is told of what was applied. The action's row is locked. */
async function endApplying(tx: Transaction, actionId: number, state: 'applied' | 'cancelled'): Promise<void> {
  await tx.execute(sql`update mail_actions set state = ${state}, claimed_until = null where id = ${actionId}`)
  await tx.execute(sql`delete from mail_action_threads where action_id = ${actionId}`)
  const runs = await tx.execute(sql`
    select mailbox_id from mail_action_runs where action_id = ${actionId} and state = 'queued' and run_at <= now()`)
  for (const { mailbox_id } of z.array(mailboxRow).parse([...runs]))
    await enqueue(tx, tellGmail, { mailboxId: mailbox_id })
}

/** Queues those whose worker was killed. */
export async function queueDueChunks(): Promise<void> {
  const found = await db().execute(sql`
    select id from mail_actions where state = 'applying' and (claimed_until is null or claimed_until < now()) order by id limit 20`)
  const due = z.array(z.object({ id: z.coerce.number() })).parse([...found])
  if (due.length === 0) return
  await db().transaction(async (tx) => {
    for (const { id } of due) await enqueue(tx, job, { actionId: id })
  })
}
