import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { GMAIL_SCOPE } from '#/lib/gmail/oauth.ts'
import { keepGrant } from '#/lib/sync/connect.ts'
import { LeaseLost, takeLease, writeAs } from '#/lib/sync/lease.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { connectPerson, consent } from '#/tests/support/mailbox.ts'
import { eventCount, mailbox, never, past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'

const at = syncStories()

test('a history that is too old is met by listing, diffing and going on, and no mail is lost', async () => {
  const { mailboxId, email } = await at.connected('Service', past('service@spaakwerk.example', 30))
  await syncToRest(mailboxId)
  const { messages } = await at.google.control<{ messages: { id: string }[] }>(`truth?mailbox=${email}`)
  await at.deliver(email, 'While nobody looked')
  await at.google.control('change', {
    mailbox: email,
    id: messages[3]?.id,
    add: ['STARRED'],
    remove: ['INBOX'],
  })
  await at.google.control('delete', { mailbox: email, id: messages[5]?.id })
  await at.google.control('expire-history', { mailbox: email })
  await at.deliver(email, 'After it was lost')
  const row = await syncToRest(mailboxId)
  await at.expectEqual(email)
  expect(row.counts).toMatchObject({ stored: 31, gone: 1 })
  expect(row.reconciledAt).not.toBeNull()
})

test('a revoked grant stops the mailbox once, keeps its mail, and a new grant goes on', async () => {
  const { mailboxId, email, viewer } = await at.connected('Verkoop', past('verkoop@spaakwerk.example', 8))
  await syncToRest(mailboxId)
  await at.google.control('revoke', { email })
  const stopped = await syncToRest(mailboxId)
  expect(stopped).toMatchObject({ phase: 'stopped', trouble: 'reconnect' })
  const told = await eventCount(mailboxId, 'mailbox.state')
  await runSlice(mailboxId, never)
  expect(await eventCount(mailboxId, 'mailbox.state')).toBe(told)

  await at.deliver(email, 'Meanwhile')
  await keepGrant({ userId: viewer.userId, ...(await consent(email)) })
  const row = await syncToRest(mailboxId)
  expect(row).toMatchObject({ phase: 'live', trouble: null, earlierTrouble: 'reconnect' })
  await at.expectEqual(email)
})

test('a Gmail box that was not ticked stops the mailbox in words, before anything is fetched', async () => {
  const email = 'wiel@spaakwerk.example'
  const { viewer } = await connectPerson(at.google, 'Wiel', email)
  const { mailboxId } = await keepGrant({ userId: viewer.userId, ...(await consent(email, [GMAIL_SCOPE])) })
  expect(await mailbox(mailboxId)).toMatchObject({ phase: 'stopped', trouble: 'scope' })
})

test('Google asking for less opens the breaker and frees the worker; the mailbox goes on when the time has come', async () => {
  const { mailboxId, email } = await at.connected('Planning', past('planning@spaakwerk.example', 40))
  const until = new Date(Date.now() + 3_600_000)
  const words = {
    code: 403,
    reason: 'rateLimitExceeded',
    message: `User-rate limit exceeded.  Retry after ${until.toISOString()}`,
  }
  await at.google.control('faults', {
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
  expect(row).toMatchObject({ breakerTries: 0, trouble: null })
  await at.expectEqual(email)
})

test.each(['cut', 'truncate', 'lost_answer'])(
  'an answer that is spoiled (%s) is asked for again, and nothing is lost or stored twice',
  async (kind) => {
    const name = `Spoiled-${kind.replace('_', '-')}`
    const email = `${name.toLowerCase()}@spaakwerk.example`
    await at.google.control('faults', { faults: [{ match: { mailbox: email }, kind, times: 6 }] })
    const { mailboxId } = await at.connected(name, past(email, 40))
    await syncToRest(mailboxId)
    await at.expectEqual(email)
  },
)

test('a message that Gmail will not give ends as failed with a reason, and spoils no other', async () => {
  const email = 'poison@spaakwerk.example'
  const { ids } = await at.fillWith(
    email,
    past(email, 12).filter((_, index) => index % 4 === 0),
  )
  await at.google.control('faults', {
    faults: [
      {
        match: { path: `/messages/${ids[1]}`, mailbox: email },
        kind: 'status',
        status: 400,
        reason: 'invalidArgument',
      },
    ],
  })
  const { mailboxId } = await at.connected('Poison', [])
  await syncToRest(mailboxId)
  const failed = await db().execute(
    sql`select gmail_id, state, reason from messages where mailbox_id = ${mailboxId} and state <> 'stored'`,
  )
  expect([...failed]).toMatchObject([
    { gmail_id: ids[1], state: 'failed', reason: expect.stringContaining('invalidArgument') },
  ])
  await at.google.control('faults', undefined, 'DELETE')
})

test('history that Gmail tells wrongly costs bounded work, and the cursor never goes back', async () => {
  const { mailboxId, email } = await at.connected('Oddity', past('oddity@spaakwerk.example', 6))
  const before = await syncToRest(mailboxId)
  const odd = (body: object, times: number) =>
    at.google.control('faults', {
      faults: [{ match: { path: '/history', mailbox: email }, kind: 'status', status: 200, body, times }],
    })
  await odd({ historyId: '1' }, 1)
  await runSlice(mailboxId, never)
  expect((await mailbox(mailboxId)).historyId).toBe(before.historyId)

  await odd({ historyId: '1', nextPageToken: 'more' }, 1_000)
  const calls = await at.callsOf(email)
  await runSlice(mailboxId, never)
  const cost = (await at.callsOf(email)) - calls
  expect(cost).toBeGreaterThan(1)
  expect(cost).toBeLessThan(30)
  await at.google.control('faults', undefined, 'DELETE')
  await at.deliver(email, 'After all that')
  await syncToRest(mailboxId)
  await at.expectEqual(email)
})

test('a Gmail that forgets every history id is listed once, then more and more rarely, and says so', async () => {
  const { mailboxId, email } = await at.connected('Forgetful', past('forgetful@spaakwerk.example', 6))
  await syncToRest(mailboxId)
  await at.google.control('faults', {
    faults: [
      { match: { path: '/history', mailbox: email }, kind: 'status', status: 404, reason: 'notFound' },
    ],
  })
  for (let slices = 0; slices < 3; slices += 1) await runSlice(mailboxId, never)
  const calls = await at.callsOf(email)
  for (let slices = 0; slices < 10; slices += 1) await runSlice(mailboxId, never)
  expect((await at.callsOf(email)) - calls).toBeLessThanOrEqual(10 * 3) // labels and history, and no listing
  await at.google.control('faults', undefined, 'DELETE')
  await at.deliver(email, 'Remembered')
  await db()
    .update(mailboxes)
    .set({ reconciledAt: sql`now() - interval '2 hours'` })
    .where(eq(mailboxes.id, mailboxId))
  const row = await syncToRest(mailboxId)
  await at.expectEqual(email)
  expect(row).toMatchObject({ historyTries: 0, trouble: null })
})

test('a worker that was only slow writes nothing once another has taken its mailbox over', async () => {
  const { mailboxId } = await at.connected('Slow', past('slow@spaakwerk.example', 4))
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
