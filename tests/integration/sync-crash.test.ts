import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { db } from '#/lib/db.ts'
import { chooseStart } from '#/lib/sync/connect.ts'
import { connectPerson, startWorkbench, type Workbench } from '#/tests/support/mailbox.ts'
import type { TestProcess } from '#/tests/support/process.ts'
import { startWorker, WORKER_READY } from '#/tests/support/product.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { seeded } from '#/tests/support/seeded.ts'
import { bothSides } from '#/tests/support/truth.ts'
import { until } from '#/tests/support/until.ts'

const MINUTES = 60_000 // ms

let bench: Workbench
let worker: TestProcess | undefined
beforeAll(async () => {
  bench = await startWorkbench({ env: { GMAIL_UNITS_PER_MINUTE: '1000000' } })
  const line = { match: { path: '/batch' }, kind: 'latency', ms: 60 } // as slow as a real one
  await bench.google.control('faults', { faults: [line] })
})
afterEach(() => worker?.stop())
afterAll(() => bench.stop())

const KILLS = 10

test('2,000 messages, synced while mail arrives, changes and vanishes and the worker is killed ten times, are equal to Google', {
  timeout: 8 * MINUTES,
}, async () => {
  const mailbox = await begin('lotte@spaakwerk.example', 2_000)
  const life = keepChanging(mailbox, 20261124)
  const random = seeded(7)
  let insideBatch = 0
  for (let kill = 1; kill <= KILLS; kill += 1) {
    worker = await startAnotherWorker()
    const target = Math.floor((kill - random() / 2) * 180)
    await until(async () => (await storedCount(mailbox)) >= target, {
      of: `${target} messages`,
      within: 2 * MINUTES,
    })
    if (kill % 4 !== 0) await until(() => batchIsOpen(mailbox), { of: 'a batch under way', within: MINUTES })
    await worker.kill('SIGKILL')
    if (await batchIsOpen(mailbox)) insideBatch += 1
    await letLeasesRunOut(mailbox)
  }
  expect(insideBatch).toBeGreaterThanOrEqual(6)

  worker = await startAnotherWorker()
  await life.stop()
  await rest(mailbox)
  const sides = await bothSides(bench.google, db().$client, mailbox.email)
  expect(sides.lilac).toEqual(sides.google)
  expect(await twice(mailbox)).toEqual([])
  for (const count of Object.values(life.counts)) expect(count).toBeGreaterThan(10)
})

test('the same comparison is red when the cursor runs ahead of its work', {
  timeout: 2 * MINUTES,
}, async () => {
  const mailbox = await begin('bram@spaakwerk.example', 60)
  worker = await startAnotherWorker()
  await rest(mailbox)
  await worker.stop()
  const [first] = (await truthOf(mailbox.email)).messages
  await bench.google.control('change', {
    mailbox: mailbox.email,
    id: first?.id,
    add: ['STARRED'],
    remove: [],
  })
  const { historyId } = await truthOf(mailbox.email)
  await db().execute(
    sql`update mailboxes set history_id = ${String(historyId)}::bigint where id = ${mailbox.id}`,
  )
  worker = await startAnotherWorker()
  await rest(mailbox)
  const sides = await bothSides(bench.google, db().$client, mailbox.email)
  expect(sides.lilac).not.toEqual(sides.google)
})

test('a mailbox whose worker was killed goes on at another one within 90 s, by itself', {
  timeout: 3 * MINUTES,
}, async () => {
  const mailbox = await begin('noor@spaakwerk.example', 300)
  worker = await startAnotherWorker()
  await until(() => batchIsOpen(mailbox), { of: 'a batch under way', within: MINUTES })
  await worker.kill('SIGKILL')
  const before = await storedCount(mailbox)
  worker = await startAnotherWorker()
  await until(async () => (await storedCount(mailbox)) > before, { of: 'more messages', within: 90_000 })
  await rest(mailbox)
})

test('a worker that froze, was taken for dead and woke up again does nothing twice', {
  timeout: 3 * MINUTES,
}, async () => {
  const mailbox = await begin('joris@spaakwerk.example', 400)
  const frozen = await startAnotherWorker()
  await until(() => batchIsOpen(mailbox), { of: 'a batch under way', within: MINUTES })
  process.kill(frozen.pid, 'SIGSTOP')
  await letLeasesRunOut(mailbox)
  worker = await startAnotherWorker()
  const before = await storedCount(mailbox)
  await until(async () => (await storedCount(mailbox)) > before, { of: 'more messages', within: MINUTES })
  process.kill(frozen.pid, 'SIGCONT')
  await rest(mailbox)
  await frozen.stop()
  const sides = await bothSides(bench.google, db().$client, mailbox.email)
  expect(sides.lilac).toEqual(sides.google)
  expect(await twice(mailbox)).toEqual([])
})

test('deploys in the middle of a sync lose nothing and leave no job behind', {
  timeout: 3 * MINUTES,
}, async () => {
  const mailbox = await begin('service@spaakwerk.example', 600)
  for (let deploy = 1; deploy <= 4; deploy += 1) {
    worker = await startAnotherWorker()
    await until(async () => (await storedCount(mailbox)) >= deploy * 100, { of: 'progress', within: MINUTES })
    await worker.stop()
    expect(worker.output()).toContain('worker.stopped')
    const [jobs] = await db().execute(sql`
      select count(*)::int as active from pgboss.job where state = 'active' and singleton_key = ${String(mailbox.id)}`)
    expect(jobs?.active).toBe(0)
  }
  worker = await startAnotherWorker()
  await rest(mailbox)
  const sides = await bothSides(bench.google, db().$client, mailbox.email)
  expect(sides.lilac).toEqual(sides.google)
})

