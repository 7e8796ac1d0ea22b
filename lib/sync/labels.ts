import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { labels } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { record } from '#/lib/events.ts'
import { BATCH_PARTS, getBatch } from '#/lib/gmail/batch.ts'
import { listLabels } from '#/lib/gmail/calls.ts'
import { type Gmail, readAnswer } from '#/lib/gmail/client.ts'
import { type GmailLabel, labelSchema } from '#/lib/gmail/shapes.ts'
import { type Lease, writeAs } from './lease.ts'
import { idsOf, rowsOf, textsOf } from './rows.ts'

const COLOUR_HOURS = 1 // how old a colour may be that the list did not tell

/**
 * Brings a mailbox's labels to what Gmail has: new, renamed, coloured anew, deleted (its messages lose it). One of which a person wants something
 * that Gmail has not done yet stays as they want it. Writes an event when something changed.
 */
export async function readLabels(gmail: Gmail, lease: Lease, signal: AbortSignal): Promise<void> {
  const listed = (await listLabels(gmail, signal)).labels
  await writeAs(lease, (tx) => keepLabels(tx, lease.mailboxId, listed))
  const coloured = await missingColours(gmail, listed, signal)
  if (coloured.length > 0) await writeAs(lease, (tx) => keepColours(tx, lease.mailboxId, coloured))
}

/** The rows of Gmail's label ids; an id that was never listed gets a row under its own id as name, until the list is read again. */
export async function labelRows(
  tx: Transaction,
  mailboxId: number,
  gmailIds: string[],
): Promise<Map<string, number>> {
  const wanted = [...new Set(gmailIds)].sort()
  if (wanted.length === 0) return new Map()
  const find = () =>
    tx
      .select({ id: labels.id, gmailId: labels.gmailId })
      .from(labels)
      .where(and(eq(labels.mailboxId, mailboxId), sql`${labels.gmailId} in ${textsOf(wanted)}`))
  let found = await find()
  if (found.length < wanted.length) {
    const known = new Set(found.map((row) => row.gmailId))
    await tx
      .insert(labels)
      .values(
        wanted
          .filter((id) => !known.has(id))
          .map((gmailId) => ({ mailboxId, gmailId, name: gmailId, type: typeOf(gmailId) })),
      )
      .onConflictDoNothing()
    found = await find()
  }
  return new Map(found.map((row) => [row.gmailId, row.id]))
}

async function keepLabels(tx: Transaction, mailboxId: number, listed: GmailLabel[]): Promise<void> {
  const rows = listed.map((label) => ({
    gmail_id: label.id,
    name: label.name,
    type: label.type,
    text_colour: label.color?.textColor ?? null,
    background_colour: label.color?.backgroundColor ?? null,
    listed: label.labelListVisibility !== 'labelHide',
  }))
  const columns =
    'gmail_id text, name text, type text, text_colour text, background_colour text, listed boolean'
  const written = await tx.execute(sql`
    insert into labels as l (mailbox_id, gmail_id, name, type, text_colour, background_colour, listed)
    select ${mailboxId}, r.* from ${rowsOf(rows, columns)} r
     where not exists (select from labels p where p.mailbox_id = ${mailboxId} and p.gmail_id like 'pending:%' and lower(p.name) = lower(r.name))
        on conflict (mailbox_id, gmail_id) do update
       set name = excluded.name, type = excluded.type, listed = excluded.listed,
           text_colour = coalesce(excluded.text_colour, l.text_colour),
           background_colour = coalesce(excluded.background_colour, l.background_colour)
     where l.action_id is null and ((l.name, l.type, l.listed) is distinct from (excluded.name, excluded.type, excluded.listed)
        or coalesce(excluded.background_colour, l.background_colour) is distinct from l.background_colour)`)
  // Only user labels can be deleted; a system label that the list leaves out is still on messages.
  const deleted = await tx.execute(sql`
    delete from labels where mailbox_id = ${mailboxId} and type = 'user' and action_id is null and gmail_id not in ${textsOf(listed.map(({ id }) => id))}`)
  if (written.count + deleted.count > 0)
    await record(tx, [{ kind: 'mailbox.state', mailboxId, recordKind: 'mailbox', recordId: mailboxId }])
}

