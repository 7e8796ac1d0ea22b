import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { applyChunks, cancelAction } from '#/lib/actions/chunks.ts'
import { tellGmail } from '#/lib/actions/tell.ts'
import type { ActionView } from '#/lib/actions/types.ts'
import { undo } from '#/lib/actions/undo.ts'
import { actionView, recentActions } from '#/lib/actions/views.ts'
import { db } from '#/lib/db.ts'
import { readListAddress } from '#/lib/mail/address.ts'
import {
  beginThread,
  click,
  openRuns,
  type Person,
  settleActions,
  shown,
} from '#/tests/support/action-stories.ts'
import { fillMailbox } from '#/tests/support/filled-mailbox.ts'
import { never, past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'

const stories = syncStories({ env: { GMAIL_UNITS_PER_MINUTE: '1000000' } })
const THREADS = 6_200
let big: Person

beforeAll(async () => {
  big = await beginThread(stories, 'Big')
  await fillMailbox(big.mailboxId, { threads: THREADS, messagesEach: 1 })
})

const list = (text: string, except: number[] = []) => {
  const address = readListAddress(text)
  if (!address) throw new Error(`${text} is no list`)
  return { list: address, except }
}

const inInbox = async ({ mailboxId }: Person): Promise<number> => {
  const [row] = await db().execute(sql`
    select count(*)::int as n from thread_labels tl join labels l on l.id = tl.label_id
     where l.mailbox_id = ${mailboxId} and l.gmail_id = 'INBOX'`)
  return Number(row?.n)
}

test('all of a list, but for what was taken out, changes within the request while it is not much', async () => {
  const person = await beginThread(stories, 'Few')
  const done = await click(person, 'archive', list('inbox', [person.threadId]))
  expect(done).toMatchObject({ threads: 1, applied: 1, state: 'applied' })
  expect(await shown(person)).toMatchObject({ Beside: 'Klanten STARRED UNREAD', Offerte: 'INBOX Klanten' })
  await expect(click(person, 'archive', list(`mailbox-${big.mailboxId}`))).rejects.toThrow('not yours to see')
  await expect(click(person, 'archive', list('label-999999'))).rejects.toThrow('not yours to see')
})

test('a list narrowed to what is unread or starred in it is meant as it is shown', async () => {
  const person = await beginThread(stories, 'Narrow')
  expect(await click(person, 'read', list('inbox-starred'))).toMatchObject({ threads: 1 })
  expect(await shown(person)).toMatchObject({
    'RE: Offerte': 'INBOX UNREAD',
    Beside: 'INBOX Klanten STARRED',
  })
  expect(await click(person, 'read', list('all-unread'))).toMatchObject({ threads: 1 })
  expect(await shown(person)).toMatchObject({ 'RE: Offerte': 'INBOX' })
  expect(await click(person, 'read', list('spam'))).toMatchObject({ threads: 0, state: 'applied' })
})

test('a selection beyond one request goes on in chunks, Gmail is told in batches, and one undo takes all of it back', async () => {
  const before = await inInbox(big)
  const done = await click(big, 'archive', list('inbox'))
  expect(done).toMatchObject({ state: 'applying', threads: before, applied: 0 })
  expect((await recentActions(big.viewer)).map(({ id }) => id)).toContain(done.id)
  await tellGmail(big.mailboxId, never)
  expect(await openRuns(big)).toBe(0)
  await applyAll(done)
  expect(await actionView(big.viewer, done.id)).toMatchObject({ state: 'applied', applied: before })
  expect(await inInbox(big)).toBe(0)
  const back = await undo(big.viewer, done.id, randomUUID())
  expect(back).toMatchObject({ state: 'applying', threads: before })
  await applyAll(back)
  expect(await inInbox(big)).toBe(before)
})

test('is cancelled in the middle: what is done stays, and its undo takes that back', async () => {
  const before = await inInbox(big)
  const done = await click(big, 'archive', list('inbox'))
  const stop = new AbortController()
  const working = applyChunks(done.id, stop.signal)
  await Promise.all([applyChunks(done.id, stop.signal), cancelAction(big.viewer, done.id), working])
  const view = await actionView(big.viewer, done.id)
  expect(view.state).toBe('cancelled')
  expect(await inInbox(big)).toBe(before - view.applied)
  const [left] = await db().execute(sql`select count(*)::int as n from mail_action_threads`)
  expect(left?.n).toBe(0)
  await applyAll(await undo(big.viewer, done.id, randomUUID()))
  expect(await inInbox(big)).toBe(before)
})

test('is undone while it is still being applied', async () => {
  const before = await inInbox(big)
  const done = await click(big, 'trash', list('inbox'))
  const working = applyChunks(done.id, never)
  const back = await undo(big.viewer, done.id, randomUUID())
  await working
  await applyAll(back)
  expect(await inInbox(big)).toBe(before)
  expect(await actionView(big.viewer, done.id)).toMatchObject({ state: 'cancelled', undone: true })
})

test('2,000 messages are told to Gmail in two calls', async () => {
  const email = 'batches@spaakwerk.example'
  const person = await stories.connected('Batches', past(email, 2_000))
  await syncToRest(person.mailboxId)
  const before = await stories.callsOf(email)
  const done = await click(person, 'archive', list('inbox'))
  expect(done).toMatchObject({ threads: 500, state: 'applied' })
  await tellGmail(person.mailboxId, never)
  expect((await stories.callsOf(email)) - before).toBe(3) // and one that asks where Gmail's history stands
  await settleActions(person)
  await stories.expectEqual(email)
  expect(await inInbox(person)).toBe(0)
})

async function applyAll({ id }: ActionView): Promise<void> {
  await applyChunks(id, never)
}
