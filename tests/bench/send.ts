import { setTimeout as pause } from 'node:timers/promises'
import { eq, inArray } from 'drizzle-orm'
import { drafts, outbox } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { queueInput } from '#/lib/send/input.ts'
import { queueMail } from '#/lib/send/outbox.ts'
import { startTestServer } from '#/tests/support/database.ts'
import type { TestGoogle } from '#/tests/support/google.ts'
import { connectPerson, startWorkbench } from '#/tests/support/mailbox.ts'
import type { TestProcess } from '#/tests/support/process.ts'
import { startWorker, WORKER_READY } from '#/tests/support/product.ts'
import { seeded } from '#/tests/support/seeded.ts'
import { until } from '#/tests/support/until.ts'
import { writer } from '#/tests/support/writing.ts'

// Whether every mail goes out exactly once while all goes wrong: answers are lost, connections cut, workers killed, uploads broken in the middle; and
// the copy of some lacks our header, stands in another thread, or is seen only ten seconds later. Google's journal says what really went out.

const quick = process.argv.includes('--quick')
const MAILS = quick ? 60 : 1_000
const LARGE_EVERY = quick ? 20 : 50 // mails with a file that goes up in resumable pieces
const LARGE_BYTES = 3 * 1024 * 1024
const TWINS_EVERY = quick ? 30 : 100 // two alike, without our header and outside of their thread: nobody can tell their copies apart
const COPY_AFTER_MS = 10_000
const KILL_EVERY_MS = quick ? 3_000 : 8_000
const FAULT_EVERY_MS = 150
const PATIENCE_MS = 20 * 60_000
const ENV = {
  SEND_LOOK_SECONDS: '1',
  SEND_ASKING_SECONDS: '45',
  GMAIL_UNITS_PER_MINUTE: '100000000',
  GMAIL_CONCURRENCY: '1000',
}

const random = seeded(11)
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

/** How Google keeps the copies of what goes to recipients with these letters. */
const RULES = [
  { to: '^useless', dropHeaders: ['X-Lilac-Draft'], newThread: true },
  { to: '^bare-late', dropHeaders: ['X-Lilac-Draft'], copyAfterMs: COPY_AFTER_MS },
  { to: '^bare-moved', dropHeaders: ['X-Lilac-Draft'], newThread: true },
  { to: '^bare', dropHeaders: ['X-Lilac-Draft'] },
  { to: '^moved-late', newThread: true, copyAfterMs: COPY_AFTER_MS },
  { to: '^late', copyAfterMs: COPY_AFTER_MS },
  { to: '^moved', newThread: true },
]
const KINDS = ['usual', 'usual', 'usual', 'bare', 'bare-late', 'bare-moved', 'late', 'moved', 'moved-late']

const FAULTS = [
  { match: { path: 'drafts/send' }, kind: 'lost_answer' },
  { match: { path: 'drafts/send' }, kind: 'cut' },
  { match: { path: 'drafts/send' }, kind: 'truncate' },
  { match: { path: 'drafts/send' }, kind: 'status', status: 503 },
  { match: { path: 'drafts/send' }, kind: 'status', status: 429, reason: 'rateLimitExceeded' },
  { match: { path: 'upload/gmail' }, kind: 'lost_answer' },
  { match: { path: 'upload_id' }, kind: 'lost_answer' },
  { match: { path: 'upload_id' }, kind: 'status', status: 500 },
  { match: { path: 'upload/gmail' }, kind: 'status', status: 502 },
  { match: { path: 'gmail/v1/users/me/threads' }, kind: 'cut' },
  { match: { path: 'gmail/v1/users/me/drafts/[^s]' }, kind: 'status', status: 500 },
]

const server = await startTestServer()
process.env.TEST_POSTGRES_URL = server.url
const bench = await startWorkbench({ env: ENV })
const workers: TestProcess[] = []
let kills = 0
try {
  await bench.google.control('sending', { rules: RULES })
  const { viewer, mailboxId } = await connectPerson(bench.google, 'Sanne', 'sanne@spaakwerk.example')
  const wanted = await write(viewer, mailboxId)
  const begun = performance.now()
  const chaos = new AbortController()
  const trouble = [breakWorkers(chaos.signal), breakAnswers(bench.google, chaos.signal)]
  await untilTried(chaos)
  await Promise.all(trouble)
  await bench.google.control('faults', undefined, 'DELETE')
  await untilSettled()
  process.stdout.write(
    `${JSON.stringify({ ...(await compare(bench.google, wanted)), seconds: Math.round((performance.now() - begun) / 1000) })}\n`,
  )
} finally {
  await Promise.all(workers.map((worker) => worker.stop()))
  await bench.stop()
  await server.stop()
}

