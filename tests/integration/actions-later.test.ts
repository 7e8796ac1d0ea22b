import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tellGmail } from '#/lib/actions/tell.ts'
import { wakeDue } from '#/lib/actions/wake.ts'
import { db } from '#/lib/db.ts'
import { DELETE_SCOPE, GMAIL_SCOPE } from '#/lib/gmail/oauth.ts'
import { readListAddress } from '#/lib/mail/address.ts'
import { openThread } from '#/lib/mail/thread.ts'
import { threadPage } from '#/lib/mail/threads.ts'
import { keepGrant } from '#/lib/sync/connect.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import {
  answerAgain,
  atGmail,
  beginThread,
  click,
  expectBothEqual,
  messageOf,
  type Person,
  settleActions,
  shown,
  takeBack,
} from '#/tests/support/action-stories.ts'
import { TEST_CLIENT } from '#/tests/support/environment.ts'
import { never, syncStories } from '#/tests/support/sync-stories.ts'

const stories = syncStories({ env: { GMAIL_UNITS_PER_MINUTE: '1000000' } })
const HOUR = 3_600_000

async function listed({ viewer }: Person, text: string): Promise<string[]> {
  const address = readListAddress(text)
  if (!address) throw new Error(`${text} is no list`)
  return (await threadPage(viewer, address, 50)).threads.map(({ subject }) => subject)
}

/** What the passing of time does, without the wait. */
const letTimePass = ({ threadId }: { threadId: number }) =>
  db().execute(sql`update snoozes set until = now() where thread_id = ${threadId}`)

const remind = (person: Person & { threadId: number }, due: string) =>
  db().execute(sql`
    insert into reminders (thread_id, user_id, since, due) values (${person.threadId}, ${person.viewer.userId}, '2026-11-20T12:00Z', ${due}::timestamptz)`)

test('new mail of a muted thread leaves the inbox as it arrives, at Gmail too, until it is heard again', async () => {
  const person = await beginThread(stories, 'Mute')
  const muted = await click(person, 'mute', { threads: [person.threadId] })
  expect(await listed(person, 'inbox')).toEqual(['Beside'])
  expect(await openThread(person.viewer, person.threadId, 'mail')).toMatchObject({ muted: true })
  await settleActions(person)
  await answerAgain(stories, person, 'RE: Re: Offerte')
  await runSlice(person.mailboxId, never)
  expect(await listed(person, 'inbox')).toEqual(['Beside'])
  expect((await shown(person))['RE: Re: Offerte']).toBe('CATEGORY_PERSONAL UNREAD')
  await settleActions(person)
  await expectBothEqual(stories, person)

  await takeBack(person, muted)
  await settleActions(person)
  expect(await openThread(person.viewer, person.threadId, 'mail')).toMatchObject({ muted: false })
  await answerAgain(stories, person, 'RE: Re: Re: Offerte')
  await settleActions(person)
  await runSlice(person.mailboxId, never)
  expect((await shown(person))['RE: Re: Re: Offerte']).toBe('CATEGORY_PERSONAL INBOX UNREAD')
  await expectBothEqual(stories, person)
})

test('a snoozed thread leaves the inbox, stands in its list, and comes back on top, unread, once', async () => {
  const person = await beginThread(stories, 'Snooze', { last: ['INBOX'] })
  const until = Date.now() + HOUR
  await click(person, 'snooze', { threads: [person.threadId] }, { until })
  expect(await listed(person, 'inbox')).toEqual(['Beside'])
  expect(await listed(person, 'snoozed')).toEqual(['Offerte'])
  expect(await openThread(person.viewer, person.threadId, 'mail')).toMatchObject({
    later: { kind: 'snooze', at: until },
  })
  await settleActions(person)
  await expectBothEqual(stories, person)
  await wakeDue()
  expect(await listed(person, 'snoozed')).toEqual(['Offerte'])

  await letTimePass(person)
  await Promise.all([wakeDue(), wakeDue(), wakeDue()])
  expect(await listed(person, 'snoozed')).toEqual([])
  expect(await listed(person, 'inbox')).toEqual(['Offerte', 'Beside'])
  const [woken] = await db().execute(sql`select count(*)::int as n from mail_actions where kind = 'wake'`)
  expect(woken?.n).toBe(1)
  await settleActions(person)
  await expectBothEqual(stories, person)
  expect(await shown(person)).toMatchObject({ Offerte: 'INBOX Klanten', 'RE: Offerte': 'INBOX UNREAD' })
  expect(await listed(person, 'inbox')).toEqual(['Offerte', 'Beside'])
})

