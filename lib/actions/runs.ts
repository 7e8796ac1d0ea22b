import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { db } from '#/lib/db.ts'
import { enqueue, syncMailbox, tellGmail } from '#/lib/queue.ts'

const CLAIM_SECONDS = 45 // longer than a call may take, so that nobody else begins while one is on its way
const AT_ONCE = 100 // mailboxes a look; the next comes a second later

/** The right to tell Gmail of one action in one mailbox. `turn` fences off a holder that was only slow. */
export type Run = { actionId: number; mailboxId: number; turn: number }

/** Somebody else tells Gmail now: stop, nothing is lost. */
export class ClaimLost extends Error {
  override name = 'ClaimLost'
}

const runRow = z.object({ action_id: z.coerce.number(), turn: z.coerce.number() })

/**
 * Takes the oldest action of a mailbox of which Gmail does not know yet. Undefined when there is none, when it waits for its time, or while another
 * process tells Gmail of any in this mailbox: in each they go one after the other.
 */
export async function claimRun(mailboxId: number): Promise<Run | undefined> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('tell gmail', ${mailboxId}))`)
    const [claimed] = await tx.execute(sql`
      update mail_action_runs r set claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS}), tries = r.tries % 30000 + 1
        from (select q.action_id, q.retry_at from mail_action_runs q join mail_actions a on a.id = q.action_id
               where q.mailbox_id = ${mailboxId} and q.state = 'queued' and q.run_at <= now() and a.state <> 'applying'
               order by q.action_id limit 1) next
       where r.mailbox_id = ${mailboxId} and r.action_id = next.action_id and (next.retry_at is null or next.retry_at <= now())
         and not exists (select from mail_action_runs o
                          where o.mailbox_id = ${mailboxId} and o.state <> 'done' and o.claimed_until > now())
      returning r.action_id, r.tries as turn`)
    if (!claimed) return undefined
    const { action_id, turn } = runRow.parse(claimed)
    return { actionId: action_id, mailboxId, turn }
  })
}

/** Before each call, which then may take its whole time. Throws ClaimLost. */
export async function renewClaim({ actionId, mailboxId, turn }: Run): Promise<void> {
  const held = await db().execute(sql`
    update mail_action_runs set claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS})
     where action_id = ${actionId} and mailbox_id = ${mailboxId} and state = 'queued' and tries = ${turn} and claimed_until > now()`)
  if (held.count === 0) throw new ClaimLost('another process tells Gmail of this action')
}

/** Gmail has done all of it: confirmed once the mailbox's history has come to `toldAt`, which is looked at soon. */
export async function markTold({ actionId, mailboxId, turn }: Run, toldAt: bigint): Promise<void> {
  await db().transaction(async (tx) => {
    await lookSoon(tx, mailboxId)
    await tx.execute(sql`
      update mail_action_runs set state = 'told', told_at = ${String(toldAt)}::bigint, claimed_until = null, retry_at = null
       where action_id = ${actionId} and mailbox_id = ${mailboxId} and state = 'queued' and tries = ${turn}`)
  })
}

/** Lets it be tried again at a time, by whoever comes then. */
export async function putOff({ actionId, mailboxId, turn }: Run, until: Date): Promise<void> {
  await db().execute(sql`
    update mail_action_runs set claimed_until = null, retry_at = ${until.toISOString()}::timestamptz
     where action_id = ${actionId} and mailbox_id = ${mailboxId} and tries = ${turn}`)
}

/** The mailbox's sync looks at once. */
export async function lookSoon(tx: Transaction, mailboxId: number): Promise<void> {
  await tx.execute(sql`update mailboxes set next_sync_at = now() where id = ${mailboxId}`)
  await enqueue(tx, syncMailbox, { mailboxId })
}

const dueRow = z.object({ id: z.coerce.number() })

/** Queues a job for each mailbox in which Gmail is to be told of something now: what waited has its time, or its worker died. */
export async function queueDueRuns(): Promise<void> {
  const found = await db().execute(sql`
    select distinct r.mailbox_id as id
      from mail_action_runs r join mailboxes b on b.id = r.mailbox_id and b.phase in ('listing', 'fetching', 'live')
      join users u on u.id = b.owner_id and u.deactivated_at is null join mail_actions a on a.id = r.action_id and a.state <> 'applying'
     where r.state = 'queued' and r.run_at <= now() and (r.retry_at is null or r.retry_at <= now())
       and (r.claimed_until is null or r.claimed_until < now()) limit ${AT_ONCE}`)
  const due = z.array(dueRow).parse([...found])
  if (due.length === 0) return
  await db().transaction(async (tx) => {
    for (const { id } of due) await enqueue(tx, tellGmail, { mailboxId: id })
  })
}
