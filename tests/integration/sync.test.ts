import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { GMAIL_SCOPE } from '#/lib/gmail/oauth.ts'
import { chooseStart, keepGrant } from '#/lib/sync/connect.ts'
import { LeaseLost, takeLease, writeAs } from '#/lib/sync/lease.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { connectPerson, consent, startWorkbench, type Workbench } from '#/tests/support/mailbox.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { bothSides } from '#/tests/support/truth.ts'

let bench: Workbench
const never = new AbortController().signal

beforeAll(async () => {
  bench = await startWorkbench()
})
afterAll(() => bench.stop())

/** Puts past mail at Google for somebody, made known there first. */
async function fillWith(email: string, messages: Past[]): Promise<{ ids: string[] }> {
  await bench.google.control('people', { people: [{ email, name: email }] })
  return bench.google.control('messages', { mailbox: email, messages })
}

/** Runs slices until the mailbox has nothing left to do, as the worker would. */
async function syncToRest(mailboxId: number): Promise<typeof mailboxes.$inferSelect> {
  for (let slices = 0; slices < 50; slices += 1) {
    await runSlice(mailboxId, never)
    const row = await mailbox(mailboxId)
    if (
      row.phase === 'stopped' ||
      (row.phase === 'live' && row.reconcilePin === null && row.counts.listed === 0)
    )
      return row
  }
  throw new Error('the mailbox does not come to rest')
}

async function mailbox(mailboxId: number): Promise<typeof mailboxes.$inferSelect> {
  const [row] = await db().select().from(mailboxes).where(eq(mailboxes.id, mailboxId))
  if (!row) throw new Error('no mailbox')
  return row
}

type Past = { raw: string; labelIds: string[]; internalDate: number }

const past = (email: string, count: number, labelIds = ['INBOX']): Past[] =>
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

async function connected(name: string, messages: Past[], start: 'everything' | 'new' = 'everything') {
  const email = `${name.toLowerCase()}@spaakwerk.example`
  await fillWith(email, messages)
  const person = await connectPerson(bench.google, name, email)
  await chooseStart(person.viewer, person.mailboxId, start)
  return { ...person, email }
}

const deliver = (email: string, subject: string) =>
  bench.google.control('deliver', {
    raw: rawMail({
      from: 'tobias@krell.example',
      to: email,
      subject,
      id: `${subject.replaceAll(' ', '-')}-${email}`,
    }),
    rcpt: [email],
  })

async function expectEqual(email: string): Promise<void> {
  const sides = await bothSides(bench.google, db().$client, email)
  expect(sides.lilac).toEqual(sides.google)
}

test('a first sync stores every message once, with its labels and its text, and leaves out drafts', async () => {
  const { mailboxId, email } = await connected('Lotte', [
    ...past('lotte@spaakwerk.example', 90),
    {
      raw: rawMail({ from: 'lotte@spaakwerk.example', to: 'x@pignon.example', subject: 'Draft' }),
      labelIds: ['DRAFT'],
      internalDate: Date.now(),
    },
    {
      raw: rawMail({ from: 'win@prize.example', to: 'lotte@spaakwerk.example', subject: 'Prize' }),
      labelIds: ['SPAM'],
      internalDate: Date.now(),
    },
  ])
  const row = await syncToRest(mailboxId)
  await expectEqual(email)
  expect(row.counts).toMatchObject({ listed: 0, stored: 91, skipped: 1, failed: 0, gone: 0 })
})

test('what arrives, is labelled and is deleted at Gmail comes by history', async () => {
  const { mailboxId, email } = await connected('Bram', past('bram@spaakwerk.example', 12))
  await syncToRest(mailboxId)
  await deliver(email, 'Listino 2027')
  const { messages } = await bench.google.control<{ messages: { id: string }[] }>(`truth?mailbox=${email}`)
  const [first, second] = messages
  await bench.google.control('labels', { mailbox: email, labels: [{ name: 'Offerte' }] })
  await bench.google.control('change', { mailbox: email, id: first?.id, add: ['STARRED'], remove: ['INBOX'] })
  await bench.google.control('change', { mailbox: email, id: first?.id, add: [], remove: ['STARRED'] })
  await bench.google.control('delete', { mailbox: email, id: second?.id })
  const row = await syncToRest(mailboxId)
  await expectEqual(email)
  expect(row.counts).toMatchObject({ stored: 12, gone: 1 })

  const outbox = await db().execute(sql`
    select o.lane, o.op, count(*)::int as n from search_outbox o join messages m on m.id = o.record_id
     where m.mailbox_id = ${mailboxId} group by 1, 2 order by 1, 2`)
  expect([...outbox]).toMatchObject([
    { lane: 'backfill', op: 'put', n: 12 },
    { lane: 'live', op: 'delete', n: 1 },
    { lane: 'live', op: 'put' },
  ])
  const events = await db().execute(
    sql`select kind, count(*)::int as n from events where mailbox_id = ${mailboxId} group by kind`,
  )
  expect(Object.fromEntries([...events].map(({ kind, n }) => [kind, n]))).toMatchObject({ 'mail.arrived': 1 })
})