test('who wants to be reminded is, unless somebody answers; the reminder is undone and ended by hand', async () => {
  const person = await beginThread(stories, 'Reminded')
  const before = await shown(person)
  const target = { threads: [person.threadId] }
  const later = async () => (await openThread(person.viewer, person.threadId, 'mail'))?.later
  const due = Date.now() + HOUR
  const set = await click(person, 'remind', target, { until: due })
  expect(await later()).toEqual({ kind: 'reminder', at: due })
  expect(await listed(person, 'snoozed')).toEqual(['Offerte'])
  expect(await shown(person)).toEqual(before)
  await takeBack(person, set)
  expect(await later()).toBeNull()

  await click(person, 'remind', target, { until: due })
  const ended = await click(person, 'unremind', target)
  expect(await later()).toBeNull()
  await takeBack(person, ended)
  expect(await later()).toEqual({ kind: 'reminder', at: due })
  await answerAgain(stories, person, 'RE: Re: Offerte')
  await runSlice(person.mailboxId, never)
  expect(await later()).toBeNull()
})

test('what is brought to the inbox or thrown away waits no longer, until that is undone', async () => {
  const person = await beginThread(stories, 'Ended')
  const target = { threads: [person.threadId] }
  const until = Date.now() + HOUR
  await click(person, 'snooze', target, { until })
  for (const kind of ['inbox', 'trash', 'spam'] as const) {
    const action = await click(person, kind, target)
    expect(await listed(person, 'snoozed')).toEqual([])
    await takeBack(person, action)
    expect(await listed(person, 'snoozed')).toEqual(['Offerte'])
  }
  await settleActions(person)
  await expectBothEqual(stories, person)
})

test('a snooze is undone, moved, and ended by hand', async () => {
  const person = await beginThread(stories, 'Moved')
  const before = await shown(person)
  const first = await click(person, 'snooze', { threads: [person.threadId] }, { until: Date.now() + HOUR })
  const second = await click(
    person,
    'snooze',
    { threads: [person.threadId] },
    { until: Date.now() + 2 * HOUR },
  )
  const until = async () => (await openThread(person.viewer, person.threadId, 'mail'))?.later?.at ?? 0
  expect(await until()).toBeGreaterThan(Date.now() + 1.5 * HOUR)
  await takeBack(person, second)
  expect(await until()).toBeLessThan(Date.now() + 1.5 * HOUR)
  await takeBack(person, first)
  expect(await until()).toBe(0)
  expect(await shown(person)).toEqual(before)
  await click(person, 'snooze', { threads: [person.threadId] }, { until: Date.now() + HOUR })
  await click(person, 'unsnooze', { threads: [person.threadId] })
  expect(await shown(person)).toEqual(before)
  expect(await listed(person, 'snoozed')).toEqual([])
  await settleActions(person)
  await expectBothEqual(stories, person)
})

test('an answer of somebody else ends a snooze and a reminder, one’s own mail does not', async () => {
  const person = await beginThread(stories, 'Answered')
  await click(person, 'snooze', { threads: [person.threadId] }, { until: Date.now() + HOUR })
  await remind(person, '2099-01-01')
  await settleActions(person)
  expect(await listed(person, 'snoozed')).toEqual(['Offerte'])
  await answerAgain(stories, person, 'Re: Re: Offerte', person.email)
  await runSlice(person.mailboxId, never)
  expect(await listed(person, 'snoozed')).toEqual(['Offerte'])
  await answerAgain(stories, person, 'RE: Re: Offerte')
  await runSlice(person.mailboxId, never)
  expect(await listed(person, 'snoozed')).toEqual([])
  expect(await listed(person, 'inbox')).toEqual(['Offerte', 'Beside'])
  const [left] = await db().execute(
    sql`select count(*)::int as n from reminders where thread_id = ${person.threadId}`,
  )
  expect(left?.n).toBe(0)
})

