import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { inArray, isNull, sql } from 'drizzle-orm'
import { outbox } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { queueInput } from '#/lib/send/input.ts'
import { queueMail } from '#/lib/send/queue-mail.ts'
import { chooseStart } from '#/lib/sync/connect.ts'
import { startTestServer } from '#/tests/support/database.ts'
import { connectPerson, startWorkbench } from '#/tests/support/mailbox.ts'
import { seeded } from '#/tests/support/seeded.ts'
import { writer } from '#/tests/support/writing.ts'
import { isTrue, outcome } from './send-outcome.ts'
import { ALL_ANSWERS_LOST, COPIES, FAULTS, KINDS, startWorkers } from './send-trouble.ts'

// Whether every mail goes out exactly once while all goes wrong: answers are lost, connections cut, workers killed, uploads broken in the middle; and
// the copy of some lacks our header, stands in another thread, or is seen only ten seconds later. Google's journal says what really went out. At the
// end come twins, of which nobody can tell whose copy is whose, and whose answers are all lost: those ask their sender, and no others. The mailboxes
// are synced meanwhile, as they would be. The seed decides what is written, the kills and what Google does; the machine's pace decides the rest.

const { values: given } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
})
const seed = Number(given.seed)
const MESSAGES = given.quick ? 60 : 1_000
const PAIRS = given.quick ? 2 : 10 // of twins, among them
const MAILBOXES = given.quick ? 5 : 20
const WORKERS = 3
const KILLS = given.quick ? 6 : 40
const LARGE_EVERY = given.quick ? 20 : 50 // mails with a file that goes up in pieces
const LARGE_BYTES = 3 * 1024 * 1024
const PATIENCE_MS = (given.quick ? 4 : 20) * 60_000
const SYNC_PATIENCE_MS = 2 * 60_000
const LOOK_EVERY_MS = 500
const ENV = {
  SEND_LOOK_SECONDS: '1',
  SEND_ASKING_SECONDS: '45',
  GMAIL_POLL_SECONDS: '10',
  GMAIL_UNITS_PER_MINUTE: '100000000',
  GMAIL_CONCURRENCY: '1000',
}

const random = seeded(seed)
const server = await startTestServer()
process.env.TEST_POSTGRES_URL = server.url
const bench = await startWorkbench({ seed, env: ENV })
const { google } = bench
const wanted = new Map<string, number>()
let workers: Awaited<ReturnType<typeof startWorkers>> | undefined
try {
  await google.control('sending', { rules: COPIES })
  const people = await Promise.all(Array.from({ length: MAILBOXES }, (_, number) => connect(number)))
  for (let number = 0; number < MESSAGES - 2 * PAIRS; number++)
    await write(people, number, `${KINDS[Math.floor(random() * KINDS.length)]}-${number}@elders.example`)
  const begun = performance.now()
  await google.control('faults', { faults: FAULTS })
  workers = await startWorkers(bench.env, WORKERS)
  const marks = Array.from({ length: KILLS }, () => Math.ceil(random() * (MESSAGES - 2 * PAIRS)))
  const inOrder = marks.sort((a, b) => b - a)
  await workers.killAt(inOrder, unsettled, random, AbortSignal.timeout(PATIENCE_MS))
  await untilSettled('every mail to be settled')
  const seconds = Math.round((performance.now() - begun) / 1000)

  await google.control('faults', undefined, 'DELETE')
  await google.control('faults', { faults: ALL_ANSWERS_LOST })
  for (let twin = 0; twin < 2 * PAIRS; twin++) {
    const pair = Math.floor(twin / 2)
    await write(people, pair, `twins-${pair}@elders.example`)
  }
  await untilSettled('the twins to ask')
  const [untied, strays] = [await untilTied(), await untilTidy(people)]

  const found = await outcome(google, wanted)
  const counts = { mailboxes: MAILBOXES, workers: WORKERS, workersKilled: workers.killed() }
  process.stdout.write(`${JSON.stringify({ seed, ...found, untied, strays, ...counts, seconds })}\n`)
  if (!isTrue(found) || untied + strays > 0) process.exitCode = 1
} finally {
  await workers?.stop()
  await bench.stop()
  await server.stop()
  setImmediate(() => process.exit()) // this process queued jobs itself: its sender would go on trying
}

type Sender = Awaited<ReturnType<typeof connect>>

async function connect(number: number) {
  const email = `afzender${number}@spaakwerk.example`
  const { viewer, mailboxId } = await connectPerson(google, `Afzender ${number}`, email)
  await chooseStart(viewer, mailboxId, 'everything')
  return { viewer, email, ...writer(viewer, mailboxId) }
}

/** Writes a mail in one of the mailboxes, and sends it. */
async function write(people: Sender[], number: number, email: string): Promise<void> {
  const person = people[number % people.length]
  if (!person) throw new Error('nobody writes')
  const draft = await person.begin()
  const { version } = await person.save(draft.id, {
    version: draft.version,
    to: [{ name: '', email }],
    subject: `Offerte voor ${email}`,
    html: '<p>Beste klant, hierbij de offerte.</p>',
  })
  if (number % LARGE_EVERY === LARGE_EVERY - 1)
    await person.attach(draft.id, {
      name: 'tekening.bin',
      type: 'application/octet-stream',
      bytes: Buffer.alloc(LARGE_BYTES, number),
    })
  await queueMail(person.viewer, queueInput.parse({ draftId: draft.id, version, sendAt: Date.now() }))
  wanted.set(email, (wanted.get(email) ?? 0) + 1)
}

/** How many mails wait or are on their way. */
function unsettled(): Promise<number> {
  return db().$count(outbox, inArray(outbox.state, ['queued', 'sending']))
}

function untilSettled(of: string): Promise<number> {
  return untilNone(unsettled, of, PATIENCE_MS)
}

/** Until the copy of everything that was sent is stored and tied to its row. Gives how many are not. */
function untilTied(): Promise<number> {
  const untied = () => db().$count(outbox, sql`${outbox.state} = 'sent' and ${isNull(outbox.messageId)}`)
  return untilNone(untied, 'the copies to be stored', SYNC_PATIENCE_MS)
}

/** Until no draft is left at Google that a lost answer left behind. Gives how many are. */
function untilTidy(people: Sender[]): Promise<number> {
  const strays = async () => {
    let left = 0
    for (const { email } of people) {
      const { messages } = await google.control<{ messages: { labelIds: string[] }[] }>(
        `truth?mailbox=${email}`,
      )
      left += messages.filter(({ labelIds }) => labelIds.includes('DRAFT')).length
    }
    return left
  }
  return untilNone(strays, 'drafts that were left behind to go', SYNC_PATIENCE_MS)
}

/** Until nothing is left, or for so long. Gives how many are. */
async function untilNone(count: () => Promise<number>, of: string, within: number): Promise<number> {
  const end = Date.now() + within
  for (;;) {
    const left = await count()
    if (left === 0 || Date.now() > end) {
      if (left > 0) process.stderr.write(`Waited ${within / 1000} s in vain for ${of}: ${left} left\n`)
      return left
    }
    await pause(LOOK_EVERY_MS)
  }
}
