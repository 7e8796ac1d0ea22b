import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { act } from '#/lib/actions/act.ts'
import { tellGmail } from '#/lib/actions/tell.ts'
import { actionView } from '#/lib/actions/views.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { ACTION_CASES } from '#/tests/support/action-cases.ts'
import {
  atGmail,
  beginThread,
  click,
  expectBothEqual,
  messageOf,
  openRuns,
  type Person,
  settleActions,
  shown,
  takeBack,
} from '#/tests/support/action-stories.ts'
import { never, syncStories } from '#/tests/support/sync-stories.ts'

const stories = syncStories({ seed: 3, env: { GMAIL_UNITS_PER_MINUTE: '1000000' } })

const begin = (name: string, labels?: Parameters<typeof beginThread>[2]) => beginThread(stories, name, labels)
const expectSettled = (person: Person) => expectBothEqual(stories, person)

test.each(ACTION_CASES)(
  '$kind shows at once, is told to Gmail, confirmed by history, and taken back ($number)',
  async ({ kind, before, more, place, after, number }) => {
    const person = await begin(`${kind.replace('_', '')}${number}`, before)
    const first = await shown(person)
    const done = await click(person, kind, { threads: [person.threadId], ...(place && { place }) }, more)
    expect(done).toMatchObject({
      kind,
      threads: 1,
      applied: 1,
      state: 'applied',
      refused: [],
      undone: false,
    })

    const wanted = { ...first, ...after }
    expect(await shown(person)).toEqual(wanted)
    expect(await atGmail(stories.google, person)).toEqual(first)

    await tellGmail(person.mailboxId, never)
    expect(await atGmail(stories.google, person)).toEqual(wanted)
    expect(await shown(person)).toEqual(wanted)
    await settleActions(person)
    await expectSettled(person)

    await takeBack(person, done)
    expect(await shown(person)).toEqual(first)
    await settleActions(person)
    await expectSettled(person)
    expect(await atGmail(stories.google, person)).toEqual(first)
    expect(await actionView(person.viewer, done.id)).toMatchObject({ undone: true })
  },
)

test('an action that is clicked twice is one, also at the same moment', async () => {
  const person = await begin('Double')
  const input = { key: randomUUID(), kind: 'archive' as const, target: { threads: [person.threadId] } }
  const views = await Promise.all(Array.from({ length: 10 }, () => act(person.viewer, input)))
  expect(new Set(views.map(({ id }) => id)).size).toBe(1)
  await settleActions(person)
  await expectSettled(person)
})

test('an action that changes nothing tells Gmail nothing', async () => {
  const person = await begin('Nothing')
  const calls = await stories.callsOf(person.email)
  await click(person, 'unstar', { threads: [person.threadId] })
  expect(await openRuns(person)).toBe(0)
  await tellGmail(person.mailboxId, never)
  expect(await stories.callsOf(person.email)).toBe(calls)
})

test('an action on one message touches no other, and a label taken from one stays on the others', async () => {
  const person = await begin('Single')
  const before = await shown(person)
  const { id } = await messageOf(person, 'Offerte')
  await click(person, 'unlabel', { messages: [id] }, { label: 'Klanten' })
  await settleActions(person)
  await expectSettled(person)
  expect(await shown(person)).toEqual({ ...before, Offerte: 'INBOX' })
})

test('an action is undone before Gmail was told, and Gmail ends where it was', async () => {
  const person = await begin('Early')
  const before = await shown(person)
  const done = await click(person, 'trash', { threads: [person.threadId] })
  const back = await Promise.all([takeBack(person, done), takeBack(person, done)])
  expect(back[0]?.id).toBe(back[1]?.id)
  expect(await shown(person)).toEqual(before)
  await settleActions(person)
  await expectSettled(person)
  expect(await shown(person)).toEqual(before)
})

test('an action is undone between Gmail’s answer and its history', async () => {
  const person = await begin('Between')
  const before = await shown(person)
  const done = await click(person, 'spam', { threads: [person.threadId] })
  await tellGmail(person.mailboxId, never)
  await takeBack(person, done)
  await runSlice(person.mailboxId, never)
  expect(await shown(person)).toEqual(before)
  await settleActions(person)
  await expectSettled(person)
  expect(await shown(person)).toEqual(before)
})

test('an action of somebody else is neither seen nor undone, and their mail not changed', async () => {
  const [lotte, bram] = [await begin('Lotte'), await begin('Bram')]
  const done = await click(lotte, 'archive', { threads: [lotte.threadId] })
  await expect(actionView(bram.viewer, done.id)).rejects.toThrow('not yours to see')
  await expect(takeBack(bram, done)).rejects.toThrow('not yours to see')
  await expect(click(bram, 'trash', { threads: [lotte.threadId] })).rejects.toThrow('not yours to see')
  const { id } = await messageOf(lotte, 'Offerte')
  await expect(click(bram, 'trash', { messages: [id] })).rejects.toThrow('not yours to see')
  await expect(click(bram, 'label', { threads: [bram.threadId] }, { label: 'Geheim' })).rejects.toThrow()
  const before = await shown(lotte)
  await click(bram, 'trash', { threads: [lotte.threadId, bram.threadId] })
  expect(await shown(lotte)).toEqual(before)
})

test('a label that comes and goes at Gmail while one waits is not lost, and does not flicker', async () => {
  const person = await begin('Meanwhile')
  const { gmailId } = await messageOf(person, 'RE: Offerte')
  const change = (add: string[], remove: string[]) =>
    stories.google.control('change', { mailbox: person.email, id: gmailId, add, remove })
  await click(person, 'archive', { threads: [person.threadId] })
  await change(['STARRED'], ['UNREAD'])
  await runSlice(person.mailboxId, never) // history of the others' change, before Gmail was told of ours
  expect((await shown(person))['RE: Offerte']).toBe('STARRED')
  await tellGmail(person.mailboxId, never)
  await change(['INBOX'], []) // somebody wants it back, after us
  expect((await shown(person))['RE: Offerte']).toBe('STARRED')
  await settleActions(person)
  await expectSettled(person)
  expect((await shown(person))['RE: Offerte']).toBe('INBOX STARRED')
})
