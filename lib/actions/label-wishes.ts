import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { bigints } from '#/lib/mail/sql.ts'
import { labelRows } from '#/lib/sync/labels.ts'
import { textsOf } from '#/lib/sync/rows.ts'
import type { ActionKind } from './types.ts'
import type { LabelWish } from './want-labels.ts'
import { FROM, NAMED, WISHES, type Wish } from './wishes.ts'

type Names = { label?: string | undefined; from?: string | undefined }

/**
 * An action's wishes with the rows of their labels in each mailbox; those of the labels that the person named go by name. Where a mailbox lacks one that is
 * wanted, it is made, here at once and at Gmail by this action.
 */
export async function labelWishes(
  tx: Transaction,
  actionId: number,
  mailboxIds: number[],
  kind: ActionKind,
  { label, from }: Names,
): Promise<LabelWish[]> {
  const wishes = WISHES[kind]
  const named = await labelsNamed(tx, mailboxIds, [label, from])
  const ofName = (mailboxId: number, name: string | undefined) =>
    named.find((row) => name !== undefined && row.mailboxId === mailboxId && isName(row.name, name))?.id
  const found: LabelWish[] = []
  for (const mailboxId of mailboxIds) {
    const system = wishes.flatMap((wish) => (typeof wish.label === 'string' ? [wish.label] : []))
    const own = await labelRows(tx, mailboxId, system)
    const rowOf = async ({ label: which, want }: Wish) => {
      if (which === FROM) return ofName(mailboxId, from)
      if (which !== NAMED) return own.get(which)
      const known = ofName(mailboxId, label)
      return known === undefined && want && label !== undefined
        ? addPendingLabel(tx, actionId, mailboxId, { name: label })
        : known
    }
    for (const wish of wishes) {
      const labelId = await rowOf(wish)
      if (labelId !== undefined) found.push({ mailboxId, labelId, want: wish.want, which: wish.which })
    }
  }
  return found
}

/** Gmail compares names of labels without regard to letters' case (GMAIL §2.4). */
const isName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

const nameRow = z.object({ id: z.coerce.number(), mailbox_id: z.coerce.number(), name: z.string() })

/** The labels of these names that mailboxes have. */
export async function labelsNamed(
  tx: Transaction,
  mailboxIds: number[],
  names: (string | undefined)[],
): Promise<{ id: number; mailboxId: number; name: string }[]> {
  const asked = names.flatMap((name) => (name === undefined ? [] : [name.toLowerCase()]))
  if (asked.length === 0) return []
  const found = await tx.execute(sql`
    select id, mailbox_id, name from labels
     where mailbox_id = any(${bigints(mailboxIds)}) and type = 'user' and deleted_at is null and lower(name) in ${textsOf(asked)}`)
  return z
    .array(nameRow)
    .parse([...found])
    .map((row) => ({ id: row.id, mailboxId: row.mailbox_id, name: row.name }))
}

const idRow = z.object({ id: z.coerce.number() })

/** A label that Gmail has still to make: it shows at once, and gets Gmail's id later. */
export async function addPendingLabel(
  tx: Transaction,
  actionId: number,
  mailboxId: number,
  label: { name: string; text?: string | undefined; background?: string | undefined },
): Promise<number> {
  const { name, text = null, background = null } = label
  await hurryDeletion(tx, mailboxId, name)
  const [row] = await tx.execute(sql`
    insert into labels (mailbox_id, gmail_id, name, type, text_colour, background_colour, action_id)
    values (${mailboxId}, ${`pending:${randomUUID()}`}, ${name}, 'user', ${text}, ${background}, ${actionId}) returning id`)
  return idRow.parse(row).id
}

/** A label of this name that is being deleted waits for its undo no longer: Gmail has one label a name, and is told in order. */
export async function hurryDeletion(tx: Transaction, mailboxId: number, name: string): Promise<void> {
  await tx.execute(sql`
    update mail_action_runs r set run_at = now() from labels l
     where l.mailbox_id = ${mailboxId} and lower(l.name) = ${name.toLowerCase()} and l.deleted_at is not null
       and r.action_id = l.action_id and r.mailbox_id = l.mailbox_id and r.state = 'queued' and r.run_at > now()`)
}
