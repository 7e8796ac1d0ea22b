import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { users } from './auth.ts'
import { bytea, createdAt, historyId, id, ref, time } from './columns.ts'
import { mailboxes } from './mailbox.ts'

/** A person as a mail names them: `name` is empty when the mail gave none. */
export type Person = { name: string; email: string }

export const labels = pgTable(
  'labels',
  {
    id: id(),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    gmailId: text().notNull(), // INBOX, UNREAD, Label_12
    name: text().notNull(), // nested by "/"
    type: text({ enum: ['system', 'user'] }).notNull(),
    textColour: text(),
    backgroundColour: text(),
    listed: boolean().notNull().default(true), // labelListVisibility is not labelHide
    checkedAt: time(), // when labels.get was asked for its colour, which the list may leave out
    actionId: ref(), // a person made, renamed or coloured it, and Gmail has not done so yet: what Gmail says of it does not count until then
    deletedAt: time(), // a person deleted it, and Gmail has not done so yet: shown nowhere
  },
  (table) => [uniqueIndex('labels_gmail').on(table.mailboxId, table.gmailId)],
)

/** A thread of one mailbox, with what the list shows of it. All but the ids is computed from its messages. */
export const threads = pgTable(
  'threads',
  {
    id: id(),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    gmailId: text().notNull(),
    subject: text().notNull().default(''),
    snippet: text().notNull().default(''),
    people: jsonb().$type<Person[]>().notNull().default([]), // senders, in order of their first mail
    messageCount: integer().notNull().default(0),
    unreadCount: integer().notNull().default(0),
    starred: boolean().notNull().default(false),
    hasAttachments: boolean().notNull().default(false),
    hidden: boolean().notNull().default(false), // nothing in it but spam and trash: not in "all mail"
    lastMessageAt: time().notNull(),
    raisedAt: time(), // it came back to the inbox at this time, and stands there as if it had arrived then
    mutedAt: time(), // new mail of it leaves the inbox as it arrives
  },
  (table) => [
    uniqueIndex('threads_gmail').on(table.mailboxId, table.gmailId),
    index('threads_all_mail')
      .on(table.mailboxId, table.lastMessageAt.desc(), table.id.desc())
      .where(sql`not ${table.hidden}`),
    index('threads_files')
      .on(table.mailboxId, table.lastMessageAt.desc(), table.id.desc())
      .where(sql`not ${table.hidden} and ${table.hasAttachments}`),
  ],
)

/** The ledger and the messages are one table: a row per id that Gmail lists, from the moment it is listed. */
export const messages = pgTable(
  'messages',
  {
    id: id(), // listing order: newest first within a listing
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    gmailId: text().notNull(),
    gmailThreadId: text().notNull(),
    state: text({ enum: ['listed', 'stored', 'skipped', 'failed', 'gone'] }).notNull(),
    reason: text(), // skipped: draft, chat, before_start. failed: what went wrong, in a word. gone: "deleting" until Gmail was told
    lane: smallint().notNull(), // what is fetched first: see LANE in lib/sync/plan.ts
    tries: smallint().notNull().default(0),
    retryAt: time(),
    labelsAsOf: historyId().notNull(), // the highest history id that the labels reflect
    listedAt: createdAt(),
    storedAt: time(),
    goneAt: time(),

    // From here on null until stored
    threadId: ref().references(() => threads.id),
    messageIdHeader: text(), // RFC Message-ID, without angle brackets
    mailKey: text(), // the same mail in another mailbox has the same key
    inReplyTo: text(),
    references: text().array(),
    listPost: text(), // where a mailing list takes answers to all, as its List-Post says
    followupTo: jsonb().$type<Person[]>(), // whom its sender wants an answer to all to go to (Mail-Followup-To)
    subject: text(),
    snippet: text(),
    from: jsonb().$type<Person>(),
    internalAt: time(), // when Google accepted it: the order of everything
    sentAt: time(), // the Date header, null where it is missing or nonsense
    sentZone: text(), // the zone in it, "+02:00"; null where it is not known
    size: integer(),
    hasAttachments: boolean().notNull().default(false),
    automatic: boolean().notNull().default(false), // bulk mail, auto replies, delivery reports
    audience: text({ enum: ['owner', 'mailbox'] })
      .notNull()
      .default('owner'),
    parserVersion: smallint(),
  },
  (table) => [
    uniqueIndex('messages_gmail').on(table.mailboxId, table.gmailId),
    index('messages_gmail_thread').on(table.mailboxId, table.gmailThreadId),
    index('messages_ledger').on(table.mailboxId, table.lane, table.id).where(sql`${table.state} = 'listed'`),
    index('messages_state').on(table.mailboxId, table.state, table.reason),
    index('messages_thread').on(table.threadId, table.internalAt),
    index('messages_mail_key').on(table.mailKey),
    index('messages_header').on(table.mailboxId, table.messageIdHeader),
  ],
)