/** How many mails each recipient is to get. */
async function write(viewer: Viewer, mailboxId: number): Promise<Map<string, number>> {
  const { begin, save, attach } = writer(viewer, mailboxId)
  const wanted = new Map<string, number>()
  for (let number = 0; number < MAILS; number++) {
    const place = number % TWINS_EVERY
    const email = `${place < 2 ? `useless-${number - place}` : `${pick(KINDS)}-${number}`}@elders.example`
    const draft = await begin()
    const { version } = await save(draft.id, {
      version: draft.version,
      to: [{ name: '', email }],
      subject: `Offerte voor ${email}`,
      html: '<p>Beste klant, hierbij de offerte.</p>',
    })
    if (number % LARGE_EVERY === LARGE_EVERY - 1)
      await attach(draft.id, {
        name: 'tekening.bin',
        type: 'application/octet-stream',
        bytes: Buffer.alloc(LARGE_BYTES, number),
      })
    await queueMail(viewer, queueInput.parse({ draftId: draft.id, version, sendAt: Date.now() }))
    wanted.set(email, (wanted.get(email) ?? 0) + 1)
  }
  return wanted
}

/** Two workers, of which one is killed again and again. */
async function breakWorkers(signal: AbortSignal): Promise<void> {
  for (let count = 0; count < 2; count++) workers.push(await newWorker())
  while (!signal.aborted) {
    await pause(KILL_EVERY_MS, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await workers.shift()?.kill('SIGKILL')
    workers.push(await newWorker())
    kills++
  }
}

async function newWorker(): Promise<TestProcess> {
  const worker = startWorker(bench.env)
  await worker.waitFor(WORKER_READY)
  return worker
}

async function breakAnswers(google: TestGoogle, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await google.control('faults', undefined, 'DELETE') // one that met nobody must not wait for the last mails
    await google.control('faults', { faults: [{ ...pick(FAULTS), times: 1 }] })
    await pause(FAULT_EVERY_MS)
  }
}

/** Until Gmail was asked for nearly all, so that what is left to be looked for meets a Google that answers. */
async function untilTried(chaos: AbortController): Promise<void> {
  await until(async () => (await countIn(['queued'])) === 0, {
    of: 'all mail to be tried',
    within: PATIENCE_MS,
  })
  await until(async () => (await countIn(['sending'])) <= MAILS / 20, {
    of: 'most mail to be settled',
    within: PATIENCE_MS,
  })
  chaos.abort()
}

async function untilSettled(): Promise<void> {
  await until(async () => (await countIn(['queued', 'sending'])) === 0, {
    of: 'every mail to be settled',
    within: PATIENCE_MS,
  }).catch((error: unknown) => process.stderr.write(`${error}\n`))
}

function countIn(states: (typeof outbox.$inferSelect)['state'][]) {
  return db().$count(outbox, inArray(outbox.state, states))
}

type Entry = { kind: string; recipients?: string[] }

/** What every row says beside what Google's journal says. */
async function compare(google: TestGoogle, wanted: Map<string, number>) {
  const { entries } = await google.control<{ entries: Entry[] }>('journal?limit=10000000')
  const delivered = new Map<string, number>()
  for (const { kind, recipients = [] } of entries)
    if (kind === 'sent') for (const email of recipients) delivered.set(email, (delivered.get(email) ?? 0) + 1)
  const rows = await db()
    .select({ state: outbox.state, to: drafts.to, history: outbox.history })
    .from(outbox)
    .innerJoin(drafts, eq(drafts.id, outbox.draftId))
  const inState = (state: string) => rows.filter((row) => row.state === state)
  const asking = inState('asking')
  const count = (of: (email: string, all: number, came: number) => number) =>
    [...wanted].reduce((sum, [email, all]) => sum + of(email, all, delivered.get(email) ?? 0), 0)
  return {
    sent: inState('sent').length,
    lost: count((_, all, came) => Math.max(0, all - came)),
    twice: count((_, all, came) => Math.max(0, came - all)),
    unsettled: rows.length - inState('sent').length - asking.filter(isUseless).length,
    asking: asking.length,
    failed: inState('failed').length,
    looked: rows.filter(({ history }) => history.some(({ what }) => what === 'unknown')).length,
    askedAgain: rows.filter(({ history }) => history.filter(({ what }) => what === 'asked').length > 1)
      .length,
    kills,
  }
}

function isUseless({ to }: { to: { email: string }[] }): boolean {
  return to[0]?.email.startsWith('useless') ?? false
}
