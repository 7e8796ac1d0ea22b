import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { announce, record } from '#/lib/events.ts'
import { log } from '#/lib/log.ts'
import { enqueue, eraseMailbox } from '#/lib/queue.ts'
import { audit } from '#/lib/session/audit.ts'
import { writeCounts } from '#/lib/sync/progress.ts'
import { idsOf, textsOf } from '#/lib/sync/rows.ts'

const CHUNK = 500 // messages a transaction: some tens of milliseconds, and nobody waits long for a lock
const LOOSE_CHUNK = 5_000 // small rows that hang on nothing
const SLICE_MS = 15_000
const MISSED_SECONDS = 30 // after which an eraser that was killed is taken to be dead

const idRow = z.object({ id: z.coerce.number() })
const hashRow = z.object({ hash: z.string() })

/**
 * Deletes what is here of a mailbox that its owner wants erased, a chunk a transaction, for some seconds; then queues itself again. May be
 * killed at any line, and two at once only take turns. The mailbox's own row goes last, with the line in the audit log that says so.
 */
export async function eraseSlice(mailboxId: number, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + SLICE_MS
  while (!signal.aborted && Date.now() < deadline) {
    const more = await db().transaction((tx) => eraseChunk(tx, mailboxId))
    announce()
    if (!more) return
  }
  await db().transaction(async (tx) => {
    await tx.update(mailboxes).set({ nextSyncAt: sql`now()` }).where(eq(mailboxes.id, mailboxId))
    await enqueue(tx, eraseMailbox, { mailboxId })
  })
}

/** Queues a slice for each mailbox that is being erased and whose eraser does not seem to live. */
export async function queueDueErasures(): Promise<void> {
  const found = await db().execute(
    sql`select id from mailboxes where phase = 'erasing' and next_sync_at <= now() limit 100`,
  )
  const due = z.array(idRow).parse([...found])
  if (due.length === 0) return
  await db().transaction(async (tx) => {
    for (const { id } of due) await enqueue(tx, eraseMailbox, { mailboxId: id })
  })
}

/** Gives false when nothing is left. */
async function eraseChunk(tx: Transaction, mailboxId: number): Promise<boolean> {
  const [mailbox] = await tx.select().from(mailboxes).where(eq(mailboxes.id, mailboxId)).for('update')
  if (mailbox?.phase !== 'erasing') return false
  await tx
    .update(mailboxes)
    .set({ nextSyncAt: sql`now() + make_interval(secs => ${MISSED_SECONDS})` })
    .where(eq(mailboxes.id, mailboxId))
  if (await eraseMessages(tx, mailboxId)) return true
  if (await eraseLoose(tx, mailboxId)) return true

  await tx.delete(mailboxes).where(eq(mailboxes.id, mailboxId)) // with its labels, which hang on it
  const { address, ownerId, messagesTotal } = mailbox
  await audit(tx, 'mailbox.erased', ownerId, { mailboxId, address, messages: messagesTotal ?? 0 })
  await record(tx, [{ kind: 'mailbox.erased', recordKind: 'person', recordId: ownerId }])
  log('info', 'mailbox.erased', { mailboxId })
  return false
}

/** Messages with their bodies, labels, people and files; then what only they had needed. */
async function eraseMessages(tx: Transaction, mailboxId: number): Promise<boolean> {
  const ids = await idsIn(
    tx,
    sql`select id from messages where mailbox_id = ${mailboxId} order by id limit ${CHUNK}`,
  )
  if (ids.length === 0) return false
  const mine = idsOf(ids)
  const threads = await idsIn(
    tx,
    sql`select distinct thread_id as id from messages where id in ${mine} and thread_id is not null`,
  )
  const people = await idsIn(
    tx,
    sql`select distinct address_id as id from message_addresses where message_id in ${mine}`,
  )
  const pictures = await tx.execute(
    sql`select distinct image_hash as hash from attachments where message_id in ${mine} and image_hash is not null`,
  )
  const hashes = z.array(hashRow).parse([...pictures])

  await tx.execute(sql`
    insert into search_outbox (lane, kind, record_id, op) select 'backfill', 'message', value, 'delete' from ${mine} ids(value)`)
  await tx.execute(sql`delete from messages where id in ${mine}`)
  await tx.execute(sql`
    delete from threads t where t.id in ${idsOf(threads)} and not exists (select from messages m where m.thread_id = t.id)`)
  await eraseOrphans(
    tx,
    people,
    hashes.map(({ hash }) => hash),
  )
  await writeCounts(tx, mailboxId)
  await record(tx, [{ kind: 'mailbox.progress', mailboxId, recordKind: 'mailbox', recordId: mailboxId }])
  return true
}

/** Addresses and pictures that nobody else's mail has. One that another mailbox is just now using is locked by it, and is left. */
async function eraseOrphans(tx: Transaction, people: number[], pictures: string[]): Promise<void> {
  await tx.execute(sql`
    delete from addresses where id in (
      select a.id from addresses a
       where a.id in ${idsOf(people)} and not exists (select from message_addresses ma where ma.address_id = a.id)
         for update skip locked)`)
  await tx.execute(sql`
    delete from inline_images where hash in (
      select i.hash from inline_images i
       where i.hash in ${textsOf(pictures)} and not exists (select from attachments a where a.image_hash = i.hash)
         for update skip locked)`)
}

/** What stands beside the messages and could be many: threads that lost theirs before, and the ids of a reconcile that was under way. */
async function eraseLoose(tx: Transaction, mailboxId: number): Promise<boolean> {
  const threads = await tx.execute(sql`
    delete from threads where id in (select id from threads where mailbox_id = ${mailboxId} limit ${LOOSE_CHUNK})`)
  const listed = await tx.execute(sql`
    delete from reconcile_ids where ctid in (select ctid from reconcile_ids where mailbox_id = ${mailboxId} limit ${LOOSE_CHUNK})`)
  return threads.count + listed.count > 0
}

const idsIn = async (tx: Transaction, query: ReturnType<typeof sql>): Promise<number[]> =>
  z
    .array(idRow)
    .parse([...(await tx.execute(query))])
    .map((row) => row.id)
