import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { mailboxes } from '#/db/schema/index.ts'
import { mayAct } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import type { Place } from '#/lib/mail/types.ts'
import { idsOf } from '#/lib/sync/rows.ts'

/** Threads that are locked until the transaction ends, and which of their messages are meant: those in a place, or these. */
export type Target = {
  threads: { id: number; mailboxId: number }[] // in the order of their ids
  messages: { place: Place } | { ids: number[] }
}

/** What a person names, once a list is resolved into its threads. */
export type Named = { threads: number[]; place: Place } | { messages: number[] }

const threadRow = z.object({
  id: z.coerce.number(),
  mailbox_id: z.coerce.number(),
  address: z.string(),
  phase: z.string(),
})

/**
 * Finds and locks what an action is about. What is not the viewer's, or not there any more, is left out. Throws not_found when nothing is left,
 * `not_connected` for mail that Lilac can't change at Gmail.
 */
export async function lockTarget(tx: Transaction, viewer: Viewer, named: Named): Promise<Target> {
  const ids =
    'threads' in named
      ? idsOf(named.threads)
      : sql`(select thread_id from messages where id in ${idsOf(named.messages)} and state = 'stored')`
  const found = await tx.execute(sql`
    select t.id, t.mailbox_id, ${mailboxes.address}, ${mailboxes.phase}
      from threads t join ${mailboxes} on ${mailboxes.id} = t.mailbox_id
     where t.id in ${ids} and ${mayAct(viewer)} order by t.id for no key update of t`)
  const rows = z.array(threadRow).parse([...found])
  if (rows.length === 0) throw notFound('This mail')
  for (const row of rows) refuseCut(row)
  return {
    threads: rows.map((row) => ({ id: row.id, mailboxId: row.mailbox_id })),
    messages: 'threads' in named ? { place: named.place } : { ids: named.messages },
  }
}

/** Throws `not_connected` for a mailbox whose Gmail Lilac can't tell anything. */
export function refuseCut({ address, phase }: { address: string; phase: string }): void {
  if (phase !== 'disconnected' && phase !== 'erasing') return
  throw new AppError(
    409,
    'not_connected',
    `${address} is not connected, so Gmail can’t be told. Connect it in the settings first.`,
  )
}

/** Locks threads whose ids are known to be the viewer's. */
export async function lockKnown(tx: Transaction, ids: SQL): Promise<Target['threads']> {
  const found = await tx.execute(sql`
    select t.id, t.mailbox_id from threads t where t.id in ${ids} order by t.id for no key update`)
  return z
    .array(threadRow.pick({ id: true, mailbox_id: true }))
    .parse([...found])
    .map((row) => ({ id: row.id, mailboxId: row.mailbox_id }))
}

/** The stored messages that are meant, with the place where a person sees them and whether the mailbox itself sent them. */
export function meantMessages({ threads, messages }: Target): SQL {
  const placed = sql`
    select m.id, m.mailbox_id, m.thread_id, m.internal_at, coalesce(bool_or(l.gmail_id = 'SENT'), false) as sent,
           case when bool_or(l.gmail_id = 'TRASH') then 'trash' when bool_or(l.gmail_id = 'SPAM') then 'spam' else 'mail' end as place
      from messages m
      left join message_labels ml on ml.message_id = m.id and coalesce(ml.wanted, ml.at_gmail)
      left join labels l on l.id = ml.label_id
     where m.thread_id in ${idsOf(threads.map(({ id }) => id))} and m.state = 'stored'
     group by m.id`
  const meant =
    'ids' in messages ? sql`placed.id in ${idsOf(messages.ids)}` : sql`placed.place = ${messages.place}`
  return sql`select * from (${placed}) placed where ${meant}`
}