test('a second look costs no fetch and changes nothing', async () => {
  const { mailboxId, email } = await connected('Noor', past('noor@spaakwerk.example', 20))
  await syncToRest(mailboxId)
  const before = await db().execute(sql`select max(seq) as seq from search_outbox`)
  await runSlice(mailboxId, never)
  await expectEqual(email)
  expect([...(await db().execute(sql`select max(seq) as seq from search_outbox`))]).toEqual([...before])
})

test('"only new" leaves the past at Gmail, counts it, and takes what comes, even what came while it listed', async () => {
  const email = 'inkoop@spaakwerk.example'
  const listing = { path: '/messages(\\?|$)', mailbox: email }
  await bench.google.control('faults', {
    faults: [{ match: listing, kind: 'status', status: 503, times: 1 }],
  })
  const { mailboxId } = await connected('Inkoop', past(email, 15), 'new')
  await runSlice(mailboxId, never) // pins the history, then the listing fails
  expect(await mailbox(mailboxId)).toMatchObject({ historyId: expect.anything(), listedAt: null })
  await deliver(email, 'Came in between')
  await syncToRest(mailboxId)
  await deliver(email, 'Came later')
  const row = await syncToRest(mailboxId)
  expect(row.counts).toMatchObject({ listed: 0, stored: 2, skipped: 15 })
})

test('a history that is too old is met by listing, diffing and going on, and no mail is lost', async () => {
  const { mailboxId, email } = await connected('Service', past('service@spaakwerk.example', 30))
  await syncToRest(mailboxId)
  const { messages } = await bench.google.control<{ messages: { id: string }[] }>(`truth?mailbox=${email}`)
  await deliver(email, 'While nobody looked')
  await bench.google.control('change', {
    mailbox: email,
    id: messages[3]?.id,
    add: ['STARRED'],
    remove: ['INBOX'],
  })
  await bench.google.control('delete', { mailbox: email, id: messages[5]?.id })
  await bench.google.control('expire-history', { mailbox: email })
  await deliver(email, 'After it was lost')
  const row = await syncToRest(mailboxId)
  await expectEqual(email)
  expect(row.counts).toMatchObject({ stored: 31, gone: 1 })
  expect(row.reconciledAt).not.toBeNull()
})

test('a revoked grant stops the mailbox once, keeps its mail, and a new grant goes on', async () => {
  const { mailboxId, email, viewer } = await connected('Verkoop', past('verkoop@spaakwerk.example', 8))
  await syncToRest(mailboxId)
  await bench.google.control('revoke', { email })
  const stopped = await syncToRest(mailboxId)
  expect(stopped).toMatchObject({ phase: 'stopped', stoppedReason: 'reconnect' })
  expect(stopped.lastError).toContain('Reconnect')
  const told = await eventCount(mailboxId, 'mailbox.state')
  await runSlice(mailboxId, never)
  expect(await eventCount(mailboxId, 'mailbox.state')).toBe(told)

  await deliver(email, 'Meanwhile')
  await keepGrant({ userId: viewer.userId, ...(await consent(email)) })
  const row = await syncToRest(mailboxId)
  expect(row).toMatchObject({ phase: 'live', stoppedReason: null, lastError: null })
  await expectEqual(email)
})

test('a Gmail box that was not ticked stops the mailbox in words, before anything is fetched', async () => {
  const email = 'wiel@spaakwerk.example'
  const { viewer } = await connectPerson(bench.google, 'Wiel', email)
  const { mailboxId } = await keepGrant({ userId: viewer.userId, ...(await consent(email, [GMAIL_SCOPE])) })
  expect(await mailbox(mailboxId)).toMatchObject({ phase: 'stopped', stoppedReason: 'scope' })
})

