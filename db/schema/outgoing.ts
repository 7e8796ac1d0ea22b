import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
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
import { bytea, createdAt, id, ref, time } from './columns.ts'
import { attachments, messages, type Person, threads } from './mail.ts'
import { mailboxes } from './mailbox.ts'

/** The addresses that a mailbox may send from, as Gmail's settings say: its own and verified others. */
export const sendAddresses = pgTable(
  'send_addresses',
  {
    id: id(),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    name: text().notNull().default(''),
    replyTo: text(),
    signature: text().notNull().default(''), // html, clean
    isPrimary: boolean().notNull().default(false),
    isDefault: boolean().notNull().default(false),
    verified: boolean().notNull().default(false),
    checkedAt: time().notNull().defaultNow(),
  },
  (table) => [uniqueIndex('send_addresses_email').on(table.mailboxId, sql`lower(${table.email})`)],
)

/** A mail being written. Kept here with every pause of the typing, and in Gmail's drafts soon after. */
export const drafts = pgTable(
  'drafts',
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    key: uuid().notNull(), // made by the page: saving for the first time twice makes one draft
    kind: text({ enum: ['new', 'reply', 'reply_all', 'forward'] }).notNull(),
    messageId: ref().references(() => messages.id, { onDelete: 'set null' }), // what it answers or forwards
    threadId: ref().references(() => threads.id, { onDelete: 'set null' }), // the thread it belongs to, in whichever mailbox
    fromEmail: text().notNull(), // one of send_addresses
    to: jsonb().$type<Person[]>().notNull().default([]),
    cc: jsonb().$type<Person[]>().notNull().default([]),
    bcc: jsonb().$type<Person[]>().notNull().default([]),
    subject: text().notNull().default(''),
    html: text().notNull().default(''), // what was written, clean
    quote: text(), // the quoted mail, clean, which goes below it; null where there is none or it was taken out
    version: integer().notNull().default(1), // grows with every save
    state: text({ enum: ['open', 'queued', 'sent', 'discarded'] })
      .notNull()
      .default('open'),
    marker: uuid().notNull().defaultRandom(), // travels in a header of our own, so that what was sent can be recognised

    // The copy in Gmail's drafts
    gmailDraftId: text(),
    gmailMessageId: text(), // the draft's message: another one after each change there
    gmailThreadId: text(),
    savedVersion: integer().notNull().default(0), // which version is there
    savingVersion: integer(), // which version it was last asked to keep, while it is not known whether it does
    saveAt: time(), // when it is to be brought there
    saveClaimedUntil: time(),
    saveTries: smallint().notNull().default(0),
    saveTrouble: text(), // why it could not be, in a word
    conflictOf: ref().references((): AnyPgColumn => drafts.id, { onDelete: 'set null' }), // this is what was written in Gmail while that one was written here

    createdAt: createdAt(),
    updatedAt: time().notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('drafts_key').on(table.userId, table.key),
    uniqueIndex('drafts_marker').on(table.marker),
    uniqueIndex('drafts_gmail').on(table.mailboxId, table.gmailDraftId),
    index('drafts_open')
      .on(table.mailboxId, table.updatedAt.desc(), table.id.desc())
      .where(sql`${table.state} = 'open'`),
    index('drafts_save').on(table.saveAt).where(sql`${table.saveAt} is not null`),
    index('drafts_thread').on(table.threadId),
    index('drafts_message').on(table.messageId),
    index('drafts_conflict').on(table.conflictOf),
  ],
)

