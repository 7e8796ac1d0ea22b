import { eq } from 'drizzle-orm'
import { drafts, outbox } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import type { TestGoogle } from '#/tests/support/google.ts'

type Entry = { seq: number; kind: string; id?: string; recipients?: string[]; name?: string }

/** What every row of the outbox says beside what Google's journal says. Each recipient is one mail's alone, but for twins. */
export async function outcome(google: TestGoogle, wanted: Map<string, number>) {
  const entries = await journal(google)
  const delivered = new Map<string, Set<string>>()
  for (const { kind, id = '', recipients = [] } of entries)
    if (kind === 'sent')
      for (const email of recipients) delivered.set(email, (delivered.get(email) ?? new Set()).add(id))
  const rows = (
    await db()
      .select({ state: outbox.state, to: drafts.to, gmailId: outbox.sentGmailId, history: outbox.history })
      .from(outbox)
      .innerJoin(drafts, eq(drafts.id, outbox.draftId))
  ).map(({ to, ...row }) => ({ ...row, email: to[0]?.email ?? '' }))
  const count = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).length
  const times = (history: { what: string }[], what: string) =>
    history.filter((entry) => entry.what === what).length
  const sum = (of: (all: number, came: number) => number) =>
    [...wanted].reduce((total, [email, all]) => total + of(all, delivered.get(email)?.size ?? 0), 0)
  return {
    messages: [...wanted.values()].reduce((total, all) => total + all, 0),
    sent: count(({ state }) => state === 'sent'),
    lost: sum((all, came) => Math.max(0, all - came)),
    twice: sum((all, came) => Math.max(0, came - all)),
    unsettled: count(({ state, email }) => state !== 'sent' && !(state === 'asking' && isTwin(email))),
    untrue: count(
      ({ state, email, gmailId }) => state === 'sent' && !delivered.get(email)?.has(gmailId ?? ''),
    ),
    asking: count(({ state }) => state === 'asking'),
    askingMade: [...wanted].reduce((total, [email, all]) => total + (isTwin(email) ? all : 0), 0),
    askedOutside: count(({ email, history }) => !isTwin(email) && times(history, 'asking') > 0), // also where it was found later
    looked: count(({ history }) => times(history, 'unknown') > 0),
    askedAgain: count(({ history }) => times(history, 'asked') > 1),
    longestSeconds: Math.round(Math.max(...rows.map(({ history }) => secondsUnknown(history)))),
    faults: faultsIn(entries),
  }
}

export type Outcome = Awaited<ReturnType<typeof outcome>>

/** Whether each went out once and every row says so truly. */
export const isTrue = ({ lost, twice, unsettled, untrue, asking, askingMade, askedOutside }: Outcome) =>
  lost + twice + unsettled + untrue + askedOutside === 0 && asking === askingMade

const isTwin = (email: string) => email.startsWith('twins')

/** From when Gmail was first asked until it was known that it had sent. */
function secondsUnknown(history: { at: number; what: string }[]): number {
  const asked = history.find(({ what }) => what === 'asked')?.at ?? 0
  const sent = history.find(({ what }) => what === 'sent')?.at ?? asked
  return (sent - asked) / 1000
}

function faultsIn(entries: Entry[]): Record<string, number> {
  const met: Record<string, number> = {}
  for (const { kind, name = 'unnamed' } of entries) if (kind === 'fault') met[name] = (met[name] ?? 0) + 1
  return met
}

async function journal(google: TestGoogle): Promise<Entry[]> {
  const all: Entry[] = []
  for (let more = true; more; ) {
    const page = await google.control<{ entries: Entry[]; more: boolean }>(
      `journal?limit=50000&after=${all.at(-1)?.seq ?? 0}`,
    )
    all.push(...page.entries)
    more = page.more
  }
  return all
}
