import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { users } from './auth.ts'
import { createdAt, historyId, id, ref, time } from './columns.ts'

/** What stops a mailbox until a person has done something. */
const STOPS = ['reconnect', 'scope', 'gmail_off', 'policy', 'setup'] as const
/** What passes by itself. */
const PASSES = ['slowed', 'no_answer', 'bug', 'history'] as const

/** How many messages a mailbox has in each state, counted from the rows at the end of each batch. */
export type MessageCounts = { listed: number; stored: number; skipped: number; failed: number; gone: number }

export const mailboxes = pgTable(
  'mailboxes',
  {
    id: id(),
    ownerId: ref()
      .notNull()
      .references(() => users.id),
    address: text().notNull(),
    colour: text({ enum: ['blue', 'teal', 'green', 'amber', 'coral', 'rose', 'slate'] }).notNull(),
    createdAt: createdAt(),

    // The grant
    issuer: text().notNull(),
    subject: text().notNull(),
    sealedRefreshToken: text(), // null: Google gave none yet, or took it back
    scopes: text().array().notNull().default(sql`'{}'`),

    // What to fetch: null until its owner has chosen
    start: text({ enum: ['everything', 'new'] }),
    startedAt: time(),
    runsSince: time(), // when the sync last began or went on: a success is due some minutes after

    // Where the sync stands. `waiting`: nothing chosen yet. `stopped`: needs a person, see trouble. `disconnected`: its owner ended the
    // access and kept the mail. `erasing`: its rows are being deleted, this one last.
    phase: text({ enum: ['waiting', 'listing', 'fetching', 'live', 'stopped', 'disconnected', 'erasing'] })
      .notNull()
      .default('waiting'),
    pausedAt: time(), // its owner wants it to rest; the phase says where it goes on
    disconnectedAt: time(),

    // What is wrong, said once and taken back when it works again; the words for each are in lib/sync/words.ts
    trouble: text({ enum: [...STOPS, ...PASSES] }),
    troubleAt: time(),
    earlierTrouble: text({ enum: [...STOPS, ...PASSES] }), // the last one that is over
    earlierTroubleAt: time(),
    recoveredAt: time(), // when it was over
    lateToldAt: time(), // when it was noticed that nothing had succeeded for too long
    bannerHidden: text(), // the kind of trouble whose banner its owner hid
    bannerHiddenUntil: time(),
    lookAskedAt: time(), // its owner asked to look at once, and nobody has yet

    historyId: historyId(), // the cursor: all up to here is stored. Pinned by getProfile before the first listing
    historyTries: smallint().notNull().default(0), // how often in a row Google said that the cursor is too old
    listStep: text({ enum: ['DRAFT', 'CHAT', 'all'] }), // drafts and chats are listed first, to be skipped without a fetch
    listPageToken: text(),
    listedAt: time(), // when the listing reached its end
    firstWindowAt: time(), // when the newest window was stored
    reconcilePin: historyId(), // set while a reconcile runs: the history id pinned before its listing
    reconcileStep: text(), // the Gmail label being listed; '' for all messages
    reconcilePageToken: text(),
    reconciledAt: time(),
    messagesTotal: integer(), // what getProfile said when the first listing began; an estimate for the progress bar only
    counts: jsonb()
      .$type<MessageCounts>()
      .notNull()
      .default({ listed: 0, stored: 0, skipped: 0, failed: 0, gone: 0 }),
    lastSyncedAt: time(), // the last time history was read to its end
    nextSyncAt: time().notNull().defaultNow(),

    // One writer a mailbox: who holds the lease, until when, and a number that only grows, which every write checks
    leaseHolder: text(),
    leaseUntil: time(),
    leaseEpoch: bigint({ mode: 'number' }).notNull().default(0),

    sendAddressesAt: time(), // when Gmail's settings were last asked which addresses it may send from
    draftsDue: boolean().notNull().default(true), // something was drafted at Gmail that we have not read

    breakerUntil: time(), // Google asked for less: nothing but what a person waits for is sent before this
    breakerTries: smallint().notNull().default(0),
  },
  (table) => [
    uniqueIndex('mailboxes_address').on(sql`lower(${table.address})`),
    index('mailboxes_owner').on(table.ownerId),
    index('mailboxes_due').on(table.nextSyncAt),
  ],
)

/** Units and concurrent calls taken at Google, shared by all processes. A row counts its units for a minute, its slots until released or expired. */
export const quotaLeases = pgTable(
  'quota_leases',
  {
    id: id(),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    units: integer().notNull(),
    slots: integer().notNull(),
    takenAt: createdAt(),
    expiresAt: time().notNull(),
    releasedAt: time(),
  },
  (table) => [index('quota_leases_mailbox').on(table.mailboxId, table.takenAt)],
)

/**
 * Grants that their owner ended and Google has not been told of yet: the sealed token is kept until Google has ended it, and no longer.
 * Without references: the mailbox may be erased before.
 */
export const revocations = pgTable(
  'revocations',
  {
    id: id(),
    mailboxId: ref().notNull(), // the token is sealed for this mailbox
    address: text().notNull(),
    userId: ref().notNull(), // who ended it
    sealedRefreshToken: text().notNull(),
    createdAt: createdAt(),
    tries: smallint().notNull().default(0),
    nextTryAt: time().notNull(),
  },
  (table) => [index('revocations_due').on(table.nextTryAt), index('revocations_mailbox').on(table.mailboxId)],
)
