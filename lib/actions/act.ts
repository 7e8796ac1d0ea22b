import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { mailActions } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { notFound } from '#/lib/errors.ts'
import { labelRows } from '#/lib/sync/labels.ts'
import { type LabelWish, queueRuns, wantLabels } from './apply.ts'
import type { ActionInput } from './input.ts'
import { lockTarget } from './targets.ts'
import { changing } from './transaction.ts'
import type { ActionView } from './types.ts'
import { actionView } from './views.ts'
import { FROM, NAMED, WISHES, type Wish } from './wishes.ts'

/**
 * Does what a person asked for, as everybody sees it from now on; Gmail is told by a job. The same key again gives the same action. Throws not_found
 * for mail or a label that is not the viewer's, `not_connected` where Gmail can't be told.
 */
export async function act(viewer: Viewer, input: ActionInput): Promise<ActionView> {
  const id = await changing((tx) => begin(tx, viewer, input))
  return actionView(viewer, id)
}

/** The same within a transaction of the caller's, who announces it. Gives the action's id. */
export async function begin(tx: Transaction, viewer: Viewer, input: ActionInput): Promise<number> {
  const { key, kind, label, from } = input
  const made = await makeAction(tx, viewer, { key, kind, details: { label, from } })
  if (!made.isNew) return made.id
  const target = await lockTarget(tx, viewer, input)
  const mailboxIds = [...new Set(target.threads.map(({ mailboxId }) => mailboxId))]
  const wishes = await labelWishes(tx, mailboxIds, input)
  const changed = await wantLabels(tx, made.id, target, wishes)
  await tx.execute(sql`
    update mail_actions set threads_total = ${target.threads.length}, threads_applied = ${target.threads.length} where id = ${made.id}`)
  await queueRuns(tx, made.id, changed)
  return made.id
}

type NewAction = {
  key: string
  kind: (typeof mailActions.$inferInsert)['kind']
  details: Record<string, unknown>
  undoes?: number
}

/** The row of an action, or of the one that this key made before: whoever comes second waits until it is decided. */
export async function makeAction(
  tx: Transaction,
  viewer: Viewer,
  { key, kind, details, undoes }: NewAction,
): Promise<{ id: number; isNew: boolean }> {
  const { userId } = viewer
  const [made] = await tx
    .insert(mailActions)
    .values({ userId, key, kind, details, undoes: undoes ?? null, state: 'applied' })
    .onConflictDoNothing()
    .returning({ id: mailActions.id })
  if (made) return { id: made.id, isNew: true }
  const [known] = await tx.execute(
    sql`select id from mail_actions where user_id = ${userId} and key = ${key}`,
  )
  return { id: idRow.parse(known).id, isNew: false }
}

const idRow = z.object({ id: z.coerce.number() })

/** An action's wishes with the rows of their labels in each mailbox; those of the labels that the person named go by name. */
async function labelWishes(
  tx: Transaction,
  mailboxIds: number[],
  { kind, label, from }: ActionInput,
): Promise<LabelWish[]> {
  const wishes = WISHES[kind]
  const named = await labelsNamed(tx, mailboxIds, [label, from])
  if (label !== undefined && !named.some((row) => isName(row.name, label))) throw notFound('This label')
  const ofName = (mailboxId: number, name: string | undefined) =>
    named.find((row) => name !== undefined && row.mailboxId === mailboxId && isName(row.name, name))?.id
  const found: LabelWish[] = []
  for (const mailboxId of mailboxIds) {
    const own = await labelRows(
      tx,
      mailboxId,
      wishes.flatMap((wish) => (typeof wish.label === 'string' ? [wish.label] : [])),
    )
    const rowOf = ({ label: which }: Wish) => {
      if (which === NAMED) return ofName(mailboxId, label)
      return which === FROM ? ofName(mailboxId, from) : own.get(which)
    }
    for (const wish of wishes) {
      const labelId = rowOf(wish)
      if (labelId !== undefined) found.push({ mailboxId, labelId, want: wish.want, which: wish.which })
    }
  }
  return found
}

const isName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase() // as Gmail compares them (GMAIL §2.4)

const nameRow = z.object({ id: z.coerce.number(), mailbox_id: z.coerce.number(), name: z.string() })

async function labelsNamed(tx: Transaction, mailboxIds: number[], names: (string | undefined)[]) {
  const asked = names.flatMap((name) => (name === undefined ? [] : [name.toLowerCase()]))
  if (asked.length === 0) return []
  const found = await tx.execute(sql`
    select id, mailbox_id, name from labels
     where mailbox_id = any(${`{${mailboxIds.join(',')}}`}::bigint[]) and type = 'user' and deleted_at is null
       and lower(name) in (select value from json_array_elements_text(${JSON.stringify(asked)}::json))`)
  return z
    .array(nameRow)
    .parse([...found])
    .map((row) => ({ id: row.id, mailboxId: row.mailbox_id, name: row.name }))
}
