import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { getProfile } from '#/lib/gmail/calls.ts'
import { changeLabels, deleteMessages, type LabelChange } from '#/lib/gmail/change-mail.ts'
import { type Gmail, openGmail } from '#/lib/gmail/client.ts'
import { NeedsPerson, RetryLater } from '#/lib/gmail/errors.ts'
import { errorFields, log } from '#/lib/log.ts'
import { enqueue, tellGmail as job } from '#/lib/queue.ts'
import { askInPieces } from './ask-pieces.ts'
import { refuseDeletion, refuseLabels } from './refuse.ts'
import { ClaimLost, claimRun, lookSoon, markTold, putOff, type Run, renewClaim } from './runs.ts'
import { tellLabels } from './tell-labels.ts'

const SLICE_MS = 15_000 // no action begins after this
const PAGE = 5_000 // messages looked at together
const BACKOFF_MAX_S = 64 // GMAIL §3.5
const STOPPED_MS = 30_000 // the mailbox's sync finds out by itself what a person has to do

/**
 * Tells Gmail what people did in a mailbox, action by action, oldest first. May be killed at any line: what was told is told again, which changes
 * nothing at Gmail. Does nothing while another process is at it.
 */
export async function tellGmail(mailboxId: number, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + SLICE_MS
  while (!signal.aborted && Date.now() < deadline) {
    const run = (await isConnected(mailboxId)) ? await claimRun(mailboxId) : undefined
    if (!run) return
    try {
      await tellRun(run, signal)
    } catch (error) {
      if (error instanceof ClaimLost) return
      await settle(run, error, signal)
      return
    }
  }
  await db().transaction((tx) => enqueue(tx, job, { mailboxId }))
}

/** One that needs a person, or was disconnected, keeps what is to be told until it is connected again. */
async function isConnected(mailboxId: number): Promise<boolean> {
  const [mailbox] = await db()
    .select({ phase: mailboxes.phase })
    .from(mailboxes)
    .where(eq(mailboxes.id, mailboxId))
  return mailbox !== undefined && ['listing', 'fetching', 'live'].includes(mailbox.phase)
}

async function tellRun(run: Run, signal: AbortSignal): Promise<void> {
  const gmail = await openGmail(run.mailboxId, 'person')
  await tellLabels(gmail, run, signal)
  await tellChanges(gmail, run, signal)
  await tellDeletions(gmail, run, signal)
  await renewClaim(run)
  const { historyId } = await getProfile(gmail, signal)
  await markTold(run, historyId)
}

async function tellChanges(gmail: Gmail, run: Run, signal: AbortSignal): Promise<void> {
  for (let after = 0; ; ) {
    const page = await changesAfter(run, after)
    for (const { change, ids } of alike(page)) {
      const ask = (some: string[]) => changeLabels(gmail, some, change, signal)
      const { refused, reason } = await askInPieces(gmail, run, ids, ask, signal)
      if (refused.length > 0) await refuseLabels(run, refused, change, reason)
    }
    const last = page.at(-1)
    if (page.length < PAGE || !last) return
    after = last.id
  }
}

type MessageChange = { id: number; gmailId: string } & LabelChange

const changeRow = z.object({
  id: z.coerce.number(),
  gmail_id: z.string(),
  add: z.array(z.string()),
  remove: z.array(z.string()),
})

/** What this action still wants, a message a row: what a later one has taken over is for that one to tell. */
async function changesAfter({ actionId, mailboxId }: Run, after: number): Promise<MessageChange[]> {
  const found = await db().execute(sql`
    select m.id, m.gmail_id, coalesce(json_agg(l.gmail_id order by l.gmail_id) filter (where ml.wanted), '[]') as add,
           coalesce(json_agg(l.gmail_id order by l.gmail_id) filter (where not ml.wanted), '[]') as remove
      from message_labels ml join messages m on m.id = ml.message_id join labels l on l.id = ml.label_id
     where ml.action_id = ${actionId} and m.mailbox_id = ${mailboxId} and m.state = 'stored' and m.id > ${after} and l.deleted_at is null
     group by m.id order by m.id limit ${PAGE}`)
  return z
    .array(changeRow)
    .parse([...found])
    .map(({ gmail_id, ...row }) => ({ ...row, gmailId: gmail_id }))
}

/** Messages that want the same, together. */
function alike(changes: MessageChange[]): { change: LabelChange; ids: string[] }[] {
  const groups = Map.groupBy(changes, ({ add, remove }) => JSON.stringify([add, remove]))
  return [...groups.values()].map((same) => ({
    change: { add: same[0]?.add ?? [], remove: same[0]?.remove ?? [] },
    ids: same.map(({ gmailId }) => gmailId),
  }))
}

const doomedRow = z.object({ id: z.coerce.number(), gmail_id: z.string() })

async function tellDeletions(gmail: Gmail, run: Run, signal: AbortSignal): Promise<void> {
  for (let after = 0; ; ) {
    const found = await db().execute(sql`
      select m.id, m.gmail_id from mail_action_deletions d join messages m on m.id = d.message_id
       where d.action_id = ${run.actionId} and m.mailbox_id = ${run.mailboxId} and m.state = 'gone' and m.reason = 'deleting' and m.id > ${after}
       order by m.id limit ${PAGE}`)
    const page = z.array(doomedRow).parse([...found])
    const ids = page.map((row) => row.gmail_id)
    const ask = (some: string[]) => deleteMessages(gmail, some, signal)
    const { refused, reason } = await askInPieces(gmail, run, ids, ask, signal)
    if (refused.length > 0) await refuseDeletion(run, refused, reason)
    const last = page.at(-1)
    if (page.length < PAGE || !last) return
    after = last.id
  }
}

/** Writes down how a run ended that could not go on: it is tried again, by whoever comes then. */
async function settle(run: Run, error: unknown, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return putOff(run, new Date())
  const { mailboxId, actionId, turn } = run
  if (error instanceof NeedsPerson) {
    await putOff(run, new Date(Date.now() + STOPPED_MS))
    await db().transaction((tx) => lookSoon(tx, mailboxId))
    return
  }
  const later = new Date(Date.now() + Math.min(2 ** turn, BACKOFF_MAX_S) * 1000)
  if (error instanceof RetryLater) {
    log('info', 'actions.wait', { mailboxId, actionId, turn, what: error.message })
    return putOff(run, error.until ?? later)
  }
  log('error', 'actions.failed', { mailboxId, actionId, turn, ...errorFields(error) })
  await putOff(run, later)
}
