import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type WorldMailbox, worldMail } from '#/demo/world/build.ts'
import { keepArriving } from '#/demo/world/life.ts'
import { stranger } from '#/demo/world/people.ts'
import { picturesAt } from '#/demo/world/remote-pictures.ts'
import { fillGoogle } from '#/demo/world/seed.ts'
import { startGoogle, type TestGoogle } from '#/tests/support/google.ts'
import { startProcess } from '#/tests/support/process.ts'

const now = Date.now() - 3_600_000 // what arrives in these tests is younger than the world
const patient = 180_000 // ms; the whole world is made and put in place, on two busy cores

type Truth = {
  messages: { id: string; threadId: string; labelIds: string[]; bodyHash: string; internalDate: number }[]
  labels: { id: string; name: string; color?: { backgroundColor: string } }[]
}

let google: TestGoogle
let boxes: WorldMailbox[]

beforeAll(async () => {
  google = await startGoogle()
  boxes = (await worldMail(1, now, picturesAt(google.url))).mailboxes
}, patient)

afterAll(() => google?.stop())

test(
  'every mailbox holds its mail byte for byte, under its labels, and a conversation is one thread',
  async () => {
    const { filled, messages } = await fillGoogle(google.url, { now })
    expect(filled).toBe(true)
    expect(messages).toBe(boxes.reduce((sum, box) => sum + box.messages.length, 0))
    for (const box of boxes) {
      const state = await truth(box.address)
      const names = new Map(state.labels.map(({ id, name }) => [id, name]))
      const held = state.messages.map(({ bodyHash, labelIds }) => [
        bodyHash,
        ...labelIds.map((id) => names.get(id) ?? id).sort(),
      ])
      const wanted = box.messages.map(({ raw, labelIds }) => [sha256(raw), ...labelIds.toSorted()])
      expect(held.map(String).sort(), box.address).toEqual(wanted.map(String).sort())
      expect(splitConversations(box, state), box.address).toEqual([])
      for (const { name, backgroundColor } of box.labels) {
        expect(state.labels.find((label) => label.name === name)?.color?.backgroundColor).toBe(
          backgroundColor,
        )
      }
    }
    expect((await truth(stranger.email)).messages).toEqual([])
  },
  patient,
)

test(
  'new mail arrives in the threads that it answers and in new ones, and a later run tells no mail again',
  async () => {
    const before = await truth('lotte@spaakwerk.example')
    const told = [...(await live(8)), ...(await live(8))]
    expect(new Set(told).size).toBe(told.length)
    const known = new Set(before.messages.map(({ id }) => id))
    const arrived = (await truth('lotte@spaakwerk.example')).messages.filter(({ id }) => !known.has(id))
    expect(arrived.length).toBeGreaterThan(5)
    expect(arrived.filter(({ labelIds }) => !labelIds.includes('INBOX'))).toEqual([])
    const threads = new Set(before.messages.map(({ threadId }) => threadId))
    expect(arrived.filter(({ threadId }) => threads.has(threadId)).length).toBeGreaterThan(2)
    expect(arrived.filter(({ threadId }) => !threads.has(threadId)).length).toBeGreaterThan(0)
  },
  patient,
)

test(
  'as a process it leaves a filled Google as it is, tells what happens in lines of JSON, and ends when told to',
  async () => {
    const before = await truth('lotte@spaakwerk.example')
    const args = ['demo/world/main.ts', '--google', google.url, '--live', '0.05']
    const world = startProcess('the world', args, { PATH: process.env.PATH ?? '' })
    await world.waitFor(/"ready":true,"filled":false/)
    await world.waitFor(/"changed"/, patient)
    await world.kill('SIGTERM')
    for (const line of world.output().trim().split('\n')) expect(() => JSON.parse(line), line).not.toThrow()
    const known = new Set((await truth('lotte@spaakwerk.example')).messages.map(({ id }) => id))
    expect(before.messages.filter(({ id }) => !known.has(id))).toEqual([])
  },
  patient,
)

test(
  'a filling that was cut off is taken up, and nothing is there twice',
  async () => {
    const other = await startGoogle()
    onTestFinished(() => other.stop())
    const cut = new AbortController()
    const filling = fillGoogle(other.url, {
      now,
      signal: cut.signal,
      onProgress: ({ mailbox }) => mailbox.startsWith('bram@') && cut.abort(),
    })
    await expect(filling).rejects.toThrow()
    const again = await fillGoogle(other.url, { now: now + 3_600_000 })
    expect(again).toMatchObject({ filled: true, now }) // the first filling decides the moment
    const { mailboxes } = await worldMail(1, now, picturesAt(other.url))
    for (const box of mailboxes) {
      const state = await truth(box.address, other)
      const held = state.messages.map(({ bodyHash }) => bodyHash).sort()
      expect(held, box.address).toEqual(box.messages.map(({ raw }) => sha256(raw)).sort())
    }
  },
  patient,
)

/** Lets so many mails arrive; gives their subjects with their receivers. */
async function live(count: number): Promise<string[]> {
  const enough = new AbortController()
  const told: string[] = []
  await keepArriving(google.url, {
    everyMs: 5,
    signal: enough.signal,
    now,
    onHappening(happening) {
      if ('arrived' in happening) told.push(`${happening.arrived} ${happening.for}`)
      if (told.length === count) enough.abort()
    },
  })
  return told
}

/** The keys of scripted conversations whose messages lie in more than one thread of the mailbox. */
function splitConversations(box: WorldMailbox, state: Truth): string[] {
  const threadOf = new Map(state.messages.map(({ bodyHash, threadId }) => [bodyHash, threadId]))
  const scripted = box.messages.filter(({ thread }) => /^(featured |sixty|list-|[a-z]{2}-)/.test(thread))
  const byKey = Map.groupBy(scripted, ({ thread }) => thread)
  return [...byKey]
    .filter(([, list]) => new Set(list.map(({ raw }) => threadOf.get(sha256(raw)))).size > 1)
    .map(([key]) => key)
}

function truth(mailbox: string, at = google): Promise<Truth> {
  return at.control<Truth>(`truth?mailbox=${mailbox}`)
}

function sha256(raw: Buffer): string {
  return createHash('sha256').update(raw).digest('hex')
}
