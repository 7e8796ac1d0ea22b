import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { db } from '#/lib/db.ts'
import type { ParsedMessage } from '#/lib/mime/types.ts'
import type { Incoming } from './fetch.ts'
import { rowsOf, textsOf } from './rows.ts'

const addressRow = z.object({ id: z.coerce.number(), email: z.string() })
const messageRow = z.object({ id: z.coerce.number(), gmail_id: z.string() })

/**
 * The rows of addresses by e-mail, made where they are new. Runs in a transaction of its own and in sorted order: addresses are
 * shared by all mailboxes, and their writers must never wait for each other in a circle.
 */
export async function addressRows(people: ParsedMessage['people']): Promise<Map<string, number>> {
  const names = new Map<string, string>()
  for (const { email, name } of people) if (email !== '') names.set(email, name || (names.get(email) ?? ''))
  if (names.size === 0) return new Map()
  const rows = [...names]
    .map(([email, name]) => ({ email, name, domain: email.slice(email.lastIndexOf('@') + 1) }))
    .sort((a, b) => (a.email < b.email ? -1 : 1))
  await db().execute(sql`
    insert into addresses as a (email, name, domain)
    select email, name, domain from ${rowsOf(rows, 'email text, name text, domain text')} r
        on conflict (email) do update set name = excluded.name where excluded.name <> '' and a.name = ''`)
  const found = await db().execute(
    sql`select id, email from addresses where email in ${textsOf([...names.keys()])}`,
  )
  return new Map(
    z
      .array(addressRow)
      .parse([...found])
      .map((row) => [row.email, row.id]),
  )
}

/** Writes messages whole: thread, message, body, people, attachments. Gives their row ids by Gmail id. Labels are another step. */
export async function insertMessages(
  tx: Transaction,
  mailboxId: number,
  came: Incoming[],
  addressIds: Map<string, number>,
): Promise<Map<string, number>> {
  if (came.length === 0) return new Map()
  await insertThreads(tx, mailboxId, came)
  const ids = await insertHeads(tx, mailboxId, came)
  const withIds = came.flatMap((incoming) => {
    const messageId = ids.get(incoming.message.id)
    return messageId === undefined ? [] : [{ messageId, ...incoming }]
  })
  await Promise.all([
    insertBodies(tx, withIds),
    insertPeople(tx, withIds, addressIds),
    insertAttachments(tx, withIds),
  ])
  return ids
}

type WithId = Incoming & { messageId: number }

async function insertThreads(tx: Transaction, mailboxId: number, came: Incoming[]): Promise<void> {
  const newest = new Map<string, number>()
  for (const { message } of came)
    newest.set(message.threadId, Math.max(message.internalDate, newest.get(message.threadId) ?? 0))
  const rows = [...newest].map(([gmail_id, at]) => ({ gmail_id, at: new Date(at) }))
  await tx.execute(sql`
    insert into threads (mailbox_id, gmail_id, last_message_at)
    select ${mailboxId}, gmail_id, at from ${rowsOf(rows, 'gmail_id text, at timestamptz')} r order by gmail_id
        on conflict (mailbox_id, gmail_id) do nothing`)
}

const HEAD_COLUMNS = `gmail_id text, gmail_thread_id text, labels_as_of bigint, message_id_header text, mail_key text, in_reply_to text,
  "references" text[], list_post text, followup_to jsonb, subject text, snippet text, "from" json, internal_at timestamptz, sent_at timestamptz, sent_zone text, size int,
  has_attachments boolean, automatic boolean, parser_version smallint`

