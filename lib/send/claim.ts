import { and, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { outbox } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { announce, record } from '#/lib/events.ts'

export type Outbox = typeof outbox.$inferSelect
type Change = Omit<PgUpdateSetSource<typeof outbox>, 'id' | 'claimedUntil'>

/** The right to work on one mail, held by one process until a time; every write asks whether it still is, and renews it. */
export type Claim = { row: Outbox; until: Date }

/** Somebody else works on it by now: stop, nothing is lost. */
export class ClaimLost extends Error {
  override name = 'ClaimLost'
}

const CLAIM_SECONDS = 90 // longer than a call to Gmail with its one repetition may take (2 × 30 s)

const idRow = z.object({ id: z.coerce.number() })

const due = sql`(state = 'queued' and send_at <= now() or state in ('sending', 'asking'))
  and (retry_at is null and state <> 'asking' or retry_at <= now()) and (claimed_until is null or claimed_until < now())`

/** Mailboxes that have mail to be sent, or looked for, now. */
export async function mailboxesWithDueMail(): Promise<number[]> {
  const found = await db().execute(sql`
    select distinct mailbox_id as id from outbox where state in ('queued', 'sending', 'asking') and ${due} limit 100`)
  return z
    .array(idRow)
    .parse([...found])
    .map(({ id }) => id)
}

/** Takes the next mail of a mailbox that is due and that nobody works on. */
export async function claimNext(mailboxId: number): Promise<Claim | undefined> {
  const [row] = await db()
    .update(outbox)
    .set({
      claimedUntil: CLAIM,
      state: sql`case when ${outbox.state} = 'queued' then 'sending' else ${outbox.state} end`,
    })
    .where(
      sql`${outbox.id} = (
        select id from outbox where mailbox_id = ${mailboxId} and state in ('queued', 'sending', 'asking') and ${due}
         order by coalesce(retry_at, send_at), id limit 1 for update skip locked)`,
    )
    .returning()
  return row?.claimedUntil ? { row, until: row.claimedUntil } : undefined
}

/** Writes what became of a mail, with whatever belongs to it in the same transaction, and holds it for longer. Throws ClaimLost. */
export async function hold(
  claim: Claim,
  change: Change,
  also?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await write(claim, { ...change, claimedUntil: CLAIM }, also)
}

/** The same, and lets go of it. */
export async function release(
  claim: Claim,
  change: Change,
  also?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await write(claim, { ...change, claimedUntil: null }, async (tx) => {
    await also?.(tx)
    await recordOutbox(tx, claim.row)
  })
  announce()
}

/** Tells the sender's pages. */
export const recordOutbox = (tx: Transaction, { id, userId }: Pick<Outbox, 'id' | 'userId'>) =>
  record(tx, [
    { kind: 'outbox.changed', actorId: userId, recordKind: 'person', recordId: userId, details: { id } },
  ])

/** An entry of a mail's history. */
export const noted = (what: string) =>
  sql<Outbox['history']>`${outbox.history} || ${JSON.stringify([{ at: Date.now(), what }])}::jsonb`

async function write(
  claim: Claim,
  change: PgUpdateSetSource<typeof outbox>,
  also?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await db().transaction(async (tx) => {
    const [row] = await tx
      .update(outbox)
      .set(change)
      .where(and(eq(outbox.id, claim.row.id), eq(outbox.claimedUntil, claim.until)))
      .returning()
    if (!row) throw new ClaimLost('this mail is somebody else’s to send')
    await also?.(tx)
    claim.row = row
    if (row.claimedUntil) claim.until = row.claimedUntil
  })
}

/** In whole milliseconds, which a JavaScript date holds. */
const CLAIM = sql<Date>`date_trunc('milliseconds', now()) + make_interval(secs => ${CLAIM_SECONDS})`
