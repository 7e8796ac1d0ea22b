import { type SQL, sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db } from '#/lib/db.ts'
import { readListAddress } from '#/lib/mail/address.ts'
import {
  atGmail,
  beginThread,
  click,
  expectBothEqual,
  openRuns,
  type Person,
  shown,
  takeBack,
} from '#/tests/support/action-stories.ts'
import { fillMailbox } from '#/tests/support/filled-mailbox.ts'
import type { TestProcess } from '#/tests/support/process.ts'
import { startWorker, WORKER_READY } from '#/tests/support/product.ts'
import { syncStories } from '#/tests/support/sync-stories.ts'
import { until } from '#/tests/support/until.ts'

const MINUTE = 60_000 // ms
const SLOW = 20_000 // ms; long enough to be killed meanwhile on a busy machine

const stories = syncStories({ seed: 2, env: { GMAIL_UNITS_PER_MINUTE: '1000000' } })
let worker: TestProcess | undefined
let release = async (): Promise<void> => undefined
afterEach(async () => {
  await release()
  await worker?.stop()
  await stories.google.control('faults', undefined, 'DELETE')
})

type Told = Person & { threadId: number }

/** Where the worker is when it is killed. `hold` keeps it there, `reached` says that it is there. */
type Step = {
  name: string
  hold: (person: Told) => Promise<void>
  reached: (person: Told) => Promise<boolean>
}

const STEPS: Step[] = [
  {
    name: '1 before it takes the action',
    hold: ({ mailboxId }) =>
      lock(sql`select pg_advisory_xact_lock(hashtextextended('tell gmail', ${mailboxId}))`),
    reached: () => isTrue(sql`exists (select from pg_locks where locktype = 'advisory' and not granted)`),
  },
  {
    name: '2 before it asks Gmail',
    hold: ({ mailboxId }) =>
      lock(sql`select pg_advisory_xact_lock(hashtextextended('gmail quota', ${mailboxId}))`),
    reached: (person) =>
      isClaimed(person, sql`exists (select from pg_locks where locktype = 'advisory' and not granted)`),
  },
  {
    name: '3 while it asks Gmail',
    hold: () => slow('/modify$'),
    reached: (person) =>
      isClaimed(
        person,
        sql`exists (select from quota_leases where units = 5 and released_at is null and mailbox_id = ${person.mailboxId})`,
      ),
  },
  {
    name: '4 when the answer was lost',
    hold: () => fault({ match: { path: '/modify$' }, kind: 'lost_answer' }),
    reached: async (person) => (await atGmail(stories.google, person))['RE: Offerte'] !== 'INBOX UNREAD',
  },
  {
    name: '5 before it asks where Gmail’s history stands',
    hold: () => slow('/profile'),
    reached: async (person) =>
      (await atGmail(stories.google, person))['RE: Offerte'] === 'UNREAD' &&
      (await isClaimed(person, sql`true`)),
  },
  {
    name: '6 before it notes that Gmail was told',
    hold: ({ mailboxId }) => lock(sql`select from mailboxes where id = ${mailboxId} for no key update`),
    reached: () =>
      isTrue(
        sql`exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%update mailboxes set next_sync_at%')`,
      ),
  },
  {
    name: '7 before it reads history',
    hold: () => slow('/history'),
    reached: ({ mailboxId }) =>
      isTrue(sql`exists (select from mail_action_runs where mailbox_id = ${mailboxId} and state = 'told')`),
  },
  {
    name: '8 before it confirms',
    hold: async ({ mailboxId }) => {
      await fault({ match: { path: '/history' }, kind: 'latency', ms: 1_500 })
      await until(
        () =>
          isTrue(
            sql`exists (select from mail_action_runs where mailbox_id = ${mailboxId} and state = 'told')`,
          ),
        { of: 'Gmail to be told', within: MINUTE },
      )
      await lock(sql`select from mail_action_runs where mailbox_id = ${mailboxId} for update`)
    },
    reached: ({ mailboxId }) =>
      isTrue(sql`
        not exists (select from message_labels ml join messages m on m.id = ml.message_id
                     where m.mailbox_id = ${mailboxId} and ml.wanted is distinct from ml.at_gmail and ml.wanted is not null)
        and exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%mail_action_runs%')`),
  },
]

