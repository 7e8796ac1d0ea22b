import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { bigints } from '#/lib/mail/sql.ts'
import { enqueue, applyAction as job, tellGmail } from '#/lib/queue.ts'
import { bringBack } from './deletions.ts'
import { undoLabels } from './labels.ts'
import { addRuns, makeAction, noteApplied } from './new-action.ts'
import { lockKnown } from './targets.ts'
import { restoreThreads } from './thread-changes.ts'
import { changing } from './transaction.ts'
import type { ActionView } from './types.ts'
import { actionView } from './views.ts'
import { wantBack } from './want-labels.ts'

const AT_ONCE = 5_000 // threads that are taken back within the request

/**
 * Takes an action back, as an action of its own: whatever still shows what the old one wanted wants the opposite. It does not matter whether Gmail
 * was told of the old one, but for what is deleted there: that throws `too_late` then. One that is taken back already stays so, and one that is still being
 * applied ends. Throws not_found for another's action.
 */
export async function undo(viewer: Viewer, actionId: number, key: string): Promise<ActionView> {
  return actionView(viewer, await changing((tx) => begin(tx, viewer, actionId, key)))
}

const oldRow = z.object({ id: z.coerce.number(), kind: z.string(), state: z.string(), details: z.unknown() })
const idRow = z.object({ id: z.coerce.number() })

async function begin(tx: Transaction, viewer: Viewer, actionId: number, key: string): Promise<number> {
  const { userId } = viewer
  const [found] = await tx.execute(sql`
    select id, kind, state, details from mail_actions where id = ${actionId} and user_id = ${userId} for no key update`)
  if (!found) throw notFound('This action')
  const old = oldRow.parse(found)
  const [before] = await tx.execute(sql`select id from mail_actions where undoes = ${old.id}`)
  if (before) return idRow.parse(before).id
  const { id, isNew } = await makeAction(tx, { userId, key, kind: 'undo', undoes: old.id })
  if (!isNew) return id
  if (old.state === 'applying') await stopApplying(tx, old.id)

  switch (old.kind) {
    case 'delete': {
      const stopped = await stopRuns(tx, old.id)
      const doomed = sql`select message_id from mail_action_deletions where action_id = ${old.id}`
      const threads = await lockKnown(tx, sql`(select thread_id from messages where id in (${doomed}))`)
      await bringBack(tx, old.id, sql`mailbox_id = any(${bigints(stopped)})`)
      await noteApplied(tx, id, threads.length)
      return id
    }
    case 'delete_label':
      await stopRuns(tx, old.id)
      await undoLabels(tx, id, old)
      return id
    case 'create_label':
    case 'change_label':
      await undoLabels(tx, id, old)
      return id
    default:
      await undoMail(tx, id, old.id)
      return id
  }
}

async function undoMail(tx: Transaction, id: number, undoes: number): Promise<void> {
  const touched = sql`
    select distinct m.thread_id from mail_action_changes c join messages m on m.id = c.message_id where c.action_id = ${undoes}
     union select c.thread_id from mail_action_thread_changes c where c.action_id = ${undoes}`
  const first = await tx.execute(sql`${touched} limit ${AT_ONCE + 1}`)
  if (first.length > AT_ONCE) {
    const kept = await tx.execute(sql`
      insert into mail_action_threads (action_id, thread_id) select ${id}, touched.thread_id from (${touched}) touched`)
    await tx.execute(
      sql`update mail_actions set state = 'applying', threads_total = ${kept.count} where id = ${id}`,
    )
    await enqueue(tx, job, { actionId: id })
    return
  }
  const threads = await lockKnown(tx, sql`(${touched})`)
  const mailboxIds = await takeBack(
    tx,
    id,
    undoes,
    threads.map((thread) => thread.id),
  )
  await noteApplied(tx, id, threads.length)
  for (const mailboxId of mailboxIds) await enqueue(tx, tellGmail, { mailboxId })
}

/** Takes back what an action did to locked threads. Gives the mailboxes whose Gmail has to be told. */
export async function takeBack(
  tx: Transaction,
  actionId: number,
  undoes: number,
  threadIds: number[],
): Promise<number[]> {
  await restoreThreads(tx, actionId, undoes, threadIds)
  const changed = await wantBack(tx, actionId, undoes, threadIds)
  await addRuns(tx, actionId, changed)
  return changed
}

/** What was not applied yet never will be; Gmail is told of the rest, and then of its undo. The old action's row is locked. */
async function stopApplying(tx: Transaction, actionId: number): Promise<void> {
  await tx.execute(
    sql`update mail_actions set state = 'cancelled', claimed_until = null where id = ${actionId}`,
  )
  await tx.execute(sql`delete from mail_action_threads where action_id = ${actionId}`)
}

/** Keeps Gmail from being told of what can't be taken back there. Gives the mailboxes in which that was in time. Throws `too_late` once somebody has begun to. */
async function stopRuns(tx: Transaction, actionId: number): Promise<number[]> {
  const runs = await tx.execute(sql`
    select r.mailbox_id from mail_action_runs r where r.action_id = ${actionId} order by r.mailbox_id for update`)
  const stopped = await tx.execute(sql`
    update mail_action_runs set state = 'done' where action_id = ${actionId} and state = 'queued' and tries = 0 returning mailbox_id`)
  if (runs.length > 0 && stopped.length === 0)
    throw new AppError(409, 'too_late', 'It is deleted at Gmail already. That can’t be taken back.')
  return z
    .array(mailboxRow)
    .parse([...stopped])
    .map((row) => row.mailbox_id)
}

const mailboxRow = z.object({ mailbox_id: z.coerce.number() })
