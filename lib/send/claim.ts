import { and, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { outbox } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { announce, record } from '#/lib/events.ts'
import { errorFields, log } from '#/lib/log.ts'

export type Outbox = typeof outbox.$inferSelect
type Change = Omit<PgUpdateSetSource<typeof outbox>, 'id' | 'claimedUntil'>

/** The right to work on one mail, held by one process until a time; every write asks whether it still is, and renews it. `turn`: the last write. */
export type Claim = { row: Outbox; until: Date; turn: Promise<unknown> }

/** Somebody else works on it by now: stop, nothing is lost. */
export class ClaimLost extends Error {
  override name = 'ClaimLost'
}

const CLAIM_SECONDS = 30 // how long the mails of a killed worker wait
const RENEW_MS = 10_000

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
  return row?.claimedUntil ? { row, until: row.claimedUntil, turn: Promise.resolve() } : undefined
}

/**
 * Works on a mail and keeps it claimed however long Google takes. A process that comes to itself after its claim ran out goes on until it writes,
 * and may still ask Gmail to send: by the id of a draft, which is sent once whoever asks.
 */
export async function whileHeld(claim: Claim, work: () => Promise<void>, everyMs = RENEW_MS): Promise<void> {
  const renew = () =>
    hold(claim, {}).catch((error: unknown) => {
      if (error instanceof ClaimLost)
        clearInterval(timer) // whoever writes next is told
      else log('warn', 'send.not_renewed', errorFields(error))
    })
  const timer = setInterval(renew, everyMs)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
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

/** One write after the other: each asks for the time that the one before it gave. */
function write(
  claim: Claim,
  change: PgUpdateSetSource<typeof outbox>,
  also?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const written = claim.turn.then(() => writeNow(claim, change, also))
  claim.turn = written.catch(() => undefined) // its own caller hears of it
  return written
}

async function writeNow(
  claim: Claim,
  change: PgUpdateSetSource<typeof outbox>,
  also: ((tx: Transaction) => Promise<void>) | undefined,
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