/** Labels whose colour the list did not tell are asked one by one, a batch at a time. */
async function missingColours(
  gmail: Gmail,
  listed: GmailLabel[],
  signal: AbortSignal,
): Promise<GmailLabel[]> {
  const silent = new Set(listed.filter((label) => label.type === 'user' && !label.color).map(({ id }) => id))
  if (silent.size === 0) return []
  const due = await db()
    .select({ gmailId: labels.gmailId })
    .from(labels)
    .where(
      sql`${labels.mailboxId} = ${gmail.mailboxId} and ${labels.gmailId} in ${textsOf([...silent])}
        and (${labels.checkedAt} is null or ${labels.checkedAt} < now() - make_interval(hours => ${COLOUR_HOURS}))`,
    )
    .orderBy(asc(labels.checkedAt))
    .limit(BATCH_PARTS)
  if (due.length === 0) return []
  const parts = due.map(({ gmailId }) => ({ path: `labels/${encodeURIComponent(gmailId)}`, units: 1 }))
  const answers = await getBatch(gmail, parts, signal)
  return answers.flatMap((answer) => ('text' in answer ? [readAnswer(answer.text, labelSchema)] : []))
}

async function keepColours(tx: Transaction, mailboxId: number, coloured: GmailLabel[]): Promise<void> {
  const rows = coloured.map((label) => ({
    gmail_id: label.id,
    text_colour: label.color?.textColor ?? null,
    background_colour: label.color?.backgroundColor ?? null,
  }))
  await tx.execute(sql`
    update labels l set text_colour = r.text_colour, background_colour = r.background_colour, checked_at = now()
      from ${rowsOf(rows, 'gmail_id text, text_colour text, background_colour text')} r
     where l.mailbox_id = ${mailboxId} and l.gmail_id = r.gmail_id and l.action_id is null`)
}

const changedRow = z.object({ message_id: z.coerce.number() })

/**
 * Sets what labels messages have at Gmail, as a difference: what is the same is not written, what a person wants is kept.
 * Gives the ids of the messages that changed.
 */
export async function setLabelsAtGmail(
  tx: Transaction,
  mailboxId: number,
  sets: { messageId: number; labelIds: string[] }[],
): Promise<number[]> {
  if (sets.length === 0) return []
  const rowIds = await labelRows(
    tx,
    mailboxId,
    sets.flatMap((set) => set.labelIds),
  )
  const pairs = sets.flatMap(({ messageId, labelIds }) =>
    [...new Set(labelIds)].flatMap((gmailId) => {
      const labelId = rowIds.get(gmailId)
      return labelId === undefined ? [] : [{ message_id: messageId, label_id: labelId }]
    }),
  )
  const has = sql`select message_id, label_id from ${rowsOf(pairs, 'message_id bigint, label_id bigint')} pairs`
  const asked = idsOf(sets.map(({ messageId }) => messageId))
  return writeLabelsAtGmail(
    tx,
    has,
    sql`select message_id, label_id from message_labels where message_id in ${asked} except select * from has`,
  )
}

/**
 * Writes a difference of what is at Gmail. `has` and `lost` are queries of (message_id, label_id), and `lost` may read `has`. What a person
 * wants stays beside it. Gives the ids of the messages that changed.
 */
export async function writeLabelsAtGmail(tx: Transaction, has: SQL, lost: SQL): Promise<number[]> {
  const changed = await tx.execute(sql`
    with has as materialized (${has}),
    lost as materialized (
      select ml.message_id, ml.label_id, ml.wanted from (${lost}) l join message_labels ml using (message_id, label_id) where ml.at_gmail),
    removed as (
      delete from message_labels ml using lost where lost.wanted is null
         and ml.message_id = lost.message_id and ml.label_id = lost.label_id returning ml.message_id),
    kept as (
      update message_labels ml set at_gmail = false from lost where lost.wanted is not null
         and ml.message_id = lost.message_id and ml.label_id = lost.label_id returning ml.message_id),
    added as (
      insert into message_labels as ml (message_id, label_id, at_gmail) select message_id, label_id, true from has
          on conflict (message_id, label_id) do update set at_gmail = true where not ml.at_gmail returning ml.message_id)
    select message_id from removed union select message_id from kept union select message_id from added`)
  return z
    .array(changedRow)
    .parse([...changed])
    .map((row) => row.message_id)
}

const typeOf = (gmailId: string) =>
  /^(Label_|[a-z0-9])/.test(gmailId) ? ('user' as const) : ('system' as const)
