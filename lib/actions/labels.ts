import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { mailboxes } from '#/db/schema/index.ts'
import { mayAct } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { type Event, record } from '#/lib/events.ts'
import { bigints } from '#/lib/mail/sql.ts'
import { enqueue, tellGmail } from '#/lib/queue.ts'
import { idsOf, rowsOf } from '#/lib/sync/rows.ts'
import { UNDO_SECONDS } from './apply.ts'
import type { LabelChangeInput, NewLabelInput } from './input.ts'
import { addPendingLabel, hurryDeletion, labelsNamed } from './label-wishes.ts'
import { addRuns, makeAction } from './new-action.ts'
import { refuseCut } from './targets.ts'
import { changing } from './transaction.ts'
import type { ActionView } from './types.ts'
import { actionView } from './views.ts'

// Labels of one name in several mailboxes are one to a person, so a change of one is a change of all of them, as far as the person may act there.

/** Makes a label in mailboxes. Throws not_found for another's mailbox, `label_exists` where one has such a label. */
export async function createLabel(viewer: Viewer, input: NewLabelInput): Promise<ActionView> {
  const { key, mailboxes: asked, name, colour } = input
  const id = await changing(async (tx) => {
    const made = await makeAction(tx, { userId: viewer.userId, key, kind: 'create_label' })
    if (!made.isNew) return made.id
    const mailboxIds = [...new Set(asked)].toSorted((a, b) => a - b)
    const found = await tx.execute(sql`
      select id, address, phase from ${mailboxes} where id = any(${bigints(mailboxIds)}) and ${mayAct(viewer)} order by id`)
    if (found.length < mailboxIds.length) throw notFound('This mailbox')
    for (const mailbox of z.array(mailboxRow).parse([...found])) refuseCut(mailbox)
    await refuseTaken(tx, mailboxIds, [name], [])
    const labels: { id: number }[] = []
    for (const mailboxId of mailboxIds)
      labels.push({ id: await addPendingLabel(tx, made.id, mailboxId, { name, ...colour }) })
    await keepDetails(tx, made.id, { labels })
    await tellLabels(tx, made.id, mailboxIds)
    return made.id
  })
  return actionView(viewer, id)
}

const mailboxRow = z.object({ id: z.coerce.number(), address: z.string(), phase: z.string() })

/** What a label was before it was changed, for the undo. */
const wasSchema = z.object({
  id: z.coerce.number(),
  mailbox_id: z.coerce.number(),
  name: z.string(),
  text_colour: z.string().nullable(),
  background_colour: z.string().nullable(),
})
type Was = z.output<typeof wasSchema>

/** Renames a label, those nested under it with it, and colours it. Throws not_found, and `label_exists` where the new name is taken. */
export async function changeLabel(
  viewer: Viewer,
  labelId: number,
  input: LabelChangeInput,
): Promise<ActionView> {
  const { key, name, colour } = input
  const id = await changing(async (tx) => {
    const made = await makeAction(tx, { userId: viewer.userId, key, kind: 'change_label' })
    if (!made.isNew) return made.id
    const old = await labelOf(tx, viewer, labelId)
    const own = await sameLabels(tx, viewer, old, false)
    const all = name === undefined ? own : await sameLabels(tx, viewer, old, true)
    const after = all.map((label) => ({
      id: label.id,
      name: name === undefined ? label.name : name + label.name.slice(old.length),
      ...(colour && own.some((each) => each.id === label.id)
        ? { text: colour.text, background: colour.background }
        : { text: label.text_colour, background: label.background_colour }),
    }))
    const mailboxIds = mailboxesOf(all)
    if (name !== undefined) {
      await refuseTaken(
        tx,
        mailboxIds,
        after.map((label) => label.name),
        all.map((label) => label.id),
      )
      for (const mailboxId of mailboxIds) await hurryDeletion(tx, mailboxId, name)
    }
    await setLabels(tx, made.id, after)
    await keepDetails(tx, made.id, { labels: all })
    await tellLabels(tx, made.id, mailboxIds)
    return made.id
  })
  return actionView(viewer, id)
}

/** Deletes a label, from every message, but no mail. Gmail is told once it can no longer be taken back. Throws not_found. */
export async function deleteLabel(viewer: Viewer, labelId: number, key: string): Promise<ActionView> {
  const id = await changing(async (tx) => {
    const made = await makeAction(tx, { userId: viewer.userId, key, kind: 'delete_label' })
    if (!made.isNew) return made.id
    const all = await sameLabels(tx, viewer, await labelOf(tx, viewer, labelId), false)
    await tx.execute(sql`
      update labels set deleted_at = now(), action_id = ${made.id} where id in ${idsOf(all.map((label) => label.id))}`)
    await keepDetails(tx, made.id, { labels: all })
    await addRuns(tx, made.id, mailboxesOf(all), UNDO_SECONDS)
    await tellPages(tx, mailboxesOf(all))
    return made.id
  })
  return actionView(viewer, id)
}