export const messageBodies = pgTable('message_bodies', {
  messageId: ref()
    .primaryKey()
    .references(() => messages.id, { onDelete: 'cascade' }),
  text: text().notNull(),
  htmlReceived: text(), // as it came, so that a better cleaner can run again
  htmlClean: text(), // the only html that is ever shown
  cleanerVersion: smallint(),
  remoteImages: integer().notNull().default(0), // how many the cleaner held back
  // What the mail is beside its text, checked when it is read: lib/mime/kept.ts
  invitation: jsonb(),
  report: jsonb(), // on the delivery of another mail
  warning: jsonb(), // why its sender may not be who they seem to be
})

/** Which labels a message has, in two facts: at Gmail (fetches and history write it) and wanted (what a person did). */
export const messageLabels = pgTable(
  'message_labels',
  {
    messageId: ref()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    labelId: ref()
      .notNull()
      .references(() => labels.id, { onDelete: 'cascade' }),
    atGmail: boolean().notNull(),
    wanted: boolean(), // shown is coalesce(wanted, at_gmail)
    actionId: bigint({ mode: 'number' }), // the action that set `wanted`
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.labelId] }),
    index('message_labels_label').on(table.labelId),
    index('message_labels_action').on(table.actionId).where(sql`${table.actionId} is not null`),
  ],
)

/** The list's index: a thread under each label that one of its messages shows. Spam and trash stand under their own label alone. */
export const threadLabels = pgTable(
  'thread_labels',
  {
    threadId: ref()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    labelId: ref()
      .notNull()
      .references(() => labels.id, { onDelete: 'cascade' }),
    sortAt: time().notNull(),
    unreadCount: integer().notNull(),
    hasAttachments: boolean().notNull().default(false), // the thread's, here for the index
  },
  (table) => [
    primaryKey({ columns: [table.threadId, table.labelId] }),
    index('thread_labels_list').on(table.labelId, table.sortAt.desc(), table.threadId.desc()),
    index('thread_labels_unread')
      .on(table.labelId, table.sortAt.desc(), table.threadId.desc())
      .where(sql`${table.unreadCount} > 0`),
    index('thread_labels_files')
      .on(table.labelId, table.sortAt.desc(), table.threadId.desc())
      .where(sql`${table.hasAttachments}`),
  ],
)

export const addresses = pgTable(
  'addresses',
  {
    id: id(),
    email: text().notNull(), // lower case
    domain: text().notNull(),
    name: text().notNull().default(''), // the last name a mail gave
  },
  (table) => [uniqueIndex('addresses_email').on(table.email), index('addresses_domain').on(table.domain)],
)

export const messageAddresses = pgTable(
  'message_addresses',
  {
    messageId: ref()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['from', 'sender', 'reply_to', 'to', 'cc', 'bcc'] }).notNull(),
    position: smallint().notNull(),
    addressId: ref()
      .notNull()
      .references(() => addresses.id),
    name: text().notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.kind, table.position] }),
    index('message_addresses_address').on(table.addressId, table.messageId),
  ],
)

/** Pictures of mails, kept once by their hash, so that showing one again asks Google nothing. */
export const inlineImages = pgTable('inline_images', {
  hash: text().primaryKey(), // SHA-256, hex
  type: text().notNull(),
  bytes: bytea().notNull(),
  createdAt: createdAt(),
})

/** Keyed by part, since Gmail's attachment ids change with every fetch. */
export const attachments = pgTable(
  'attachments',
  {
    id: id(),
    messageId: ref()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    partId: text().notNull(),
    contentId: text(), // without angle brackets
    name: text().notNull(), // made safe; never empty
    type: text().notNull(), // as claimed
    size: integer().notNull(), // bytes, decoded
    inline: boolean().notNull(), // its content id is used in the html
    imageHash: text().references(() => inlineImages.hash),
    bytesKind: text(), // what its first bytes are, once they were here: see lib/mail/file-bytes.ts
  },
  (table) => [uniqueIndex('attachments_part').on(table.messageId, table.partId)],
)

/** The ids that a running reconcile has been told of, by label; '' stands for all messages. Emptied when it ends. */
export const reconcileIds = pgTable(
  'reconcile_ids',
  {
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    labelGmailId: text().notNull(),
    gmailId: text().notNull(),
    gmailThreadId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.mailboxId, table.labelGmailId, table.gmailId] })],
)

/** Senders of whom a person said "I know them": what would be said against believing them is no longer said to this person. */
export const knownSenders = pgTable(
  'known_senders',
  {
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    email: text().notNull(), // lower case; empty for those who have none
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.email] })],
)
