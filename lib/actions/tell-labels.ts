import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { db } from '#/lib/db.ts'
import { announce } from '#/lib/events.ts'
import { listLabels } from '#/lib/gmail/calls.ts'
import { createLabel, deleteLabel, patchLabel } from '#/lib/gmail/change-mail.ts'
import type { Gmail } from '#/lib/gmail/client.ts'
import { Gone, Refused, RetryLater } from '#/lib/gmail/errors.ts'
import { recordChanges } from '#/lib/sync/changes.ts'
import { askOnce } from './ask-pieces.ts'
import { refuseLabel } from './refuse.ts'
import { type Run, renewClaim } from './runs.ts'

const labelRow = z
  .object({
    id: z.coerce.number(),
    gmail_id: z.string(),
    name: z.string(),
    text_colour: z.string().nullable(),
    background_colour: z.string().nullable(),
    deleted: z.boolean(),
    mine: z.boolean(),
  })
  .transform((row) => ({
    ...row,
    gmailId: row.gmail_id,
    textColour: row.text_colour,
    backgroundColour: row.background_colour,
    pending: row.gmail_id.startsWith('pending:'),
  }))
type Label = z.output<typeof labelRow>

/**
 * Makes, changes and deletes at Gmail what an action did to labels. A label that Gmail has not made yet and that this action puts on mail is made too,
 * whoever wanted it: a later action may have taken it over.
 */
export async function tellLabels(gmail: Gmail, run: Run, signal: AbortSignal): Promise<void> {
  const { actionId, mailboxId } = run
  const found = await db().execute(sql`
    select id, gmail_id, name, text_colour, background_colour, deleted_at is not null as deleted, coalesce(action_id = ${actionId}, false) as mine
      from labels l
     where mailbox_id = ${mailboxId} and (action_id = ${actionId}
        or (gmail_id like 'pending:%' and deleted_at is null
            and exists (select from message_labels ml where ml.label_id = l.id and ml.action_id = ${actionId})))
     order by id`)
  for (const label of z.array(labelRow).parse([...found])) {
    await renewClaim(run)
    const refusal = await tellLabel(gmail, run, label, signal)
    if (refusal !== undefined) await refuseLabel(run, label.id, refusal)
  }
}

/** Gives why Gmail refused it. */
async function tellLabel(
  gmail: Gmail,
  run: Run,
  label: Label,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { gmailId, pending, deleted } = label
  if (pending && deleted) return undefined
  if (pending) return make(gmail, run, label, signal)
  const answer = await askOnce(
    gmail,
    () => (deleted ? deleteLabel(gmail, gmailId, signal) : patchLabel(gmail, gmailId, label, signal)),
    signal,
  )
  if (answer instanceof Gone) return deleted ? undefined : 'the label is not there any more'
  return answer?.reason
}

/** A label that was made before, by a worker that was killed then or by somebody else, is taken under this name and given its colours. */
async function make(gmail: Gmail, run: Run, label: Label, signal: AbortSignal): Promise<string | undefined> {
  let gmailId: string | undefined
  const answer = await askOnce(
    gmail,
    async () => {
      gmailId = (await createLabel(gmail, label, signal)).id
    },
    signal,
  )
  if (answer instanceof Refused) {
    const { labels } = await listLabels(gmail, signal)
    const same = labels.find(
      ({ name, type }) => type === 'user' && name.toLowerCase() === label.name.toLowerCase(),
    )
    if (!same) return answer.reason
    gmailId = same.id
    await askOnce(gmail, () => patchLabel(gmail, same.id, label, signal), signal)
  }
  if (gmailId === undefined) throw new RetryLater('a label was not made')
  const id = gmailId
  await db().transaction((tx) => adopt(tx, run.mailboxId, label.id, id))
  announce()
  return undefined
}

const messageRow = z.object({ message_id: z.coerce.number() })

/** Gives a label Gmail's id. Where the sync has met that id already, under a row of its own, both become one. */
async function adopt(tx: Transaction, mailboxId: number, labelId: number, gmailId: string): Promise<void> {
  const other = sql`select l.id from labels l where l.mailbox_id = ${mailboxId} and l.gmail_id = ${gmailId} and l.id <> ${labelId}`
  await tx.execute(sql`
    select id from threads where id in (
      select m.thread_id from messages m join message_labels ml on ml.message_id = m.id where ml.label_id in (${other}))
     order by id for no key update`)
  const moved = await tx.execute(sql`
    insert into message_labels as x (message_id, label_id, at_gmail)
    select message_id, ${labelId}, true from message_labels where label_id in (${other}) and at_gmail
        on conflict (message_id, label_id) do update set at_gmail = true
    returning x.message_id`)
  await tx.execute(sql`delete from labels where id in (${other})`)
  await tx.execute(sql`update labels set gmail_id = ${gmailId} where id = ${labelId}`)
  const changed = z
    .array(messageRow)
    .parse([...moved])
    .map((row) => row.message_id)
  await recordChanges(tx, mailboxId, { changed })
}
