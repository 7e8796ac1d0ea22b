import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './auth.ts'
import { createdAt, historyId, id, ref, time } from './columns.ts'
import { labels, messages, threads } from './mail.ts'
import { mailboxes } from './mailbox.ts'

/** What a person can do to mail and labels. */
export const ACTION_KINDS = [
  'read',
  'unread',
  'star',
  'unstar',
  'important',
  'unimportant',
  'archive',
  'inbox',
  'label',
  'unlabel',
  'move',
  'spam',
  'not_spam',
  'trash',
  'restore',
  'delete',
  'mute',
  'unmute',
  'snooze',
  'unsnooze',
  'remind',
  'unremind',
  'wake',
  'create_label',
  'change_label',
  'delete_label',
  'undo',
] as const

/** One thing that a person did, in however many mailboxes. What it wants stands in `message_labels`, set in the request that made it. */
export const mailActions = pgTable(
  'mail_actions',
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: uuid().notNull(), // made by the page: the same click sent twice is one action
    kind: text({ enum: ACTION_KINDS }).notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}), // such as the label's name, or until when
    undoes: ref(), // the action that this one takes back
    // A selection beyond one request goes on in chunks: its threads wait in mail_action_threads
    state: text({ enum: ['applying', 'applied', 'cancelled'] }).notNull(),
    threadsTotal: integer().notNull().default(0),
    threadsApplied: integer().notNull().default(0),
    claimedUntil: time(), // who applies chunks, until when
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('mail_actions_key').on(table.userId, table.key),
    index('mail_actions_undoes').on(table.undoes),
    index('mail_actions_applying').on(table.id).where(sql`${table.state} = 'applying'`),
  ],
)

/** An action's part in one mailbox, as Gmail has to be told. In each mailbox they go one after the other, by action. */
export const mailActionRuns = pgTable(
  'mail_action_runs',
  {
    actionId: ref()
      .notNull()
      .references(() => mailActions.id, { onDelete: 'cascade' }),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    // queued: Gmail knows nothing of it, or not of all. told: Gmail has done it, history has not said so yet. done: it has.
    state: text({ enum: ['queued', 'told', 'done'] })
      .notNull()
      .default('queued'),
    runAt: time().notNull().defaultNow(), // what can't be taken back waits for its undo
    claimedUntil: time(),
    tries: smallint().notNull().default(0),
    retryAt: time(),
    toldAt: historyId(), // Gmail's history id after it was told: once the cursor is there, it is confirmed
    refused: integer().notNull().default(0), // messages that Gmail would not change: they show what is at Gmail again
    reason: text(), // why
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.mailboxId] }),
    index('mail_action_runs_queue').on(table.mailboxId, table.actionId).where(sql`${table.state} <> 'done'`),
  ],
)

/** What an action really changed, label by label, so that it can be undone after it was confirmed. */
export const mailActionChanges = pgTable(
  'mail_action_changes',
  {
    actionId: ref()
      .notNull()
      .references(() => mailActions.id, { onDelete: 'cascade' }),
    messageId: ref()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    labelId: ref()
      .notNull()
      .references(() => labels.id, { onDelete: 'cascade' }),
    wanted: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.messageId, table.labelId] }),
    index('mail_action_changes_message').on(table.messageId),
    index('mail_action_changes_label').on(table.labelId),
  ],
)

/** Threads of a large selection that an action has still to change: those that matched when it was made. */
export const mailActionThreads = pgTable(
  'mail_action_threads',
  {
    actionId: ref()
      .notNull()
      .references(() => mailActions.id, { onDelete: 'cascade' }),
    threadId: ref()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.threadId] }),
    index('mail_action_threads_thread').on(table.threadId),
  ],
)

/** What an action changed of threads themselves, as it was before: when it was muted, until when put off, when somebody is reminded of it. */
export const mailActionThreadChanges = pgTable(
  'mail_action_thread_changes',
  {
    actionId: ref()
      .notNull()
      .references(() => mailActions.id, { onDelete: 'cascade' }),
    threadId: ref()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    before: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.threadId] }),
    index('mail_action_thread_changes_thread').on(table.threadId),
  ],
)

/** Messages that are to be deleted at Gmail for ever. Here they are gone already, and can be brought back until Gmail is told. */
export const mailActionDeletions = pgTable(
  'mail_action_deletions',
  {
    actionId: ref()
      .notNull()
      .references(() => mailActions.id, { onDelete: 'cascade' }),
    messageId: ref()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.messageId] }),
    index('mail_action_deletions_message').on(table.messageId),
  ],
)

/** A thread that is put off: it left the inbox and comes back at its time, or when somebody answers. */
export const snoozes = pgTable(
  'snoozes',
  {
    threadId: ref()
      .primaryKey()
      .references(() => threads.id, { onDelete: 'cascade' }),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    until: time().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('snoozes_until').on(table.until), index('snoozes_user').on(table.userId, table.until)],
)

/** "Remind me if nobody answers by": ended by an answer, else the thread comes up in the inbox. */
export const reminders = pgTable(
  'reminders',
  {
    threadId: ref()
      .primaryKey()
      .references(() => threads.id, { onDelete: 'cascade' }),
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    since: time().notNull(), // an answer is a mail of somebody else after this
    due: time().notNull(),
    remindedAt: time(), // it came up
    createdAt: createdAt(),
  },
  (table) => [
    index('reminders_due').on(table.due).where(sql`${table.remindedAt} is null`),
    index('reminders_user').on(table.userId, table.due),
  ],
)