const labelsSchema = z.object({ labels: z.array(wasSchema.partial().required({ id: true })).default([]) })

/** Takes back what an action did to labels: made ones go, changed ones are as they were, deleted ones are there again. */
export async function undoLabels(
  tx: Transaction,
  actionId: number,
  old: { kind: string; details: unknown },
): Promise<void> {
  const { labels } = labelsSchema.parse(old.details)
  const ids = idsOf(labels.map(({ id }) => id))
  if (old.kind === 'create_label')
    await tx.execute(sql`update labels set deleted_at = now(), action_id = ${actionId} where id in ${ids}`)
  else if (old.kind === 'delete_label')
    await tx.execute(sql`update labels set deleted_at = null, action_id = null where id in ${ids}`)
  else
    await setLabels(
      tx,
      actionId,
      z
        .array(wasSchema)
        .parse(labels)
        .map((was) => ({
          id: was.id,
          name: was.name,
          text: was.text_colour,
          background: was.background_colour,
        })),
    )
  const still = await tx.execute(sql`select distinct mailbox_id as id from labels where id in ${ids}`)
  const mailboxIds = z
    .array(mailboxRow.pick({ id: true }))
    .parse([...still])
    .map((row) => row.id)
  if (old.kind === 'delete_label') await tellPages(tx, mailboxIds)
  else await tellLabels(tx, actionId, mailboxIds)
}

const mailboxesOf = (labels: Was[]) => [...new Set(labels.map((label) => label.mailbox_id))]

/** The name of a label that the viewer may change. */
async function labelOf(tx: Transaction, viewer: Viewer, labelId: number): Promise<string> {
  const [found] = await tx.execute(sql`
    select labels.name from labels join ${mailboxes} on ${mailboxes.id} = labels.mailbox_id
     where labels.id = ${labelId} and labels.type = 'user' and labels.deleted_at is null and ${mayAct(viewer)}`)
  if (!found) throw notFound('This label')
  return z.object({ name: z.string() }).parse(found).name
}

/** Labels of a name in all mailboxes in which the viewer may act, and those nested under it where asked for; locked. */
async function sameLabels(tx: Transaction, viewer: Viewer, name: string, nested: boolean): Promise<Was[]> {
  const key = name.toLowerCase()
  const found = await tx.execute(sql`
    select l.id, l.mailbox_id, l.name, l.text_colour, l.background_colour, ${mailboxes.address}, ${mailboxes.phase}
      from labels l join ${mailboxes} on ${mailboxes.id} = l.mailbox_id
     where (lower(l.name) = ${key} or (${nested} and starts_with(lower(l.name), ${`${key}/`})))
       and l.type = 'user' and l.deleted_at is null and ${mayAct(viewer)} order by l.id for no key update of l`)
  for (const row of z.array(mailboxRow).parse([...found])) refuseCut(row)
  return z.array(wasSchema).parse([...found])
}

/** Throws `label_exists` when one of these mailboxes has another label of one of these names. */
async function refuseTaken(
  tx: Transaction,
  mailboxIds: number[],
  names: string[],
  but: number[],
): Promise<void> {
  const taken = (await labelsNamed(tx, mailboxIds, names)).find(({ id }) => !but.includes(id))
  if (taken)
    throw new AppError(409, 'label_exists', `There is a label “${taken.name}” already.`, { field: 'name' })
}

type Label = { id: number; name: string; text: string | null; background: string | null }

async function setLabels(tx: Transaction, actionId: number, rows: Label[]): Promise<void> {
  await tx.execute(sql`
    update labels l set name = r.name, text_colour = r.text, background_colour = r.background, action_id = ${actionId}
      from ${rowsOf(rows, 'id bigint, name text, text text, background text')} r where l.id = r.id and l.deleted_at is null`)
}

async function keepDetails(
  tx: Transaction,
  actionId: number,
  details: Record<string, unknown>,
): Promise<void> {
  await tx.execute(
    sql`update mail_actions set details = ${JSON.stringify(details)}::jsonb where id = ${actionId}`,
  )
}

async function tellLabels(tx: Transaction, actionId: number, mailboxIds: number[]): Promise<void> {
  await addRuns(tx, actionId, mailboxIds)
  for (const mailboxId of mailboxIds) await enqueue(tx, tellGmail, { mailboxId })
  await tellPages(tx, mailboxIds)
}

/** The rail shows other labels, and so may every row. */
async function tellPages(tx: Transaction, mailboxIds: number[]): Promise<void> {
  await record(
    tx,
    mailboxIds.map(
      (mailboxId): Event => ({ kind: 'mail.changed', mailboxId, recordKind: 'mailbox', recordId: mailboxId }),
    ),
  )
}