async function insertHeads(
  tx: Transaction,
  mailboxId: number,
  came: Incoming[],
): Promise<Map<string, number>> {
  const rows = came.map(({ message, parsed }) => ({
    gmail_id: message.id,
    gmail_thread_id: message.threadId,
    labels_as_of: String(message.historyId),
    message_id_header: parsed.messageIdHeader,
    mail_key: parsed.mailKey,
    in_reply_to: parsed.inReplyTo,
    references: parsed.references,
    list_post: parsed.listPost,
    followup_to: parsed.followupTo,
    subject: parsed.subject,
    snippet: parsed.snippet,
    from: parsed.from,
    internal_at: new Date(message.internalDate),
    sent_at: parsed.sentAt,
    sent_zone: parsed.sentZone,
    size: message.sizeEstimate ?? null,
    has_attachments: parsed.attachments.some((attachment) => !attachment.inline),
    automatic: parsed.automatic,
    parser_version: parsed.parserVersion,
  }))
  const written = await tx.execute(sql`
    insert into messages as m (mailbox_id, gmail_id, gmail_thread_id, state, lane, stored_at, labels_as_of, thread_id, message_id_header,
           mail_key, in_reply_to, "references", list_post, followup_to, subject, snippet, "from", internal_at, sent_at, sent_zone, size, has_attachments, automatic, parser_version)
    select ${mailboxId}, r.gmail_id, r.gmail_thread_id, 'stored', 0, now(), r.labels_as_of, t.id, r.message_id_header,
           r.mail_key, r.in_reply_to, r."references", r.list_post, r.followup_to, r.subject, r.snippet, r."from", r.internal_at, r.sent_at, r.sent_zone, r.size, r.has_attachments,
           r.automatic, r.parser_version
      from ${rowsOf(rows, HEAD_COLUMNS)} r join threads t on t.mailbox_id = ${mailboxId} and t.gmail_id = r.gmail_thread_id
        on conflict (mailbox_id, gmail_id) do update
       set state = 'stored', reason = null, retry_at = null, gone_at = null, stored_at = now(),
           labels_as_of = greatest(m.labels_as_of, excluded.labels_as_of), thread_id = excluded.thread_id,
           gmail_thread_id = excluded.gmail_thread_id, message_id_header = excluded.message_id_header, mail_key = excluded.mail_key,
           in_reply_to = excluded.in_reply_to, "references" = excluded."references", list_post = excluded.list_post,
           followup_to = excluded.followup_to, subject = excluded.subject,
           snippet = excluded.snippet, "from" = excluded."from", internal_at = excluded.internal_at, sent_at = excluded.sent_at,
           sent_zone = excluded.sent_zone, size = excluded.size, has_attachments = excluded.has_attachments, automatic = excluded.automatic,
           parser_version = excluded.parser_version
    returning id, gmail_id`)
  return new Map(
    z
      .array(messageRow)
      .parse([...written])
      .map((row) => [row.gmail_id, row.id]),
  )
}

async function insertBodies(tx: Transaction, came: WithId[]): Promise<void> {
  const rows = came.map((incoming) => ({
    message_id: incoming.messageId,
    text: incoming.parsed.text,
    html_received: incoming.parsed.htmlReceived,
    html_clean: incoming.htmlClean,
    cleaner_version: incoming.cleanerVersion,
    remote_images: incoming.remoteImages,
    invitation: incoming.parsed.invitation,
    report: incoming.parsed.report,
    warning: incoming.parsed.warning,
  }))
  const columns =
    'message_id bigint, text text, html_received text, html_clean text, cleaner_version smallint, remote_images int, invitation jsonb, report jsonb, warning jsonb'
  await tx.execute(sql`
    insert into message_bodies (message_id, text, html_received, html_clean, cleaner_version, remote_images, invitation, report, warning)
    select * from ${rowsOf(rows, columns)} r on conflict (message_id) do nothing`)
}

async function insertPeople(tx: Transaction, came: WithId[], addressIds: Map<string, number>): Promise<void> {
  const rows = came.flatMap(({ messageId, parsed }) =>
    parsed.people.flatMap(({ kind, position, name, email }) => {
      const addressId = addressIds.get(email)
      return addressId === undefined
        ? []
        : [{ message_id: messageId, kind, position, address_id: addressId, name }]
    }),
  )
  const columns = 'message_id bigint, kind text, position smallint, address_id bigint, name text'
  await tx.execute(sql`
    insert into message_addresses (message_id, kind, position, address_id, name)
    select * from ${rowsOf(rows, columns)} r on conflict do nothing`)
}

async function insertAttachments(tx: Transaction, came: WithId[]): Promise<void> {
  const rows = came.flatMap(({ messageId, parsed }) =>
    parsed.attachments.map((attachment) => ({
      message_id: messageId,
      part_id: attachment.partId,
      content_id: attachment.contentId,
      name: attachment.name,
      type: attachment.type,
      size: attachment.size,
      inline: attachment.inline,
    })),
  )
  const columns =
    'message_id bigint, part_id text, content_id text, name text, type text, size int, inline boolean'
  await tx.execute(sql`
    insert into attachments (message_id, part_id, content_id, name, type, size, inline)
    select * from ${rowsOf(rows, columns)} r on conflict (message_id, part_id) do nothing`)
}