type Mailbox = { id: number; email: string }

async function begin(email: string, count: number): Promise<Mailbox> {
  const { viewer, mailboxId } = await connectPerson(bench.google, email, email)
  for (let from = 0; from < count; from += 500) {
    const messages = pastMail(email, from, Math.min(count, from + 500))
    await bench.google.control('messages', { mailbox: email, messages })
  }
  await chooseStart(viewer, mailboxId, 'everything')
  return { id: mailboxId, email }
}

const pastMail = (email: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, offset) => {
    const index = from + offset
    return {
      raw: rawMail({
        from: `Camille Berthoud <camille${index % 40}@pignon.example>`,
        to: email,
        subject: `Devis ${Math.floor(index / 5)}`,
        text: `Bonjour Lotte, voici la version ${index}. Très cordialement – Camille`,
        html: `<p>Bonjour <b>Lotte</b>, voici la version ${index}.</p>`,
        id: `m${index}.${email}`,
        ...(index % 5 > 0 ? { replyTo: `m${index - 1}.${email}` } : {}),
      }),
      labelIds: index % 3 ? ['INBOX'] : ['INBOX', 'UNREAD'],
      internalDate: Date.UTC(2026, 0, 1) + index * MINUTES,
    }
  })

async function startAnotherWorker(): Promise<TestProcess> {
  const started = startWorker(bench.env)
  await started.waitFor(WORKER_READY)
  return started
}

const truthSchema = z.object({
  historyId: z.coerce.bigint(),
  messages: z.array(z.object({ id: z.string() })),
})

const truthOf = async (email: string) =>
  truthSchema.parse(await bench.google.control(`truth?mailbox=${encodeURIComponent(email)}`))

/** Mail arrives, changes labels and vanishes at Google, a few steps for every batch that Lilac stores, in an order that the seed decides. */
function keepChanging(mailbox: Mailbox, seed: number) {
  const { email } = mailbox
  const random = seeded(seed)
  const counts = { arrived: 0, changed: 0, vanished: 0 }
  let ids: string[] = []
  let steps = 0
  let going = true
  const step = async () => {
    if (steps++ % 50 === 0) ids = (await truthOf(email)).messages.map(({ id }) => id)
    const dice = random()
    const [id = ''] = ids.splice(Math.floor(random() * ids.length), 1)
    if (dice < 0.3) {
      const subject = `News ${++counts.arrived}`
      const raw = rawMail({ from: 'tobias@krell.example', to: email, subject, id: `${subject}.${email}` })
      await bench.google.control('deliver', { raw, rcpt: [email] })
    } else if (dice < 0.85) {
      const [add, remove] = random() < 0.5 ? [['STARRED'], ['UNREAD']] : [['UNREAD'], ['INBOX', 'STARRED']]
      await bench.google.control('change', { mailbox: email, id, add, remove })
      counts.changed += 1
    } else {
      await bench.google.control('delete', { mailbox: email, id })
      counts.vanished += 1
    }
  }
  const run = (async () => {
    for (let stored = 0; going; stored = await storedCount(mailbox)) {
      for (let count = 0; count < 5; count += 1) await step()
      await until(async () => !going || (await storedCount(mailbox)) >= stored + 5, {
        of: 'progress',
        within: 2 * MINUTES,
      })
    }
  })()
  return {
    counts,
    async stop() {
      going = false
      await run
    },
  }
}

/** Until Lilac has read history to where Google stands now, and has nothing left to fetch. */
async function rest(mailbox: Mailbox): Promise<void> {
  const { historyId } = await truthOf(mailbox.email)
  const resting = async () => {
    const [row] = await db().execute(sql`
      select phase = 'live' and history_id >= ${String(historyId)}::bigint and reconcile_pin is null
             and last_synced_at > now() - interval '10 seconds'
             and not exists (select from messages m where m.mailbox_id = mailboxes.id and m.state = 'listed') as resting
        from mailboxes where id = ${mailbox.id}`)
    return row?.resting === true
  }
  await until(resting, { of: 'a mailbox at rest', within: 2 * MINUTES })
}

/** Units and slots that were not given back: a batch is on its way, is being answered, or died with its worker. */
async function batchIsOpen(mailbox: Mailbox): Promise<boolean> {
  const [row] = await db().execute(sql`
    select exists (select from quota_leases where mailbox_id = ${mailbox.id} and slots > 1
                      and released_at is null and expires_at > now()) as open`)
  return row?.open === true
}

/** What time does after a crash, without the wait: the dead worker's leases run out. */
async function letLeasesRunOut(mailbox: Mailbox): Promise<void> {
  await db().execute(sql`update mailboxes set lease_until = now() where id = ${mailbox.id}`)
  await db().execute(sql`update quota_leases set expires_at = now() where mailbox_id = ${mailbox.id}`)
}

async function storedCount(mailbox: Mailbox): Promise<number> {
  const [row] = await db().execute(sql`
    select count(*)::int as n from messages where mailbox_id = ${mailbox.id} and state = 'stored'`)
  return Number(row?.n)
}

/** Messages that stand twice, or whose senders do. */
const twice = async (mailbox: Mailbox) => [
  ...(await db().execute(sql`
    select gmail_id from messages where mailbox_id = ${mailbox.id} group by gmail_id having count(*) > 1
     union all
    select m.gmail_id from messages m join message_addresses a on a.message_id = m.id
     where m.mailbox_id = ${mailbox.id} and a.kind = 'from' group by m.gmail_id having count(*) > 1`)),
]
