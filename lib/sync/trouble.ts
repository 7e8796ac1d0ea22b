import { type SQL, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import type { Mailbox } from './lease.ts'
import type { Trouble, TroubleKind } from './types.ts'
import { TROUBLE } from './words.ts'

/**
 * How long a mailbox may go without a success before that is said. Ten polls are missed by then; a deploy, a restart of the worker and a
 * common spell of Google's are over in less, and after that a person would begin to wonder where their mail is.
 */
const LATE_MINUTES = 10

/** A mailbox whose sync goes on by itself, as a condition. */
export const runs: SQL = sql`(${mailboxes.phase} in ('listing', 'fetching', 'live') and ${mailboxes.pausedAt} is null)`

/** One that should have had a success by now and had none: its worker is dead, stuck, or refused again and again. */
export const isLate: SQL<boolean> = sql`(${runs}
  and greatest(${mailboxes.lastSyncedAt}, ${mailboxes.runsSince}, ${mailboxes.startedAt}) < now() - make_interval(mins => ${LATE_MINUTES}))`

type Facts = Pick<
  Mailbox,
  | 'address'
  | 'phase'
  | 'pausedAt'
  | 'trouble'
  | 'troubleAt'
  | 'lastSyncedAt'
  | 'bannerHidden'
  | 'bannerHiddenUntil'
> & { hasToken: boolean; late: boolean }

/** What is wrong with a mailbox, in words; null when nothing is, or when its owner has switched it off. */
export function troubleOf(mailbox: Facts): Trouble | null {
  const kind = kindOf(mailbox)
  if (!kind) return null
  const { address, troubleAt, lastSyncedAt, bannerHidden, bannerHiddenUntil } = mailbox
  return {
    kind,
    needsPerson: NEEDS_PERSON.has(kind),
    since: kind === 'late' ? lastSyncedAt : kind === 'no_token' ? null : troubleAt,
    what: TROUBLE[kind].what(address),
    meaning: TROUBLE[kind].meaning,
    hidden: bannerHidden === kind && bannerHiddenUntil !== null && bannerHiddenUntil > new Date(),
  }
}

const NEEDS_PERSON = new Set<TroubleKind>(['no_token', 'reconnect', 'scope', 'gmail_off', 'policy', 'setup'])

function kindOf({ phase, pausedAt, trouble, hasToken, late }: Facts): TroubleKind | null {
  if (phase === 'disconnected' || phase === 'erasing' || pausedAt) return null
  if (phase === 'stopped' && trouble) return trouble
  if (!hasToken) return 'no_token'
  return trouble ?? (late ? 'late' : null)
}
