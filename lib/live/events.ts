import { type SQL, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { isAfter, type Position, writePosition } from './position.ts'
import { type LiveEvent, type LiveNews, MOST_EVENTS } from './types.ts'

export type StoredEvent = LiveEvent & Position

/**
 * The end of the events now: all transactions before it have ended. Asked before a page reads what it shows, so that nothing is lost
 * between the two.
 */
export const livePosition = async (): Promise<string> => writePosition(await endOfEvents())

/**
 * Events after a position, in the order of their transactions, and only of transactions below which none runs any more: one that
 * commits later can't have a lower place than what was read.
 */
export function eventsAfter(position: Position): Promise<StoredEvent[]> {
  return readEvents(position, sql`true`)
}

/** What of these events the viewer may learn: those of mailboxes that they may read at this moment, and those about themselves. */
export async function visibleTo(viewer: Viewer, events: StoredEvent[]): Promise<LiveEvent[]> {
  if (events.length === 0) return []
  const own = await db().select({ id: mailboxes.id }).from(mailboxes).where(readable(viewer))
  const ids = new Set(own.map((mailbox) => mailbox.id))
  const about = ({ mailboxId, recordKind, recordId }: StoredEvent) =>
    mailboxId === null ? recordKind === 'person' && recordId === viewer.userId : ids.has(mailboxId)
  return events.filter(about).map(toldOf)
}

/**
 * What happened since a page looked last. When it was much, not all of it is told: a page that learns of anything looks at everything
 * that it shows.
 */
export async function newsSince(viewer: Viewer, position: Position | null): Promise<LiveNews> {
  const now = await endOfEvents()
  if (!position) return { events: [], position: writePosition(now) }
  const events = await readEvents(
    position,
    sql`(mailbox_id in (select ${mailboxes.id} from ${mailboxes} where ${readable(viewer)})
      or (mailbox_id is null and record_kind = 'person' and record_id = ${viewer.userId}))`,
  )
  const last = events.at(-1) // which may have been committed since `now` was asked
  const end = last && isAfter(last, now) ? last : now
  return { events: events.map(toldOf), position: writePosition(end) }
}

async function endOfEvents(): Promise<Position> {
  const [row] = await db().execute<{ xmin: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`,
  )
  return { txid: BigInt(row?.xmin ?? 0), id: 0n }
}

async function readEvents(position: Position, which: SQL): Promise<StoredEvent[]> {
  const rows = await db().execute<EventRow>(sql`
    select txid::text, id::text, kind, mailbox_id, record_kind, record_id from events
     where (txid, id) > (${String(position.txid)}::xid8, ${String(position.id)}::bigint)
       and txid < pg_snapshot_xmin(pg_current_snapshot()) and ${which}
     order by txid, id limit ${MOST_EVENTS}`)
  return rows.map((row) => ({
    txid: BigInt(row.txid),
    id: BigInt(row.id),
    kind: row.kind,
    mailboxId: numberOf(row.mailbox_id),
    recordKind: row.record_kind,
    recordId: numberOf(row.record_id),
  }))
}

type EventRow = {
  txid: string
  id: string
  kind: string
  mailbox_id: string | null
  record_kind: string | null
  record_id: string | null
}

const toldOf = ({ kind, mailboxId, recordKind, recordId }: StoredEvent): LiveEvent => ({
  kind,
  mailboxId,
  recordKind,
  recordId,
})

const numberOf = (value: string | null) => (value === null ? null : Number(value))
