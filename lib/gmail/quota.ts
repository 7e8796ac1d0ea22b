import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { RetryLater } from './errors.ts'

/** Who waits for the answer: a person may use the whole budget, new mail most of it, the first sync leaves a quarter of it free. */
export type Lane = 'person' | 'history' | 'sync'

export type Cost = { units: number; slots?: number }

const SHARE: Record<Lane, number> = { person: 1, history: 0.9, sync: 0.75 } // GMAIL §3.2: keep about 25 % for what a person waits for
const LEASE_SECONDS = 90 // longer than any call's timeout; a killed process' slots come free by themselves
const IDLE_MS = 5_000 // a frozen process must not keep the lock that everybody's calls for this mailbox wait for
const SLOT_WAIT_MS = 500 // when all slots are taken: they come free with the next answer

const leaseRow = z.object({ units: z.coerce.number(), slots: z.coerce.number() })
const idRow = z.object({ id: z.coerce.number() })
const freeRow = z.object({ until: z.coerce.date() })

/**
 * Does `work` while holding units and slots of a mailbox's budget at Google: `GMAIL_UNITS_PER_MINUTE` over any minute, and
 * `GMAIL_CONCURRENCY` calls at once, shared by all processes through Postgres. Throws RetryLater with the time at which
 * there is room, without calling Google.
 */
export async function withQuota<T>(
  mailboxId: number,
  lane: Lane,
  cost: Cost,
  work: () => Promise<T>,
): Promise<T> {
  const lease = await takeQuota(mailboxId, lane, cost)
  try {
    return await work()
  } finally {
    await releaseQuota(lease)
  }
}

/** A minute's units of a mailbox, and how many of them fetching leaves free for what people do. */
export function syncUnits(): { allowed: number; kept: number } {
  const allowed = env().GMAIL_UNITS_PER_MINUTE
  return { allowed, kept: allowed - Math.floor(allowed * SHARE.sync) }
}

/** Takes units and slots, to be given back by `releaseQuota`: for an answer that is still being read after the call returned. */
export function takeQuota(mailboxId: number, lane: Lane, { units, slots = 1 }: Cost): Promise<number> {
  const share = SHARE[lane]
  return db().transaction(async (tx) => {
    await tx.execute(sql`
      select set_config('idle_in_transaction_session_timeout', ${String(IDLE_MS)}, true),
             pg_advisory_xact_lock(hashtextextended('gmail quota', ${mailboxId}))`)
    await tx.execute(sql`
      delete from quota_leases where mailbox_id = ${mailboxId} and taken_at < now() - interval '1 minute'
        and (released_at is not null or expires_at < now())`)
    const [taken] = await tx.execute(sql`
      select coalesce(sum(units) filter (where taken_at > now() - interval '1 minute'), 0) as units,
             coalesce(sum(slots) filter (where released_at is null and expires_at > now()), 0) as slots
        from quota_leases where mailbox_id = ${mailboxId}`)
    const used = leaseRow.parse(taken)
    const unitsAllowed = Math.max(units, Math.floor(env().GMAIL_UNITS_PER_MINUTE * share))
    const slotsAllowed = Math.max(slots, Math.floor(env().GMAIL_CONCURRENCY * share))
    if (used.slots + slots > slotsAllowed)
      throw new RetryLater('all slots are taken', { until: new Date(Date.now() + SLOT_WAIT_MS) })
    if (used.units + units > unitsAllowed)
      throw new RetryLater('the units of this minute are used up', {
        until: await whenFree(tx, mailboxId, unitsAllowed - units),
      })
    const [row] = await tx.execute(sql`
      insert into quota_leases (mailbox_id, units, slots, expires_at)
      values (${mailboxId}, ${units}, ${slots}, now() + make_interval(secs => ${LEASE_SECONDS})) returning id`)
    return idRow.parse(row).id
  })
}

export async function releaseQuota(lease: number): Promise<void> {
  await db().execute(sql`update quota_leases set released_at = now() where id = ${lease}`)
}

/** When the newest leases that fit into `room` are the only ones less than a minute old. */
async function whenFree(tx: Transaction, mailboxId: number, room: number): Promise<Date> {
  const [row] = await tx.execute(sql`
    select max(taken_at) + interval '1 minute' as until from (
      select taken_at, sum(units) over (order by taken_at desc, id desc) as newer
        from quota_leases where mailbox_id = ${mailboxId} and taken_at > now() - interval '1 minute') recent
     where newer > ${room}`)
  return freeRow.parse(row).until
}