test.each(STEPS)(
  'a worker killed $name loses nothing and does nothing twice',
  { timeout: 3 * MINUTE },
  async ({ name, hold, reached }) => {
    const person = await beginThread(stories, `Step${name.slice(0, 1)}`)
    const before = await shown(person)
    const killed = await startAnotherWorker()
    const clicked = click(person, 'archive', { threads: [person.threadId] })
    const holding = name.startsWith('8') ? clicked.then(() => hold(person)) : hold(person).then(() => clicked)
    await holding
    const done = await clicked
    const wanted = await shown(person)
    await until(() => reached(person), { of: name, within: MINUTE })
    expect(await shown(person)).toEqual(wanted)
    await killed.kill('SIGKILL')
    await release()
    await stories.google.control('faults', undefined, 'DELETE')
    expect(await shown(person)).toEqual(wanted)

    await letClaimsRunOut(person)
    worker = await startAnotherWorker()
    await rest(person)
    await expectBothEqual(stories, person)
    expect(await shown(person)).toEqual(wanted)
    await takeBack(person, done)
    await rest(person)
    await expectBothEqual(stories, person)
    expect(await shown(person)).toEqual(before)
  },
)

test('a worker killed while it changes a large selection leaves the rest to the next', {
  timeout: 3 * MINUTE,
}, async () => {
  const person = await beginThread(stories, 'Chunks')
  await fillMailbox(person.mailboxId, { threads: 6_200, messagesEach: 1 })
  const killed = await startAnotherWorker()
  const address = readListAddress(`mailbox-${person.mailboxId}`)
  if (!address) throw new Error('no list')
  const { id } = await click(person, 'archive', { list: address, except: [] })
  const applied = (which: SQL) => () =>
    isTrue(sql`exists (select from mail_actions where id = ${id} and ${which})`)
  await until(applied(sql`threads_applied >= 1000`), { of: 'two chunks', within: MINUTE })
  await killed.kill('SIGKILL')
  expect(await applied(sql`state = 'applying' and threads_applied < threads_total`)()).toBe(true)
  await db().execute(sql`update mail_actions set claimed_until = now() where id = ${id}`)
  worker = await startAnotherWorker()
  await until(applied(sql`state = 'applied' and threads_applied = threads_total`), {
    of: 'all chunks',
    within: MINUTE,
  })
  const [changed] = await db().execute(
    sql`select count(*)::int as n from mail_action_changes where action_id = ${id}`,
  )
  expect(changed?.n).toBe(6_200 + 3) // INBOX of each message: those three are two of the thread and the one beside it
  await rest(person)
})

async function startAnotherWorker(): Promise<TestProcess> {
  const started = startWorker(stories.env)
  await started.waitFor(WORKER_READY)
  return started
}

const fault = (what: object): Promise<void> => stories.google.control('faults', { faults: [what] })
const slow = (path: string) => fault({ match: { path }, kind: 'latency', ms: SLOW })

/** Takes locks that the worker needs, until `release`. */
function lock(statement: SQL): Promise<void> {
  const taken = Promise.withResolvers<void>()
  const given = Promise.withResolvers<void>()
  const held = db().transaction(async (tx) => {
    await tx.execute(statement)
    taken.resolve()
    await given.promise
  })
  release = async () => {
    given.resolve()
    await held
    release = async () => undefined
  }
  return taken.promise
}

async function isTrue(condition: SQL): Promise<boolean> {
  const [row] = await db().execute(sql`select ${condition} as so`)
  return row?.so === true
}

const isClaimed = ({ mailboxId }: Person, also: SQL): Promise<boolean> =>
  isTrue(sql`
    exists (select from mail_action_runs where mailbox_id = ${mailboxId} and state = 'queued' and claimed_until > now()) and ${also}`)

/** What time does after a crash, without the wait. */
async function letClaimsRunOut({ mailboxId }: Person): Promise<void> {
  await db().execute(sql`update mailboxes set lease_until = now() where id = ${mailboxId}`)
  await db().execute(sql`update quota_leases set expires_at = now() where mailbox_id = ${mailboxId}`)
  await db().execute(
    sql`update mail_action_runs set claimed_until = null, retry_at = null where mailbox_id = ${mailboxId}`,
  )
}

const rest = (person: Person): Promise<void> =>
  until(async () => (await openRuns(person)) === 0, { of: 'all actions to be confirmed', within: MINUTE })
