import { bigint, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, ref } from './columns.ts'

/** What an engine has still to learn. Append-only: each stored change adds a row in its own transaction, a drain deletes what it indexed. */
export const searchOutbox = pgTable('search_outbox', {
  seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: createdAt(),
  lane: text({ enum: ['live', 'backfill'] }).notNull(),
  kind: text({ enum: ['message'] }).notNull(),
  recordId: ref().notNull(),
  op: text({ enum: ['put', 'delete'] }).notNull(),
})
