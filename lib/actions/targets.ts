import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { mailboxes } from '#/db/schema/index.ts'
import { mayAct } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import type { Place } from '#/lib/mail/types.ts'
import { idsOf } from '#/lib/sync/rows.ts'
import type { ActionInput } from './input.ts'

/** Threads that are locked until the transaction ends, and which of their messages are meant: those in a place, or these. */
export type Target = {
  threads: { id: number; mailboxId: number }[] // in the order of their ids
  messages: { place: Place } | { ids: number[] }
}

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
export async function lockTarget(tx: Transaction, viewer: Viewer, input: ActionInput): Promise<Target> {
  const { target } = input
  const named =
    'threads' in target
      ? idsOf(target.threads)
      : sql`(select thread_id from messages where id in ${idsOf(target.messages)} and state = 'stored')`
  const found = await tx.execute(sql`
    select t.id, t.mailbox_id, ${mailboxes.address}, ${mailboxes.phase}
      from threads t join ${mailboxes} on ${mailboxes.id} = t.mailbox_id
     where t.id in ${named} and ${mayAct(viewer)} order by t.id for no key update of t`)
  const rows = z.array(threadRow).parse([...found])
  if (rows.length === 0) throw notFound('This mail')
  const cut = rows.find(({ phase }) => phase === 'disconnected' || phase === 'erasing')
  if (cut)
    throw new AppError(
      409,
      'not_connected',
      `${cut.address} is not connected, so Gmail can’t be told. Connect it in the settings first.`,
    )
  return {
    threads: rows.map((row) => ({ id: row.id, mailboxId: row.mailbox_id })),
    messages: 'threads' in target ? { place: target.place ?? placeOf(input.kind) } : { ids: target.messages },
  }
}

/** Where the messages are that an action is for when it does not say. */
function placeOf(kind: ActionInput['kind']): Place {
  if (kind === 'restore') return 'trash'
  return kind === 'not_spam' ? 'spam' : 'mail'
}