test('an address is the mailbox of one person', async () => {
  const { viewer } = await connectPerson(bench.google, 'Sietse', 'sietse@spaakwerk.example')
  const other = await connectPerson(bench.google, 'Agnieszka', 'agnieszka@spaakwerk.example')
  const grant = { userId: other.viewer.userId, ...(await consent(viewer.email)) }
  await expect(keepGrant(grant)).rejects.toMatchObject({ code: 'mailbox_taken', status: 409 })
})

test('Google asking for less opens the breaker and frees the worker; the mailbox goes on when the time has come', async () => {
  const { mailboxId, email } = await connected('Planning', past('planning@spaakwerk.example', 40))
  const until = new Date(Date.now() + 3_600_000)
  const words = {
    code: 403,
    reason: 'rateLimitExceeded',
    message: `User-rate limit exceeded.  Retry after ${until.toISOString()}`,
  }
  await bench.google.control('faults', {
    faults: [
      {
        match: { path: '/(messages|threads)/', mailbox: email },
        kind: 'status',
        status: 403,
        ...words,
        times: 1,
      },
    ],
  })
  await runSlice(mailboxId, never)
  const waiting = await mailbox(mailboxId)
  expect(waiting.breakerUntil?.getTime()).toBeGreaterThan(Date.now() + 60_000)
  await runSlice(mailboxId, never) // does nothing: the time has not come
  expect((await mailbox(mailboxId)).leaseEpoch).toBe(waiting.leaseEpoch)
  await db().update(mailboxes).set({ breakerUntil: null }).where(eq(mailboxes.id, mailboxId))
  const row = await syncToRest(mailboxId)
  expect(row).toMatchObject({ breakerTries: 0, lastError: null })
  await expectEqual(email)
})

test.each(['cut', 'truncate', 'lost_answer'])(
  'an answer that is spoiled (%s) is asked for again, and nothing is lost or stored twice',
  async (kind) => {
    const name = `Spoiled-${kind.replace('_', '-')}`
    const email = `${name.toLowerCase()}@spaakwerk.example`
    await bench.google.control('faults', { faults: [{ match: { mailbox: email }, kind, times: 6 }] })
    const { mailboxId } = await connected(name, past(email, 40))
    await syncToRest(mailboxId)
    await expectEqual(email)
  },
)

test('a message that Gmail will not give ends as failed with a reason, and spoils no other', async () => {
  const email = 'poison@spaakwerk.example'
  const { ids } = await fillWith(
    email,
    past(email, 12).filter((_, index) => index % 4 === 0),
  )
  await bench.google.control('faults', {
    faults: [
      {
        match: { path: `/messages/${ids[1]}`, mailbox: email },
        kind: 'status',
        status: 400,
        reason: 'invalidArgument',
      },
    ],
  })
  const { mailboxId } = await connected('Poison', [])
  await syncToRest(mailboxId)
  const failed = await db().execute(
    sql`select gmail_id, state, reason from messages where mailbox_id = ${mailboxId} and state <> 'stored'`,
  )
  expect([...failed]).toMatchObject([
    { gmail_id: ids[1], state: 'failed', reason: expect.stringContaining('invalidArgument') },
  ])
  await bench.google.control('faults', undefined, 'DELETE')
})

test('history that Gmail tells wrongly costs bounded work, and the cursor never goes back', async () => {
  const { mailboxId, email } = await connected('Oddity', past('oddity@spaakwerk.example', 6))
  const before = await syncToRest(mailboxId)
  const odd = (body: object, times: number) =>
    bench.google.control('faults', {
      faults: [{ match: { path: '/history', mailbox: email }, kind: 'status', status: 200, body, times }],
    })
  await odd({ historyId: '1' }, 1)
  await runSlice(mailboxId, never)
  expect((await mailbox(mailboxId)).historyId).toBe(before.historyId)

  await odd({ historyId: '1', nextPageToken: 'more' }, 1_000)
  const { calls } = await callsOf(email)
  await runSlice(mailboxId, never)
  const cost = (await callsOf(email)).calls - calls
  expect(cost).toBeGreaterThan(1)
  expect(cost).toBeLessThan(30)
  await bench.google.control('faults', undefined, 'DELETE')
  await deliver(email, 'After all that')
  await syncToRest(mailboxId)
  await expectEqual(email)
})

