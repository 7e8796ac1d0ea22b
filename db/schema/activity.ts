import { sql } from 'drizzle-orm'
import { customType, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, id, ref } from './columns.ts'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/** What happened: who, what, on which record. Readers go by `txid` below pg_snapshot_xmin, since ids are not in commit order. */
export const events = pgTable(
  'events',
  {
    id: id(),
    txid: xid8().notNull().default(sql`pg_current_xact_id()`),
    at: createdAt(),
    kind: text().notNull(), // such as mail.arrived, mail.labelled, mailbox.progress
    actorId: ref(), // null: Lilac itself, or Gmail
    mailboxId: ref(), // whose readers may learn of it
    recordKind: text(),
    recordId: ref(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    index('events_txid').on(table.txid, table.id),
    index('events_record').on(table.recordKind, table.recordId),
  ],
)
