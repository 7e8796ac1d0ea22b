import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { createdAt, id, ref, time } from './columns.ts'

/** The one workspace of a deployment. Its row is made by the first person who signs in; the primary key lets only one win. */
export const workspace = pgTable(
  'workspace',
  {
    only: boolean().primaryKey().default(true),
    name: text().notNull(),
    zone: text().notNull().default('Europe/Amsterdam'),
    currency: text().notNull().default('EUR'),
    createdAt: createdAt(),
  },
  (table) => [check('workspace_is_one', sql`${table.only}`)],
)

export const users = pgTable(
  'users',
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull(),
    image: text(),
    role: text({ enum: ['owner', 'admin', 'member'] }).notNull(),
    zone: text(),
    locale: text(),
    theme: text({ enum: ['system', 'light', 'dark'] })
      .notNull()
      .default('system'),
    singleKeys: boolean().notNull().default(true), // shortcuts of one character (WCAG 2.2, 2.1.4)
    listForm: text({ enum: ['split', 'wide'] }) // of mail: beside the open thread, or in its place with a line a thread
      .notNull()
      .default('split'),
    undoSeconds: smallint().notNull().default(10), // how long a mail waits before it leaves
    unsentHiddenAt: time(), // when they hid the banner of mail that was not sent: what fails later shows it again
    unsentHiddenUntil: time(),
    createdAt: createdAt(),
    deactivatedAt: time(),
  },
  (table) => [uniqueIndex('users_email').on(sql`lower(${table.email})`)],
)

/** Who a person is at Google: issuer and subject, never the address. Holds no token. */
export const authAccounts = pgTable(
  'auth_accounts',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index('auth_accounts_user').on(table.userId),
  ],
)

/** Sessions live here so that they can be ended. Only the hash of what the cookie holds is kept. */
export const authSessions = pgTable(
  'auth_sessions',
  {
    tokenHash: text().primaryKey(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    seenAt: createdAt(),
    expiresAt: time().notNull(),
  },
  (table) => [index('auth_sessions_user').on(table.userId)],
)

export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    email: text().notNull(),
    role: text({ enum: ['admin', 'member'] }).notNull(),
    invitedBy: ref()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    acceptedAt: time(),
  },
  (table) => [uniqueIndex('invitations_email').on(sql`lower(${table.email})`)],
)

/** Sign-ins, refusals, changes of rights: what an owner must be able to look up later. Never mail content. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    at: createdAt(),
    action: text().notNull(),
    userId: bigint({ mode: 'number' }), // no reference: the log outlives the person
    details: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (table) => [index('audit_log_at').on(table.at), index('audit_log_user').on(table.userId, table.at)],
)

/** What was answered to a change that carried a key, so that the same change sent again is answered and not done again. Kept for a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    request: text().notNull(), // SHA-256 of method, path and body, hex
    status: smallint(), // null while it is being done
    answer: jsonb(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    index('idempotency_keys_age').on(table.createdAt),
  ],
)
