import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { getProfile } from '#/lib/gmail/calls.ts'
import { changeLabels, intoCalls, type LabelChange } from '#/lib/gmail/change-mail.ts'
import { type Gmail, openGmail } from '#/lib/gmail/client.ts'
import { Gone, NeedsPerson, Refused, RetryLater } from '#/lib/gmail/errors.ts'
import { errorFields, log } from '#/lib/log.ts'
import { enqueue, tellGmail as job } from '#/lib/queue.ts'
import { refuse } from './refuse.ts'
import { ClaimLost, claimRun, lookSoon, markTold, putOff, type Run, renewClaim } from './runs.ts'

const SLICE_MS = 15_000 // no action begins after this
const PAGE = 5_000 // messages looked at together
const REFUSED_ALIKE = 8 // messages refused one by one, none accepted: the others of that change would be too
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
  for (let after = 0; ; ) {
    const page = await changesAfter(run, after)
    for (const { change, ids } of alike(page)) await tellChange(gmail, run, change, ids, signal)
    const last = page.at(-1)
    if (page.length < PAGE || !last) break
    after = last.id
  }
  await renewClaim(run)
  const { historyId } = await getProfile(gmail, signal)
  await markTold(run, historyId)
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
     where ml.action_id = ${actionId} and m.mailbox_id = ${mailboxId} and m.state = 'stored' and m.id > ${after}
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

/** Makes one change of many messages. A batch that Gmail refuses is halved until the messages that it minds are found. */
async function tellChange(
  gmail: Gmail,
  run: Run,
  change: LabelChange,
  ids: string[],
  signal: AbortSignal,
): Promise<void> {
  const waiting = intoCalls(ids)
  let accepted = 0
  let refused: string[] = []
  let reason = ''
  for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
    if (accepted === 0 && refused.length >= REFUSED_ALIKE) {
      refused = [...refused, ...piece]
      continue
    }
    await renewClaim(run)
    const answer = await tellPiece(gmail, piece, change, signal)
    if (answer === 'done') accepted += piece.length
    else if (piece.length > 1) waiting.unshift(...halves(piece))
    else {
      refused.push(...piece)
      reason = answer.reason
    }
  }
  if (refused.length > 0) await refuse(run, refused, change, reason)
}

async function tellPiece(
  gmail: Gmail,
  ids: string[],
  change: LabelChange,
  signal: AbortSignal,
): Promise<'done' | Refused> {
  try {
    await changeLabels(gmail, ids, change, signal)
    return 'done'
  } catch (error) {
    if (error instanceof Gone && ids.length === 1) return 'done' // history says that the message is gone
    if (error instanceof Refused) return error
    if (error instanceof NeedsPerson && (await answersOtherwise(gmail, signal)))
      return new Refused(error.reason, '', error)
    throw error
  }
}

/** Some refusals of one call read like those of a whole mailbox ("Precondition check failed"). */
async function answersOtherwise(gmail: Gmail, signal: AbortSignal): Promise<boolean> {
  try {
    await getProfile(gmail, signal)
    return true
  } catch (error) {
    if (error instanceof NeedsPerson) return false
    throw error
  }
}

function halves(piece: string[]): string[][] {
  const middle = Math.ceil(piece.length / 2)
  return [piece.slice(0, middle), piece.slice(middle)].flatMap(intoCalls)
}

/** Writes down how a run ended that could not go on: it is tried again, by whoever comes then. */
async function settle(run: Run, error: unknown, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return putOff(run, new Date())
  if (error instanceof NeedsPerson) {
    await putOff(run, new Date(Date.now() + STOPPED_MS))
    await db().transaction((tx) => lookSoon(tx, run.mailboxId))
    return
  }
  const backoff = Math.min(2 ** run.turn, BACKOFF_MAX_S) * 1000
  const { mailboxId, actionId, turn } = run
  if (error instanceof RetryLater) {
    log('info', 'actions.wait', { mailboxId, actionId, turn, what: error.message })
    return putOff(run, error.until ?? new Date(Date.now() + backoff))
  }
  log('error', 'actions.failed', { mailboxId, actionId, turn, ...errorFields(error) })
  await putOff(run, new Date(Date.now() + backoff))
}