/** A mail on its way. A row for each that a person sent, also of those that are gone. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    draftId: ref()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    mailboxId: ref()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    userId: ref()
      .notNull()
      .references(() => users.id),
    // queued: waits for its time. sending: it is being handed to Gmail, or nobody knows yet whether it was. asking: nobody can tell; a person decides.
    state: text({ enum: ['queued', 'sending', 'asking', 'sent', 'failed', 'cancelled'] })
      .notNull()
      .default('queued'),
    sendAt: time().notNull(),
    archive: boolean().notNull().default(false), // its thread leaves the inbox when it is sent
    remindAt: time(), // "remind me if nobody answers by"
    version: integer().notNull(), // of the draft, when it was queued
    size: integer(), // bytes of the whole mail, once it is built
    uploaded: integer().notNull().default(0), // of them at Gmail
    uploadAddress: text(), // sealed: of a resumable upload that has begun

    claimedUntil: time(),
    tries: smallint().notNull().default(0),
    retryAt: time(),
    gmailDraftId: text(), // what is to be sent: written before it is asked for
    gmailThreadId: text(),
    askedAt: time(), // when Gmail was asked to send it, and has not been heard to answer
    looks: smallint().notNull().default(0), // how often it was looked for since
    sentGmailId: text(),
    sentAt: time(),
    messageId: ref().references(() => messages.id, { onDelete: 'set null' }), // the sent copy, once it is stored
    settledBy: ref().references(() => users.id), // who decided what nobody could tell
    reason: text(), // why it failed or asks, in a word: the sentences are in lib/send/words.ts
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    history: jsonb().$type<{ at: number; what: string }[]>().notNull().default([]), // what was tried; at: ms since 1970
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('outbox_draft').on(table.draftId).where(sql`${table.state} not in ('cancelled', 'failed')`),
    index('outbox_due').on(table.sendAt).where(sql`${table.state} in ('queued', 'sending', 'asking')`),
    index('outbox_mailbox').on(table.mailboxId, table.state, table.id.desc()),
    index('outbox_sent_copy').on(table.mailboxId, table.sentGmailId),
    index('outbox_message').on(table.messageId),
  ],
)

/** The whole mail as it goes to Gmail, in pieces of equal size but the last, until it is sent. */
export const outboxChunks = pgTable(
  'outbox_chunks',
  {
    outboxId: ref()
      .notNull()
      .references(() => outbox.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.outboxId, table.position] })],
)

export const templateFolders = pgTable('template_folders', {
  id: id(),
  name: text().notNull(),
  createdAt: createdAt(),
})

/** A text to begin a mail with. `ownerId` null: everybody's. */
export const templates = pgTable(
  'templates',
  {
    id: id(),
    folderId: ref().references(() => templateFolders.id, { onDelete: 'set null' }),
    ownerId: ref().references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    subject: text().notNull().default(''),
    html: text().notNull().default(''), // clean; variables as {{name}}
    version: integer().notNull().default(1),
    updatedAt: time().notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [
    index('templates_folder').on(table.folderId),
    index('templates_name').on(sql`lower(${table.name})`),
  ],
)

/** Which template a new mail of a mailbox begins with. */
export const templateDefaults = pgTable('template_defaults', {
  mailboxId: ref()
    .primaryKey()
    .references(() => mailboxes.id, { onDelete: 'cascade' }),
  templateId: ref()
    .notNull()
    .references(() => templates.id, { onDelete: 'cascade' }),
})

/** A person's own words for variables of templates. */
export const templateVariables = pgTable(
  'template_variables',
  {
    userId: ref()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    value: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.name] })],
)

/** A file of a draft or a template: uploaded in pieces, or taken from an earlier mail, whose bytes are fetched when they are needed. */
export const outgoingFiles = pgTable(
  'outgoing_files',
  {
    id: id(),
    draftId: ref().references(() => drafts.id, { onDelete: 'cascade' }),
    templateId: ref().references(() => templates.id, { onDelete: 'cascade' }),
    key: uuid().notNull(), // made by the page
    name: text().notNull(), // safe
    type: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(), // bytes, decoded; as announced until all have come
    received: bigint({ mode: 'number' }).notNull().default(0),
    contentId: text(), // of an inline image: used as cid: in the html
    fromAttachmentId: ref().references(() => attachments.id, { onDelete: 'set null' }), // the file of an earlier mail
    fromMessageId: ref().references(() => messages.id, { onDelete: 'set null' }), // a whole mail, attached as it came
    fromPart: text(), // the part of a draft written in Gmail, until its bytes are here
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('outgoing_files_draft_key').on(table.draftId, table.key),
    uniqueIndex('outgoing_files_template_key').on(table.templateId, table.key),
    index('outgoing_files_attachment').on(table.fromAttachmentId),
    index('outgoing_files_message').on(table.fromMessageId),
    check('outgoing_files_of_one', sql`num_nonnulls(${table.draftId}, ${table.templateId}) = 1`),
  ],
)

export const outgoingFileChunks = pgTable(
  'outgoing_file_chunks',
  {
    fileId: ref()
      .notNull()
      .references(() => outgoingFiles.id, { onDelete: 'cascade' }),
    start: bigint({ mode: 'number' }).notNull(), // where in the file its first byte stands
    bytes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.fileId, table.start] })],
)

/** A delivery report, tied to the mail of ours that it is about. */
export const bounces = pgTable(
  'bounces',
  {
    reportId: ref()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    messageId: ref()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }), // what could not be delivered
    email: text().notNull(), // lower case
    kind: text({ enum: ['failed', 'delayed'] }).notNull(),
    reason: text().notNull().default(''),
    at: time().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.email] }),
    index('bounces_message').on(table.messageId),
    index('bounces_email').on(table.email, table.at.desc()),
  ],
)
