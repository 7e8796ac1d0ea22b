import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { mailboxes } from '#/db/schema/index.ts'
import { mayAct } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { notFound } from '#/lib/errors.ts'
import { placeOf } from '#/lib/mail/address.ts'
import { threadsOf } from '#/lib/mail/selection.ts'
import { knownTo, type Source, sourceOf } from '#/lib/mail/sources.ts'
import type { Place } from '#/lib/mail/types.ts'
import { enqueue, applyAction as job, tellGmail } from '#/lib/queue.ts'
import { idsOf } from '#/lib/sync/rows.ts'
import { applyAction } from './apply.ts'
import type { ActionInput } from './input.ts'
import { type Details, makeAction, noteApplied } from './new-action.ts'
import { lockTarget, type Named } from './targets.ts'
import { changing } from './transaction.ts'
import type { ActionView } from './types.ts'
import { actionView } from './views.ts'

const AT_ONCE = 5_000 // threads that change within the request; a larger selection goes on in chunks

/**
 * Does what a person asked for, as everybody sees it from now on; Gmail is told by a job. The same key again gives the same action. Throws not_found
 * for mail, a list or a label that is not the viewer's, `not_connected` where Gmail can't be told, `not_allowed` where Google lets nothing be deleted.
 */
export async function act(viewer: Viewer, input: ActionInput): Promise<ActionView> {
  const { known, source } = await listNamed(viewer, input)
  if (
    input.label !== undefined &&
    !known.labels.some(({ name }) => name.toLowerCase() === input.label?.toLowerCase())
  )
    throw notFound('This label')
  const begun = await changing((tx) => begin(tx, viewer, input, source))
  return begun.applied === null ? actionView(viewer, begun.id) : justApplied(begun.id, input, begun.applied)
}

/** What a view would read of an action that is applied a moment ago. */
const justApplied = (id: number, { kind }: ActionInput, threads: number): ActionView => ({
  id,
  kind,
  threads,
  state: 'applied',
  applied: threads,
  refused: [],
  undone: false,
})

/** An action that stands now, and how many threads it has changed: null for one that was there before, or goes on in chunks. */
type Begun = { id: number; applied: number | null }

/** What the viewer knows, and where the threads of the list come from that was named. */
async function listNamed(viewer: Viewer, { target, label }: ActionInput) {
  const asked = 'list' in target || label !== undefined
  const known = asked ? await knownTo(viewer) : { mailboxes: [], labels: [] }
  const source = 'list' in target ? sourceOf(target.list, known) : undefined
  if (source === null) throw notFound('This list')
  return { known, source }
}

/** The same within a transaction of the caller's, who announces it. */
export async function begin(
  tx: Transaction,
  viewer: Viewer,
  input: ActionInput,
  source?: Source,
): Promise<Begun> {
  const { key, kind, target, label, from, until } = input
  const { userId } = viewer
  const place = 'list' in target ? placeOf(target.list.list) : placeFor(input)
  const details: Details = { label, from, until, place }
  const { id, isNew } = await makeAction(tx, { userId, key, kind, details })
  if (!isNew) return { id, applied: null }
  let named: Named
  if ('list' in target && source) {
    const listed = listedThreads(viewer, source, target.except)
    const first = await tx.execute(sql`${listed} limit ${AT_ONCE + 1}`)
    if (first.length > AT_ONCE) return inChunks(tx, id, listed)
    if (first.length === 0) return { id, applied: 0 }
    named = {
      threads: z
        .array(listedRow)
        .parse([...first])
        .map((row) => row.thread_id),
      place,
    }
  } else if ('messages' in target) named = { messages: target.messages }
  else named = { threads: 'threads' in target ? target.threads : [], place }

  const locked = await lockTarget(tx, viewer, named)
  const mailboxIds = await applyAction(tx, { id, userId, kind, details }, locked)
  await Promise.all([
    noteApplied(tx, id, locked.threads.length),
    ...mailboxIds.map((mailboxId) => enqueue(tx, tellGmail, { mailboxId })),
  ])
  return { id, applied: locked.threads.length }
}

const listedRow = z.object({ thread_id: z.coerce.number() })

/** What of a list Lilac can change, but for what the person took out of the selection. */
const listedThreads = (viewer: Viewer, source: Source, except: number[]) => sql`
  select listed.thread_id from (${threadsOf(source)}) listed join threads t on t.id = listed.thread_id
    join ${mailboxes} on ${mailboxes.id} = t.mailbox_id
   where ${mayAct(viewer)} and ${mailboxes.phase} not in ('disconnected', 'erasing') and listed.thread_id not in ${idsOf(except)}`

/** Remembers what matches at this moment: a job changes it, a chunk a transaction. */
async function inChunks(tx: Transaction, id: number, listed: ReturnType<typeof sql>): Promise<Begun> {
  const kept = await tx.execute(sql`
    insert into mail_action_threads (action_id, thread_id) select ${id}, all_listed.thread_id from (${listed}) all_listed`)
  await tx.execute(
    sql`update mail_actions set state = 'applying', threads_total = ${kept.count} where id = ${id}`,
  )
  await enqueue(tx, job, { actionId: id })
  return { id, applied: null }
}

/** Where the messages are that an action is for when it does not say. */
function placeFor({ kind, target }: ActionInput): Place {
  if ('place' in target && target.place) return target.place
  if (kind === 'restore') return 'trash'
  return kind === 'not_spam' ? 'spam' : 'mail'
}
