import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANNA, mail, need, refusal, SEEDS, startWorld, type World } from './world.ts'

describe.each(SEEDS)('threads, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
  })
  afterAll(() => world.stop())

  let count = 0
  /** A conversation of so many mails; gives the ids of its messages and of the thread. */
  const talk = async (length: number, labels = ['INBOX']) => {
    const name = `talk${count++}`
    const mails = Array.from({ length }, (_, place) =>
      mail({
        Subject: place === 0 ? name : `Re: ${name}`,
        'Message-ID': `<${name}.${place}@postma.example>`,
        ...(place > 0 && { References: `<${name}.0@postma.example> <${name}.${place - 1}@postma.example>` }),
      }),
    )
    const ids = await world.place(ANNA, mails, labels)
    const { data } = await anna.users.messages.get({ userId: 'me', id: need(ids[0]), format: 'minimal' })
    return { ids, thread: need(data.threadId) }
  }
  const get = async (id: string, format = 'minimal') =>
    (await anna.users.threads.get({ userId: 'me', id, format })).data
  const labels = async (id: string) =>
    (await get(id)).messages?.map(({ labelIds }) => (labelIds ?? []).toSorted())

  test('a thread has its messages oldest first, and no labels of its own', async () => {
    const { ids, thread } = await talk(3)
    const found = await get(thread, 'full')
    expect(found.messages?.map(({ id }) => id)).toEqual(ids)
    expect(found.historyId).toMatch(/^\d+$/)
    expect(found).not.toHaveProperty('labelIds')
    expect(found.messages?.[2]?.payload?.body?.data).toBeTruthy()
    expect((await get(thread, 'metadata')).messages?.[0]?.payload?.headers).toBeDefined()
    expect((await refusal(get(thread, 'raw'))).status).toBe(400)
  })

  test('a list has each thread once, with its id, snippet and history id', async () => {
    const { thread } = await talk(3, ['INBOX', 'STARRED'])
    const { data } = await anna.users.threads.list({ userId: 'me', labelIds: ['STARRED'] })
    expect(data.threads).toEqual([
      { id: thread, snippet: 'Hello.', historyId: expect.stringMatching(/^\d+$/) },
    ])
  })

  test('a thread is listed when any of its messages matches', async () => {
    const { ids, thread } = await talk(3)
    await world.google.control('change', { mailbox: ANNA, id: ids[1], add: ['IMPORTANT'] })
    const { data } = await anna.users.threads.list({ userId: 'me', q: 'is:important' })
    expect(data.threads?.map(({ id }) => id)).toEqual([thread])
  })

  test('pages hold every thread once', async () => {
    const talks = [await talk(2), await talk(1), await talk(4)]
    const all = new Set<string>()
    let pageToken: string | undefined
    let seen = 0
    do {
      const { data } = await anna.users.threads.list({
        userId: 'me',
        maxResults: 2,
        ...(pageToken && { pageToken }),
      })
      for (const { id } of data.threads ?? []) all.add(need(id))
      seen += data.threads?.length ?? 0
      pageToken = data.nextPageToken ?? undefined
    } while (pageToken)
    expect(seen).toBe(all.size)
    for (const { thread } of talks) expect(all).toContain(thread)
    expect((await anna.users.getProfile({ userId: 'me' })).data.threadsTotal).toBe(all.size)
  })

  test('modify, trash and untrash reach all messages of the moment, and none that comes later', async () => {
    const { thread } = await talk(2)
    await anna.users.threads.modify({ userId: 'me', id: thread, requestBody: { addLabelIds: ['STARRED'] } })
    expect(await labels(thread)).toEqual([
      ['INBOX', 'STARRED'],
      ['INBOX', 'STARRED'],
    ])
    await world.deliver(
      mail({ Subject: `Re: talk${count - 1}`, References: `<talk${count - 1}.0@postma.example>` }),
      ANNA,
    )
    expect((await labels(thread))?.[2]).not.toContain('STARRED')
    await anna.users.threads.trash({ userId: 'me', id: thread })
    for (const each of need(await labels(thread))) expect(each).toContain('TRASH')
    await anna.users.threads.untrash({ userId: 'me', id: thread })
    for (const each of need(await labels(thread))) expect(each).not.toContain('TRASH')
  })

  test('deleting a thread deletes its messages', async () => {
    const { ids, thread } = await talk(2)
    const before = await anna.users.getProfile({ userId: 'me' })
    await anna.users.threads.delete({ userId: 'me', id: thread })
    const after = await anna.users.getProfile({ userId: 'me' })
    expect(after.data.threadsTotal).toBe(need(before.data.threadsTotal) - 1)
    expect(after.data.messagesTotal).toBe(need(before.data.messagesTotal) - 2)
    expect((await refusal(get(thread))).status).toBe(404)
    expect((await refusal(anna.users.messages.get({ userId: 'me', id: need(ids[1]) }))).status).toBe(404)
  })

  test('a conversation goes on in a new thread after a hundred messages', async () => {
    const { thread } = await talk(103)
    expect((await get(thread)).messages).toHaveLength(100)
  })
})
