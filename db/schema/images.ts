import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { users } from './auth.ts'
import { bytea, createdAt, id, ref, time } from './columns.ts'

/** What remote pictures' addresses gave, for everybody, so that a sender's server is asked once. A cache: any row may go at any time. */
export const remoteImages = pgTable(
  'remote_images',
  {
    urlHash: text().primaryKey(), // SHA-256, hex: the address itself may hold what a sender knows of a reader
    type: text(), // null: there was no picture
    bytes: bytea(),
    size: integer().notNull(),
    reason: text(), // why there was none: see lib/images/no-image.ts
    fetchedAt: createdAt(),
    expiresAt: time().notNull(),
  },
  (table) => [index('remote_images_age').on(table.fetchedAt)],
)

/** Senders whose remote pictures a person always wants to see. */
export const imageSenders = pgTable(
  'image_senders',
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    email: text().notNull(), // lower case
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('image_senders_person').on(table.userId, table.email)],
)
