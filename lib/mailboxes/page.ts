import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { mailboxes } from '#/db/schema/index.ts'
import { owned, readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { syncUnits } from '#/lib/gmail/quota.ts'
import { LANE, MESSAGE_UNITS, unitsFor } from '#/lib/sync/plan.ts'
import { STATE, stateOf } from '#/lib/sync/progress.ts'
import { TROUBLE } from '#/lib/sync/words.ts'
import { mailboxDeeds } from './deeds.ts'
import { failedMessages } from './failed.ts'
import type { MailboxPage, Skipped } from './types.ts'

const SAMPLE = 1_000 // listed messages from which the cost of all is judged

/** All that the page of one mailbox shows; null for another's. */
export async function mailboxPage(viewer: Viewer, mailboxId: number): Promise<MailboxPage | null> {
  const [row] = await db()
    .select({ ...STATE, page: PAGE })
    .from(mailboxes)
    .where(and(eq(mailboxes.id, mailboxId), readable(viewer), owned(viewer)))
  if (!row) return null
  const { page: columns, ...stored } = row
  const state = stateOf(stored)
  const { earlierTrouble, earlierTroubleAt, recoveredAt, unitsUsed, ...page } = columns
  const fetching = state.phase === 'listing' || state.phase === 'fetching'
  const moving = fetching && !state.pausedAt
  const [skipped, coverage, minutesLeft, failed, deeds] = await Promise.all([
    state.counts.skipped > 0 ? skippedBy(mailboxId) : [],
    fetching ? coveredSince(mailboxId) : null,
    moving ? minutesToGo(mailboxId, leftOf(state)) : null,
    failedMessages(viewer, mailboxId),
    mailboxDeeds(viewer, mailboxId),
  ])
  return {
    ...state,
    ...page,
    pollSeconds: env().GMAIL_POLL_SECONDS,
    units: { used: unitsUsed, ...syncUnits() },
    skipped,
    coverage,
    minutesLeft,
    earlier: earlierTrouble && {
      what: TROUBLE[earlierTrouble].what(state.address),
      at: earlierTroubleAt,
      overAt: recoveredAt,
    },
    failed,
    deeds,
  }
}

/** How long so many messages take to fetch, each alone: threads make it less. */
export const minutesFor = (messages: number) => minutesAt(messages * MESSAGE_UNITS)

function minutesAt(units: number): number {
  const { allowed, kept } = syncUnits()
  return units / (allowed - kept)
}

const PAGE = {
  connectedAt: mailboxes.createdAt,
  startedAt: mailboxes.startedAt,
  listedAt: mailboxes.listedAt,
  reconciledAt: mailboxes.reconciledAt,
  disconnectedAt: mailboxes.disconnectedAt,
  lookAsked: sql<boolean>`${mailboxes.lookAskedAt} is not null`,
  earlierTrouble: mailboxes.earlierTrouble,
  earlierTroubleAt: mailboxes.earlierTroubleAt,
  recoveredAt: mailboxes.recoveredAt,
  unitsUsed: sql<number>`(select coalesce(sum(units), 0)::int from quota_leases
    where mailbox_id = ${mailboxes.id} and taken_at > now() - interval '1 minute')`,
  revokeWaits: sql<boolean>`exists (select from revocations where revocations.mailbox_id = ${mailboxes.id})`,
}

type State = ReturnType<typeof stateOf>

/** How many are to be fetched: those listed, and those that Gmail said there would be while it still lists. */
function leftOf({ phase, counts, messagesTotal }: State): number {
  const told = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return counts.listed + (phase === 'listing' ? Math.max(0, (messagesTotal ?? 0) - told) : 0)
}

const skippedRow = z.object({ reason: z.enum(['draft', 'chat', 'before_start']), count: z.coerce.number() })

async function skippedBy(mailboxId: number): Promise<Skipped[]> {
  const rows = await db().execute(sql`
    select reason, count(*) as count from messages where mailbox_id = ${mailboxId} and state = 'skipped' group by reason order by count desc`)
  return z.array(skippedRow).parse([...rows])
}

const coverageRow = z.object({ since: z.coerce.date().nullable() })

/**
 * From when on all mail is here: the date of the last message in the ledger above which nothing is still to be fetched. Gmail lists the
 * newest first, give or take some minutes.
 */
async function coveredSince(mailboxId: number): Promise<Date | null> {
  const first = (lane: number) => sql`
    (select id from messages where mailbox_id = ${mailboxId} and state = 'listed' and lane = ${lane} order by id limit 1)`
  const [row] = await db().execute(sql`
    select (select internal_at from messages
             where mailbox_id = ${mailboxId} and state = 'stored' and id < edge.id order by id desc limit 1) as since
      from (select least(${first(LANE.newest)}, ${first(LANE.contacts)}, ${first(LANE.rest)}) as id) edge`)
  return coverageRow.parse(row).since
}

const costRow = z.object({ units: z.coerce.number().nullable(), messages: z.coerce.number().nullable() })

/** At the share of the budget that fetching may use; what Google refuses or slows down comes on top. */
async function minutesToGo(mailboxId: number, left: number): Promise<number> {
  const [row] = await db().execute(sql`
    select sum(${unitsFor(sql`n`)}) as units, sum(n) as messages from (
      select count(*) as n from (
        select gmail_thread_id from messages where mailbox_id = ${mailboxId} and state = 'listed' order by lane, id limit ${SAMPLE}) front
       group by gmail_thread_id) per_thread`)
  const { units, messages } = costRow.parse(row)
  return minutesAt(left * (units && messages ? units / messages : MESSAGE_UNITS))
}