test('a Gmail that forgets every history id is listed once, then more and more rarely, and says so', async () => {
  const { mailboxId, email } = await connected('Forgetful', past('forgetful@spaakwerk.example', 6))
  await syncToRest(mailboxId)
  await bench.google.control('faults', {
    faults: [
      { match: { path: '/history', mailbox: email }, kind: 'status', status: 404, reason: 'notFound' },
    ],
  })
  for (let slices = 0; slices < 3; slices += 1) await runSlice(mailboxId, never)
  const { calls } = await callsOf(email)
  for (let slices = 0; slices < 10; slices += 1) await runSlice(mailboxId, never)
  expect((await callsOf(email)).calls - calls).toBeLessThanOrEqual(10 * 3) // labels and history, and no listing
  await bench.google.control('faults', undefined, 'DELETE')
  await deliver(email, 'Remembered')
  await db()
    .update(mailboxes)
    .set({ reconciledAt: sql`now() - interval '2 hours'` })
    .where(eq(mailboxes.id, mailboxId))
  const row = await syncToRest(mailboxId)
  await expectEqual(email)
  expect(row).toMatchObject({ historyTries: 0, lastError: null })
})

test('the same page of history applied twice is applied once', async () => {
  const { mailboxId, email } = await connected('Twice', past('twice@spaakwerk.example', 6))
  await syncToRest(mailboxId)
  const cursor = (await mailbox(mailboxId)).historyId
  const { messages } = await bench.google.control<{ messages: { id: string }[] }>(`truth?mailbox=${email}`)
  await bench.google.control('change', {
    mailbox: email,
    id: messages[0]?.id,
    add: ['STARRED'],
    remove: ['INBOX'],
  })
  await bench.google.control('change', {
    mailbox: email,
    id: messages[0]?.id,
    add: ['INBOX'],
    remove: ['STARRED'],
  })
  await deliver(email, 'Once')
  await syncToRest(mailboxId)
  const told = await eventCount(mailboxId, 'mail.changed')
  await db().update(mailboxes).set({ historyId: cursor }).where(eq(mailboxes.id, mailboxId))
  await syncToRest(mailboxId)
  await expectEqual(email)
  expect(await eventCount(mailboxId, 'mail.changed')).toBe(told)
})

test('a worker that was only slow writes nothing once another has taken its mailbox over', async () => {
  const { mailboxId } = await connected('Slow', past('slow@spaakwerk.example', 4))
  const first = await takeLease(mailboxId)
  expect(await takeLease(mailboxId)).toBeUndefined()
  await db()
    .update(mailboxes)
    .set({ leaseUntil: sql`now() - interval '1 second'` })
    .where(eq(mailboxes.id, mailboxId))
  const second = await takeLease(mailboxId)
  if (!first || !second) throw new Error('no lease')
  await expect(writeAs(first.lease, async () => undefined)).rejects.toThrow(LeaseLost)
  await writeAs(second.lease, async () => undefined)
})

test('labels come with their names and colours, are renamed, and leave when they are deleted', async () => {
  const email = 'labels@spaakwerk.example'
  await bench.google.control('people', { people: [{ email, name: 'Labels' }] })
  const { labels: made } = await bench.google.control<{ labels: { id: string; name: string }[] }>('labels', {
    mailbox: email,
    labels: [
      { name: 'Klanten/Dealers/Frankrijk', textColor: '#ffffff', backgroundColor: '#16a766' },
      { name: 'Beurs 2027' },
    ],
  })
  const { mailboxId } = await connected('Labels', past(email, 4, ['INBOX', made[0]?.id ?? '']))
  await syncToRest(mailboxId)
  const rows = await db().execute(
    sql`select name, background_colour as colour from labels where mailbox_id = ${mailboxId} and type = 'user' order by name`,
  )
  expect([...rows]).toEqual([
    { name: 'Beurs 2027', colour: null },
    { name: 'Klanten/Dealers/Frankrijk', colour: '#16a766' },
  ])
  await expectEqual(email)
})

const eventCount = async (mailboxId: number, kind: string) => {
  const [row] = await db().execute(
    sql`select count(*)::int as n from events where mailbox_id = ${mailboxId} and kind = ${kind}`,
  )
  return Number(row?.n)
}

/** How many calls Google had from this mailbox. */
async function callsOf(email: string): Promise<{ calls: number }> {
  const { entries } = await bench.google.control<{ entries: { kind: string; mailbox?: string }[] }>(
    'journal?limit=1000000',
  )
  return { calls: entries.filter(({ kind, mailbox: of }) => kind === 'call' && of === email).length }
}
