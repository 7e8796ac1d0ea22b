import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect } from 'vitest'
import { events, mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { chooseStart } from '#/lib/sync/connect.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import type { TestGoogle } from './google.ts'
import { connectPerson, startWorkbench, type Workbench } from './mailbox.ts'
import { rawMail } from './raw-mail.ts'
import { bothSides } from './truth.ts'

type Past = { raw: string; labelIds: string[]; internalDate: number }

/** The signal of a slice that nobody stops. */
export const never = new AbortController().signal

export type SyncStories = ReturnType<typeof syncStories>

/**
 * What the stories of the sync do: put mail in place, let some arrive, compare both sides. A file calls it once, at its top: a database and a
 * local Google are there from before its first test until after its last.
 */
export function syncStories(options: Parameters<typeof startWorkbench>[0] = {}) {
  let bench: Workbench
  beforeAll(async () => {
    bench = await startWorkbench(options)
  })
  afterAll(() => bench.stop())
  return {
    get google() {
      return bench.google
    },
    /** For a process of the product beside the test. */
    get env() {
      return bench.env
    },
    fillWith: (email: string, messages: Past[]) => fillWith(bench.google, email, messages),
    /** Somebody with this past at Gmail, who has connected and chosen. */
    async connected(name: string, messages: Past[], start: 'everything' | 'new' = 'everything') {
      const email = `${name.toLowerCase()}@spaakwerk.example`
      await fillWith(bench.google, email, messages)
      const person = await connectPerson(bench.google, name, email)
      await chooseStart(person.viewer, person.mailboxId, start)
      return { ...person, email }
    },
    /** New mail from outside. */
    deliver(email: string, subject: string) {
      const id = `${subject.replaceAll(' ', '-')}-${email}`
      const raw = rawMail({ from: 'tobias@krell.example', to: email, subject, id })
      return bench.google.control('deliver', { raw, rcpt: [email] })
    },
    async expectEqual(email: string): Promise<void> {
      const sides = await bothSides(bench.google, db().$client, email)
      expect(sides.lilac).toEqual(sides.google)
    },
    /** How many calls Google had from this mailbox. */
    async callsOf(email: string): Promise<number> {
      const { entries } = await bench.google.control<{ entries: { kind: string; mailbox?: string }[] }>(
        'journal?limit=1000000',
      )
      return entries.filter(({ kind, mailbox: of }) => kind === 'call' && of === email).length
    },
  }
}

/** Puts past mail at Google for somebody, made known there first. */
async function fillWith(google: TestGoogle, email: string, messages: Past[]): Promise<{ ids: string[] }> {
  await google.control('people', { people: [{ email, name: email }] })
  return google.control('messages', { mailbox: email, messages })
}

/** Quotes in threads of four, a minute apart, the newest now. */
export const past = (email: string, count: number, labelIds = ['INBOX']): Past[] =>
  Array.from({ length: count }, (_, index) => ({
    raw: rawMail({
      from: 'Camille Berthoud <camille@pignon.example>',
      to: email,
      subject: `Devis ${Math.floor(index / 4)}`,
      html: `<p>Bonjour, voici la version ${index}.</p>`,
      id: `m${index}-${email}`,
      ...(index % 4 > 0 ? { replyTo: `m${index - 1}-${email}` } : {}),
    }),
    labelIds,
    internalDate: Date.now() - (count - index) * 60_000,
  }))

/** Runs slices until the mailbox has nothing left to do, as the worker would. */
export async function syncToRest(mailboxId: number): Promise<typeof mailboxes.$inferSelect> {
  for (let slices = 0; slices < 50; slices += 1) {
    await runSlice(mailboxId, never)
    const row = await mailbox(mailboxId)
    const rests = row.phase === 'live' && row.reconcilePin === null && row.counts.listed === 0
    if (rests || row.phase === 'stopped') return row
  }
  throw new Error('the mailbox does not come to rest')
}

export async function mailbox(mailboxId: number): Promise<typeof mailboxes.$inferSelect> {
  const [row] = await db().select().from(mailboxes).where(eq(mailboxes.id, mailboxId))
  if (!row) throw new Error('no mailbox')
  return row
}

export async function eventCount(mailboxId: number, kind: string): Promise<number> {
  const [row] = await db().execute(
    sql`select count(*)::int as n from events where mailbox_id = ${mailboxId} and kind = ${kind}`,
  )
  return Number(row?.n)
}

/** What the events about a mailbox's own state tell, in order. */
export async function eventDetails(mailboxId: number): Promise<Record<string, unknown>[]> {
  const rows = await db()
    .select({ details: events.details })
    .from(events)
    .where(and(eq(events.mailboxId, mailboxId), eq(events.kind, 'mailbox.state')))
    .orderBy(events.id)
  return rows.map(({ details }) => details)
}
