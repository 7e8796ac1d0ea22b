import { sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { tellGmail } from '#/lib/actions/tell.ts'
import { actionView, recentActions } from '#/lib/actions/views.ts'
import { db } from '#/lib/db.ts'
import {
  beginThread,
  click,
  expectBothEqual,
  messageOf,
  type Person,
  settleActions,
  shown,
} from '#/tests/support/action-stories.ts'
import { never, past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'

const stories = syncStories({ seed: 2, env: { GMAIL_UNITS_PER_MINUTE: '1000000' } })
afterEach(() => stories.google.control('faults', undefined, 'DELETE'))

const fault = (path: string, more: object = {}) =>
  stories.google.control('faults', { faults: [{ match: { path }, kind: 'status', status: 400, ...more }] })

const eventsFor = async ({ viewer }: Person, kind: string): Promise<number> => {
  const [row] = await db().execute(sql`
    select count(*)::int as n from events where kind = ${kind} and record_kind = 'person' and record_id = ${viewer.userId}`)
  return Number(row?.n)
}

test('what Gmail refuses shows what is at Gmail again, and the person is told what and why', async () => {
  const person = await beginThread(stories, 'Refused')
  const before = await shown(person)
  await fault('/modify$', { reason: 'invalidArgument' })
  const done = await click(person, 'archive', { threads: [person.threadId] })
  expect(await shown(person)).not.toEqual(before)
  await tellGmail(person.mailboxId, never)
  expect(await shown(person)).toEqual(before)
  expect(await eventsFor(person, 'action.refused')).toBeGreaterThan(0)
  const view = await actionView(person.viewer, done.id)
  expect(view.refused).toEqual([
    {
      mailbox: person.email,
      messages: 2,
      sentence: `Gmail refused this for 2 messages in ${person.email} (400 invalidArgument). They show what is at Gmail again.`,
    },
  ])
  expect(await recentActions(person.viewer)).toEqual([view])
  await settleActions(person)
  await expectBothEqual(stories, person)
})

test('one message that Gmail minds in a large batch is found, and all others change', async () => {
  const email = 'onein@spaakwerk.example'
  const person = await stories.connected('OneIn', past(email, 60))
  await syncToRest(person.mailboxId)
  const all = await db().execute<{ id: number; gmail_id: string }>(
    sql`select id, gmail_id from messages where mailbox_id = ${person.mailboxId} order by id`,
  )
  const odd = all[3]?.gmail_id ?? ''
  await fault('batchModify', { times: 3 }) // of 60, 30 and 15 messages: it is among the first in each
  await fault(`${odd}/modify`)
  const done = await click(person, 'star', { messages: [...all].map(({ id }) => Number(id)) })
  await settleActions(person)
  expect((await actionView(person.viewer, done.id)).refused).toMatchObject([{ messages: 1 }])
  const starred = await db().execute<{ gmail_id: string }>(sql`
    select m.gmail_id from messages m join message_labels ml on ml.message_id = m.id join labels l on l.id = ml.label_id
     where m.mailbox_id = ${person.mailboxId} and l.gmail_id = 'STARRED' and coalesce(ml.wanted, ml.at_gmail) order by m.id`)
  const others = [...all].map(({ gmail_id }) => gmail_id).filter((id) => id !== odd)
  expect([...starred].map(({ gmail_id }) => gmail_id)).toEqual(others)
  await stories.expectEqual(person.email)
})

test('a change that Gmail refuses for every message is not asked a thousand times', async () => {
  const email = 'none@spaakwerk.example'
  const person = await stories.connected('None', past(email, 200))
  await syncToRest(person.mailboxId)
  const all = await db().execute<{ id: number }>(
    sql`select id from messages where mailbox_id = ${person.mailboxId}`,
  )
  await fault('odify$')
  const before = await stories.callsOf(person.email)
  const done = await click(person, 'star', { messages: [...all].map(({ id }) => Number(id)) })
  await tellGmail(person.mailboxId, never)
  expect((await stories.callsOf(person.email)) - before).toBeLessThan(20)
  expect((await actionView(person.viewer, done.id)).refused).toMatchObject([{ messages: 200 }])
})

test('a message that is gone at Gmail is no refusal', async () => {
  const person = await beginThread(stories, 'Vanished')
  const { gmailId } = await messageOf(person, 'Offerte')
  const done = await click(person, 'star', { messages: [(await messageOf(person, 'Offerte')).id] })
  await stories.google.control('delete', { mailbox: person.email, id: gmailId })
  await settleActions(person)
  await expectBothEqual(stories, person)
  expect((await actionView(person.viewer, done.id)).refused).toEqual([])
})

test.each([
  ['an answer that never comes', { kind: 'lost_answer' }],
  ['a server that fails', { status: 503 }],
  ['a limit that is reached', { status: 429, reason: 'rateLimitExceeded' }],
  ['an answer that is cut', { kind: 'cut' }],
])('%s is asked again, and changes nothing twice', async (name, how) => {
  const person = await beginThread(stories, `Again${name.length}`)
  await fault('/modify$', { times: 1, ...how })
  await click(person, 'trash', { threads: [person.threadId] })
  await tellGmail(person.mailboxId, never)
  await db().execute(sql`update mail_action_runs set retry_at = now() where mailbox_id = ${person.mailboxId}`)
  await settleActions(person)
  await expectBothEqual(stories, person)
  expect((await shown(person)).Offerte).toContain('TRASH')
})

test('a refusal that reads like one of the whole mailbox is of that message alone', async () => {
  const person = await beginThread(stories, 'Condition')
  await fault('/modify$', { reason: 'failedPrecondition', message: 'Precondition check failed.' })
  const done = await click(person, 'read', { threads: [person.threadId] })
  await settleActions(person)
  await expectBothEqual(stories, person)
  expect((await actionView(person.viewer, done.id)).refused).toHaveLength(1)
})

test('a mailbox whose access ended keeps what is to be told until it is connected again', async () => {
  const person = await beginThread(stories, 'Reconnect')
  await stories.google.control('revoke', { email: person.email })
  await click(person, 'archive', { threads: [person.threadId] })
  const wanted = await shown(person)
  await tellGmail(person.mailboxId, never)
  await syncToRest(person.mailboxId)
  expect(await shown(person)).toEqual(wanted)
  const [run] = await db().execute(
    sql`select state, refused from mail_action_runs where mailbox_id = ${person.mailboxId}`,
  )
  expect(run).toMatchObject({ state: 'queued', refused: 0 })
})

test.each(['before', 'between', 'after'])(
  'what somebody changes at Gmail %s Gmail is told is kept, label by label',
  async (when) => {
    const person = await beginThread(stories, `Gmail${when}`)
    const { gmailId } = await messageOf(person, 'RE: Offerte')
    const change = () =>
      stories.google.control('change', {
        mailbox: person.email,
        id: gmailId,
        add: ['IMPORTANT', 'INBOX'],
        remove: ['UNREAD'],
      })
    if (when === 'before') await change()
    await click(person, 'archive', { threads: [person.threadId] })
    if (when === 'between') await change()
    await tellGmail(person.mailboxId, never)
    if (when === 'after') await change()
    await settleActions(person)
    await expectBothEqual(stories, person)
    expect((await shown(person))['RE: Offerte']).toBe(when === 'after' ? 'IMPORTANT INBOX' : 'IMPORTANT')
  },
)
