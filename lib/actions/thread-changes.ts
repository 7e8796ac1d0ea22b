import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { idsOf } from '#/lib/sync/rows.ts'
import type { Details } from './new-action.ts'
import type { ActionKind } from './types.ts'

// What an action changes of threads themselves, which Gmail knows nothing of: whether they are muted, and until when they are put off.

type What = 'muted' | 'snooze' | 'reminder'

const CHANGES: Partial<Record<ActionKind, What[]>> = {
  mute: ['muted'],
  unmute: ['muted'],
  snooze: ['snooze'],
  unsnooze: ['snooze', 'reminder'],
  remind: ['reminder'],
  unremind: ['reminder'],
  inbox: ['snooze'], // it has come back
  trash: ['snooze', 'reminder'], // nobody waits for what was thrown away
  spam: ['snooze', 'reminder'],
}

const ENDING = new Set<ActionKind>(['unsnooze', 'unremind', 'inbox', 'trash', 'spam'])

/** Changes locked threads, after noting for the undo what they were. */
export async function changeThreads(
  tx: Transaction,
  action: { id: number; userId: number; kind: ActionKind; details: Details },
  threadIds: number[],
): Promise<void> {
  const what = CHANGES[action.kind]
  if (!what) return
  const ids = ENDING.has(action.kind) ? waitingOf(threadIds) : idsOf(threadIds)
  const noted = await noteThreads(tx, action.id, ids, what)
  switch (action.kind) {
    case 'mute':
      await tx.execute(sql`update threads set muted_at = now() where id in ${ids} and muted_at is null`)
      return
    case 'unmute':
      await tx.execute(sql`update threads set muted_at = null where id in ${ids} and muted_at is not null`)
      return
    case 'remind':
      await tx.execute(sql`
        insert into reminders (thread_id, user_id, since, due)
        select t.id, ${action.userId}, t.last_message_at, to_timestamp(${(action.details.until ?? 0) / 1000}::float8)
          from threads t where t.id in ${ids}
            on conflict (thread_id) do update
           set user_id = excluded.user_id, since = excluded.since, due = excluded.due, reminded_at = null, created_at = now()`)
      return
    case 'snooze':
      await tx.execute(sql`
        insert into snoozes (thread_id, user_id, until)
        select value, ${action.userId}, to_timestamp(${(action.details.until ?? 0) / 1000}::float8) from ${ids} ids(value)
            on conflict (thread_id) do update set user_id = excluded.user_id, until = excluded.until, created_at = now()`)
      return
    default:
      if (noted > 0) await endWaiting(tx, action.id, what)
  }
}

/** Ends what was noted: nobody comes back any more. */
async function endWaiting(tx: Transaction, actionId: number, what: What[]): Promise<void> {
  const noted = sql`select c.thread_id from mail_action_thread_changes c where c.action_id = ${actionId}`
  if (what.includes('snooze')) await tx.execute(sql`delete from snoozes where thread_id in (${noted})`)
  if (what.includes('reminder')) await tx.execute(sql`delete from reminders where thread_id in (${noted})`)
}

/** The threads of these that come back at a time: mostly none. */
const waitingOf = (threadIds: number[]): SQL => sql`(
  select s.thread_id from snoozes s where s.thread_id in ${idsOf(threadIds)} union
  select r.thread_id from reminders r where r.thread_id in ${idsOf(threadIds)})`

const NOTED: Record<What, SQL> = {
  muted: sql`jsonb_build_object('muted', t.muted_at)`,
  snooze: sql`jsonb_build_object('snooze', (select to_jsonb(s) from snoozes s where s.thread_id = t.id))`,
  reminder: sql`jsonb_build_object('reminder', (select to_jsonb(r) from reminders r where r.thread_id = t.id))`,
}

/** Gives how many. */
async function noteThreads(tx: Transaction, actionId: number, ids: SQL, what: What[]): Promise<number> {
  const before = sql.join(
    what.map((each) => NOTED[each]),
    sql` || `,
  )
  const { count } = await tx.execute(sql`
    insert into mail_action_thread_changes (action_id, thread_id, before) select ${actionId}, t.id, ${before} from threads t where t.id in ${ids}`)
  return count
}

const keysRow = z.object({ muted: z.boolean(), snooze: z.boolean(), reminder: z.boolean() })

/** Makes locked threads what they were before an action, noting for its own undo what they are now. Gives the ids of those that it changed. */
export async function restoreThreads(
  tx: Transaction,
  actionId: number,
  undoes: number,
  threadIds: number[],
): Promise<void> {
  const mine = sql`c.action_id = ${undoes} and c.thread_id in ${idsOf(threadIds)}`
  const [noted] = await tx.execute(sql`
    select c.before ? 'muted' as muted, c.before ? 'snooze' as snooze, c.before ? 'reminder' as reminder
      from mail_action_thread_changes c where ${mine} limit 1`)
  if (!noted) return
  const keys = keysRow.parse(noted)
  const what = (['muted', 'snooze', 'reminder'] as const).filter((each) => keys[each])
  await noteThreads(
    tx,
    actionId,
    sql`(select c.thread_id from mail_action_thread_changes c where ${mine})`,
    what,
  )
  if (keys.muted)
    await tx.execute(sql`
      update threads t set muted_at = (c.before->>'muted')::timestamptz from mail_action_thread_changes c where ${mine} and c.thread_id = t.id`)
  if (keys.snooze) await putBack(tx, 'snoozes', 'snooze', mine)
  if (keys.reminder) await putBack(tx, 'reminders', 'reminder', mine)
}

async function putBack(tx: Transaction, table: string, key: What, mine: SQL): Promise<void> {
  const rows = sql.raw(table)
  await tx.execute(sql`
    delete from ${rows} where thread_id in (select c.thread_id from mail_action_thread_changes c where ${mine})`)
  await tx.execute(sql`
    insert into ${rows} select was.* from mail_action_thread_changes c, jsonb_populate_record(null::${rows}, c.before->${key}::text) was
     where ${mine} and jsonb_typeof(c.before->${key}::text) = 'object'`)
}
