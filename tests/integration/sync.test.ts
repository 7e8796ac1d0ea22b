import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { keepGrant } from '#/lib/sync/connect.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { connectPerson, consent } from '#/tests/support/mailbox.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { eventCount, mailbox, never, past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'

const at = syncStories()

test('a first sync stores every message once, with its labels and its text, and leaves out drafts', async () => {
  const { mailboxId, email } = await at.connected('Lotte', [
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
  await at.expectEqual(email)
  expect(row.counts).toMatchObject({ listed: 0, stored: 91, skipped: 1, failed: 0, gone: 0 })
})

test('one slice fetches batch after batch, and does not give up its time because it wants more calls at once than it may have', async () => {
  const email = 'jeroen@spaakwerk.example'
  const alone = Array.from({ length: 100 }, (_, n) => ({
    raw: rawMail({ from: 'tobias@krell.example', to: email, subject: `Spaak ${n}`, id: `spaak-${n}` }),
    labelIds: ['INBOX'],
    internalDate: Date.now() - n * 60_000,
  }))
  const { mailboxId } = await at.connected('Jeroen', alone) // four batches of 25 calls
  await runSlice(mailboxId, never)
  expect(await mailbox(mailboxId)).toMatchObject({ phase: 'live', counts: { listed: 0, stored: 100 } })
})

test('what arrives, is labelled and is deleted at Gmail comes by history', async () => {
  const { mailboxId, email } = await at.connected('Bram', past('bram@spaakwerk.example', 12))
  await syncToRest(mailboxId)
  await at.deliver(email, 'Listino 2027')
  const { messages } = await at.google.control<{ messages: { id: string }[] }>(`truth?mailbox=${email}`)
  const [first, second] = messages
  await at.google.control('labels', { mailbox: email, labels: [{ name: 'Offerte' }] })
  await at.google.control('change', { mailbox: email, id: first?.id, add: ['STARRED'], remove: ['INBOX'] })
  await at.google.control('change', { mailbox: email, id: first?.id, add: [], remove: ['STARRED'] })
  await at.google.control('delete', { mailbox: email, id: second?.id })
  const row = await syncToRest(mailboxId)
  await at.expectEqual(email)
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
  const { mailboxId, email } = await at.connected('Noor', past('noor@spaakwerk.example', 20))
  await syncToRest(mailboxId)
  const before = await db().execute(sql`select max(seq) as seq from search_outbox`)
  await runSlice(mailboxId, never)
  await at.expectEqual(email)
  expect([...(await db().execute(sql`select max(seq) as seq from search_outbox`))]).toEqual([...before])
})

test('"only new" leaves the past at Gmail, counts it, and takes what comes, even what came while it listed', async () => {
  const email = 'inkoop@spaakwerk.example'
  const listing = { path: '/messages(\\?|$)', mailbox: email }
  await at.google.control('faults', {
    faults: [{ match: listing, kind: 'status', status: 503, times: 1 }],
  })
  const { mailboxId } = await at.connected('Inkoop', past(email, 15), 'new')
  await runSlice(mailboxId, never) // pins the history, then the listing fails
  expect(await mailbox(mailboxId)).toMatchObject({ historyId: expect.anything(), listedAt: null })
  await at.deliver(email, 'Came in between')
  await syncToRest(mailboxId)
  await at.deliver(email, 'Came later')
  const row = await syncToRest(mailboxId)
  expect(row.counts).toMatchObject({ listed: 0, stored: 2, skipped: 15 })
})

test('an address is the mailbox of one person', async () => {
  const { viewer } = await connectPerson(at.google, 'Sietse', 'sietse@spaakwerk.example')
  const other = await connectPerson(at.google, 'Agnieszka', 'agnieszka@spaakwerk.example')
  const grant = { userId: other.viewer.userId, ...(await consent(viewer.email)) }
  await expect(keepGrant(grant)).rejects.toMatchObject({ code: 'mailbox_taken', status: 409 })
})

test('the same page of history applied twice is applied once', async () => {
  const { mailboxId, email } = await at.connected('Twice', past('twice@spaakwerk.example', 6))
  await syncToRest(mailboxId)
  const cursor = (await mailbox(mailboxId)).historyId
  const { messages } = await at.google.control<{ messages: { id: string }[] }>(`truth?mailbox=${email}`)
  await at.google.control('change', {
    mailbox: email,
    id: messages[0]?.id,
    add: ['STARRED'],
    remove: ['INBOX'],
  })
  await at.google.control('change', {
    mailbox: email,
    id: messages[0]?.id,
    add: ['INBOX'],
    remove: ['STARRED'],
  })
  await at.deliver(email, 'Once')
  await syncToRest(mailboxId)
  const told = await eventCount(mailboxId, 'mail.changed')
  await db().update(mailboxes).set({ historyId: cursor }).where(eq(mailboxes.id, mailboxId))
  await syncToRest(mailboxId)
  await at.expectEqual(email)
  expect(await eventCount(mailboxId, 'mail.changed')).toBe(told)
})

test('labels come with their names and colours, are renamed, and leave when they are deleted', async () => {
  const email = 'labels@spaakwerk.example'
  await at.google.control('people', { people: [{ email, name: 'Labels' }] })
  const { labels: made } = await at.google.control<{ labels: { id: string; name: string }[] }>('labels', {
    mailbox: email,
    labels: [
      { name: 'Klanten/Dealers/Frankrijk', textColor: '#ffffff', backgroundColor: '#16a766' },
      { name: 'Beurs 2027' },
    ],
  })
  const { mailboxId } = await at.connected('Labels', past(email, 4, ['INBOX', made[0]?.id ?? '']))
  await syncToRest(mailboxId)
  const rows = await db().execute(
    sql`select name, background_colour as colour from labels where mailbox_id = ${mailboxId} and type = 'user' order by name`,
  )
  expect([...rows]).toEqual([
    { name: 'Beurs 2027', colour: null },
    { name: 'Klanten/Dealers/Frankrijk', colour: '#16a766' },
  ])
  await at.expectEqual(email)
})