test('what nobody has answered comes up in the inbox at its time', async () => {
  const person = await beginThread(stories, 'Remind', { first: ['Klanten'], last: [] })
  await remind(person, '2026-11-20T13:00Z')
  expect(await listed(person, 'snoozed')).toEqual(['Offerte'])
  await wakeDue()
  await wakeDue()
  expect(await listed(person, 'snoozed')).toEqual([])
  expect(await listed(person, 'inbox')).toEqual(['Offerte', 'Beside'])
  await settleActions(person)
  await expectBothEqual(stories, person)
  expect((await shown(person))['RE: Offerte']).toBe('INBOX UNREAD')
})

test('a reminder of what stood in the inbox unread all the time still brings it to the top', async () => {
  const person = await beginThread(stories, 'Top', {
    first: ['INBOX'],
    answer: ['SENT'],
    last: ['INBOX', 'UNREAD'],
  })
  expect(await listed(person, 'inbox')).toEqual(['Beside', 'Offerte'])
  await remind(person, '2026-11-20T13:00Z')
  await wakeDue()
  expect(await listed(person, 'inbox')).toEqual(['Offerte', 'Beside'])
})

/** The person also lets Lilac delete mail for ever, which an installation may ask for. */
async function allowDeletion({ viewer, email, mailboxId }: Person): Promise<void> {
  const scopes = [GMAIL_SCOPE, DELETE_SCOPE]
  const granted = await stories.google.control<{ sub: string; refreshToken: string }>('grant', {
    clientId: TEST_CLIENT.clientId,
    email,
    scopes,
  })
  const [row] = await db().execute<{ issuer: string }>(
    sql`select issuer from mailboxes where id = ${mailboxId}`,
  )
  await keepGrant({
    by: 'consent',
    userId: viewer.userId,
    issuer: row?.issuer ?? '',
    subject: granted.sub,
    address: email,
    scopes,
    refreshToken: granted.refreshToken,
  })
}

test('mail is deleted for ever only where Google allows it, is gone at once, and comes back with the undo', async () => {
  const person = await beginThread(stories, 'Erase')
  const trash = { threads: [person.threadId], place: 'trash' as const }
  await click(person, 'trash', { threads: [person.threadId] })
  await settleActions(person)
  const before = await shown(person)
  await expect(click(person, 'delete', trash)).rejects.toThrow('does not let Lilac delete')
  await allowDeletion(person)

  const gone = await click(person, 'delete', trash)
  expect(Object.keys(await shown(person))).toEqual(['Beside'])
  expect(await listed(person, 'trash')).toEqual([])
  await tellGmail(person.mailboxId, never)
  const { gmailId } = await messageOf(person, 'Offerte')
  await stories.google.control('change', {
    mailbox: person.email,
    id: gmailId,
    add: ['IMPORTANT'],
    remove: [],
  })
  await runSlice(person.mailboxId, never)
  await takeBack(person, gone)
  expect(await shown(person)).toEqual({ ...before, Offerte: 'IMPORTANT Klanten TRASH' })
  expect(await listed(person, 'trash')).toEqual(['Offerte'])
  await settleActions(person)
  await expectBothEqual(stories, person)

  const again = await click(person, 'delete', trash)
  await db().execute(sql`update mail_action_runs set run_at = now() where mailbox_id = ${person.mailboxId}`)
  await settleActions(person)
  expect(Object.keys(await atGmail(stories.google, person))).toEqual(['Beside'])
  await expectBothEqual(stories, person)
  await expect(takeBack(person, again)).rejects.toThrow('can’t be taken back')
})

test('what Gmail will not delete is there again', async () => {
  const person = await beginThread(stories, 'Keep')
  await allowDeletion(person)
  const before = await shown(person)
  await stories.google.control('faults', {
    faults: [{ match: { path: '/messages/', method: 'DELETE' }, kind: 'status', status: 400 }],
  })
  await click(person, 'delete', { threads: [person.threadId] })
  await db().execute(sql`update mail_action_runs set run_at = now() where mailbox_id = ${person.mailboxId}`)
  await settleActions(person)
  expect(await shown(person)).toEqual(before)
  await expectBothEqual(stories, person)
})
