import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { z } from 'zod'
import { db } from '#/lib/db.ts'
import { chooseStart } from '#/lib/sync/connect.ts'
import { openSession } from '#/tests/integration/team.ts'
import { startTestServer } from '#/tests/support/database.ts'
import { TEST_CLIENT } from '#/tests/support/environment.ts'
import { fillMailbox } from '#/tests/support/filled-mailbox.ts'
import { CONSENT_REDIRECT, connectPerson } from '#/tests/support/mailbox.ts'
import { type Product, startProduct } from '#/tests/support/product.ts'
import { until } from '#/tests/support/until.ts'
import { bigMailbox, OWNER } from './big-mailbox.ts'

// How quickly an action is answered: on one thread, and on 5,000, of a mailbox of 100,000 messages, through the web server in production mode, while the
// first sync of the same mailbox stores, at the pace that Gmail allows. `--flood` lifts Gmail's limits: the sync then takes all that two cores give, some
// twenty times as much. Floor: a request to the same server, of the same person, that reads one row, asked in turns.

const quick = process.argv.includes('--quick')
const flood = process.argv.includes('--flood')
const MESSAGES_EACH = 3
const THREADS = quick ? 6_000 : 33_334
const STILL_AT_GOOGLE = quick ? 6_000 : 20_000
const SINGLES = quick ? 60 : 300
const SELECTED = quick ? 1_000 : 5_000
const ROUNDS = 3
const FETCHED = flood ? 500 : 50 // messages that the sync has stored before anything is measured
const KINDS = ['star', 'archive', 'unread', 'trash', 'important'] as const

const journalSchema = z.object({
  entries: z.array(z.object({ seq: z.number(), kind: z.string(), method: z.string().optional() })),
  more: z.boolean(),
})

const server = await startTestServer()
process.env.TEST_POSTGRES_URL = server.url
const product = await startProduct({ env: flood ? { GMAIL_UNITS_PER_MINUTE: '10000000' } : {} })
Object.assign(process.env, product.env)
const sql = postgres(product.databaseUrl, { max: 2, onnotice: () => undefined })
try {
  const { ask, mailboxId, threads } = await begin(product)
  const before = await storedCount(mailboxId)
  const singles: number[] = []
  const floors: number[] = []
  for (let count = 0; count < SINGLES; count += 1) {
    floors.push(await ask('GET', '/api/v1/actions/recent'))
    const target = { threads: [threads[count * 7] ?? 0] }
    singles.push(await ask('POST', '/api/v1/actions', click(KINDS[count % KINDS.length] ?? 'star', target)))
  }
  const many: number[] = []
  const calls: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await told(mailboxId)
    const mark = await journal(product, 0)
    const from = SINGLES * 7 + round * SELECTED
    many.push(
      await ask(
        'POST',
        '/api/v1/actions',
        click('archive', { threads: threads.slice(from, from + SELECTED) }),
      ),
    )
    await told(mailboxId)
    calls.push((await journal(product, mark.last)).batches)
  }
  const stored = (await storedCount(mailboxId)) - before
  const [{ phase } = { phase: 'gone' }] = await sql`select phase from mailboxes where id = ${mailboxId}`
  const figures = {
    messages: THREADS * MESSAGES_EACH,
    flood,
    oneP50Ms: at(singles, 0.5),
    oneP95Ms: at(singles, 0.95),
    fiveThousandMs: Math.round(Math.max(...many)),
    selected: SELECTED,
    selectedMessages: SELECTED * MESSAGES_EACH,
    gmailCalls: Math.max(...calls),
    floorP50Ms: at(floors, 0.5),
    floorP95Ms: at(floors, 0.95),
    storedMeanwhile: stored,
    syncPhase: phase,
  }
  await end()
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} catch (error) {
  await end()
  throw error
}
process.exit() // this process queued jobs itself: its sender would go on trying

async function end(): Promise<void> {
  await sql.end()
  await db().$client.end()
  await product.stop()
  await server.stop()
}

function click(kind: string, target: object) {
  return { key: randomUUID(), kind, target }
}

/** The mailbox, filled, with its first sync under way, and a session of its owner. */
async function begin({ google, origin }: Product) {
  const redirectUris = [`${origin}/api/auth/callback/google`, CONSENT_REDIRECT]
  await google.control('clients', { ...TEST_CLIENT, redirectUris })
  const { viewer, mailboxId } = await connectPerson(google, OWNER.name, OWNER.email)
  for (const messages of bigMailbox(STILL_AT_GOOGLE, 50))
    await google.control('messages', { mailbox: OWNER.email, messages })
  await sql`
    insert into labels (mailbox_id, gmail_id, name, type)
    select ${mailboxId}, name, name, 'system' from unnest(array['INBOX', 'UNREAD', 'STARRED', 'IMPORTANT', 'TRASH', 'CATEGORY_PERSONAL']) name`
  await fillMailbox(mailboxId, { threads: THREADS, messagesEach: MESSAGES_EACH })
  const rows = await sql<{ id: string }[]>`
    select id from threads where mailbox_id = ${mailboxId} and gmail_id like 'filled%' order by md5(gmail_id)`
  const filled = await storedCount(mailboxId)
  await chooseStart(viewer, mailboxId, 'everything')
  await until(
    async () => {
      const [row] = await sql`select phase from mailboxes where id = ${mailboxId}`
      return row?.phase === 'fetching' && (await storedCount(mailboxId)) > filled + FETCHED
    },
    { of: 'the sync to fetch', within: 300_000 },
  )
  const cookie = await openSession(sql, viewer.userId)
  const ask = async (method: 'GET' | 'POST', path: string, body?: object): Promise<number> => {
    const from = performance.now()
    const response = await fetch(origin + path, {
      method,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return performance.now() - from
  }
  for (let count = 0; count < 10; count += 1)
    await ask('POST', '/api/v1/actions', click('read', { threads: [Number(rows.at(-count - 1)?.id)] }))
  return { ask, mailboxId, threads: rows.map(({ id }) => Number(id)) }
}

async function storedCount(mailboxId: number): Promise<number> {
  const [row] =
    await sql`select count(*)::int as n from messages where mailbox_id = ${mailboxId} and state = 'stored'`
  return Number(row?.n)
}

/** Until Gmail was told of all of it. */
function told(mailboxId: number): Promise<void> {
  const isTold = async () => {
    const rows =
      await sql`select 1 from mail_action_runs where mailbox_id = ${mailboxId} and state = 'queued' limit 1`
    return rows.length === 0
  }
  return until(isTold, { of: 'Gmail to be told', within: 300_000 })
}

/** What Gmail's journal holds after an entry: the last one, and how many batches were changed. */
async function journal({ google }: Product, after: number): Promise<{ last: number; batches: number }> {
  let last = after
  let batches = 0
  for (let more = true; more; ) {
    const page = journalSchema.parse(await google.control(`journal?after=${last}&limit=50000`))
    batches += page.entries.filter(
      ({ kind, method }) => kind === 'call' && /batchModify/.test(method ?? ''),
    ).length
    last = page.entries.at(-1)?.seq ?? last
    more = page.more
  }
  return { last, batches }
}

function at(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (
    Math.round((sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0) * 10) / 10
  )
}
