import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANNA, BRAM, CARLA, mail, need, refusal, SEEDS, startWorld, type World } from './world.ts'

describe.each(SEEDS)('messages, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail
  let bram: gmail_v1.Gmail
  let ids: string[]

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
    bram = await world.client(BRAM)
    const mails = Array.from({ length: 620 }, (_, number) => mail({ To: ANNA, Subject: `Order ${number}` }))
    ids = await world.place(ANNA, mails)
  })
  afterAll(() => world.stop())

  const list = async (parameters: gmail_v1.Params$Resource$Users$Messages$List = {}) =>
    (await anna.users.messages.list({ userId: 'me', ...parameters })).data

  test('a profile gives the address, the counts and the history id as a string', async () => {
    const { data } = await anna.users.getProfile({ userId: ANNA.toUpperCase() })
    expect(data).toEqual({
      emailAddress: ANNA,
      messagesTotal: 620,
      threadsTotal: 620,
      historyId: expect.stringMatching(/^\d+$/),
    })
  })

  test('a list gives 100 ids a page unless asked, 500 at the most, and every message once over all pages', async () => {
    expect(need((await list()).messages)).toHaveLength(100)
    expect(need((await list({ maxResults: 9_999 })).messages)).toHaveLength(500)
    const seen: string[] = []
    let pageToken: string | undefined
    do {
      const page = await list({ maxResults: 250, ...(pageToken && { pageToken }) })
      seen.push(...(page.messages ?? []).map((message) => need(message.id)))
      pageToken = page.nextPageToken ?? undefined
    } while (pageToken)
    expect(seen).toHaveLength(620)
    expect(new Set(seen)).toEqual(new Set(ids))
  })

  test('the order is newest first, but only roughly', async () => {
    const seen = need((await list({ maxResults: 500 })).messages).map((message) =>
      ids.indexOf(need(message.id)),
    )
    for (const [place, age] of seen.entries()) expect(Math.abs(619 - place - age)).toBeLessThan(15)
    expect(seen).not.toEqual(seen.toSorted((a, b) => b - a))
  })

  test('the estimate of the size saturates at 201', async () => {
    expect((await list()).resultSizeEstimate).toBe(201)
  })

  test('an empty list has no messages at all', async () => {
    const { data } = await bram.users.messages.list({ userId: 'me' })
    expect(data).not.toHaveProperty('messages')
    expect(data).not.toHaveProperty('nextPageToken')
  })

  test('a page token of another listing, or a damaged one, is refused', async () => {
    const { nextPageToken } = await list()
    const pageToken = need(nextPageToken)
    expect(await refusal(list({ pageToken, q: 'subject:order' }))).toMatchObject({
      status: 400,
      message: 'Invalid pageToken',
    })
    expect((await refusal(list({ pageToken: `${pageToken}1` }))).status).toBe(400)
  })

  test('several labels must all be there', async () => {
    const [both = '', one = ''] = await world.place(CARLA, [mail({}), mail({})], ['INBOX'])
    const carla = await world.client(CARLA)
    await world.google.control('change', { mailbox: CARLA, id: both, add: ['STARRED'] })
    const labelled = async (...labelIds: string[]) =>
      ((await carla.users.messages.list({ userId: 'me', labelIds })).data.messages ?? []).map(({ id }) => id)
    expect(new Set(await labelled('INBOX'))).toEqual(new Set([both, one]))
    expect(await labelled('INBOX', 'STARRED')).toEqual([both])
    expect(await labelled('STARRED', 'UNREAD')).toEqual([])
    expect((await refusal(labelled('Label_none'))).status).toBe(400)
  })

  test('spam and trash are left out unless asked for', async () => {
    const [spam = '', trash = ''] = [
      ...(await world.place(CARLA, [mail({})], ['SPAM'])),
      ...(await world.place(CARLA, [mail({})], ['TRASH'])),
    ]
    const carla = await world.client(CARLA)
    const all = async (includeSpamTrash: boolean) =>
      (await carla.users.messages.list({ userId: 'me', includeSpamTrash })).data.messages?.map(({ id }) => id)
    expect(await all(false)).not.toEqual(expect.arrayContaining([spam]))
    expect(await all(true)).toEqual(expect.arrayContaining([spam, trash]))
  })

  test('each format gives what it should and no more', async () => {
    const id = need(ids[0])
    const get = async (parameters: object) =>
      (await anna.users.messages.get({ userId: 'me', id, ...parameters })).data
    const minimal = await get({ format: 'minimal' })
    expect(minimal).toEqual({
      id,
      threadId: expect.any(String),
      labelIds: ['INBOX'],
      snippet: 'Hello.',
      sizeEstimate: mail({ To: ANNA, Subject: 'Order 0' }).length,
      historyId: expect.stringMatching(/^\d+$/),
      internalDate: String(Date.UTC(2026, 8, 1, 9)),
    })
    const metadata = await get({ format: 'metadata', metadataHeaders: ['SUBJECT', 'to'] })
    expect(need(metadata.payload)).toEqual({
      mimeType: 'text/plain',
      headers: [
        { name: 'Subject', value: 'Order 0' },
        { name: 'To', value: ANNA },
      ],
    })
    const raw = await get({ format: 'raw' })
    expect(Buffer.from(need(raw.raw), 'base64url')).toEqual(mail({ To: ANNA, Subject: 'Order 0' }))
    expect(raw).not.toHaveProperty('payload')
    const full = await get({})
    expect(full).not.toHaveProperty('raw')
    expect(need(full.payload?.body?.data)).toBeTruthy()
  })

  test('labelIds of a message without labels are empty or absent, as the seed says', async () => {
    const [id = ''] = await world.place(BRAM, [mail({})], [])
    const { data } = await bram.users.messages.get({ userId: 'me', id })
    expect(data.labelIds ?? []).toEqual([])
  })

  test('an id belongs to one mailbox, and one that is none is refused', async () => {
    const id = need(ids[0])
    expect(await refusal(bram.users.messages.get({ userId: 'me', id }))).toMatchObject({
      status: 404,
      reason: 'notFound',
      message: 'Requested entity was not found.',
    })
    expect((await refusal(bram.users.messages.get({ userId: 'me', id: 'not an id' }))).status).toBe(400)
  })

  test('another person’s address, or an alias of one’s own, is denied', async () => {
    for (const userId of [BRAM, 'anna+x@spaakwerk.example']) {
      expect(await refusal(anna.users.messages.list({ userId }))).toMatchObject({
        status: 403,
        message: `Delegation denied for ${ANNA}`,
      })
    }
  })

  test('the first message of a thread may name it, and an answer joins it', async () => {
    const [first = '', answer = '', other = ''] = await world.place(CARLA, [
      mail({ 'Message-ID': '<first@postma.example>', Subject: 'Hubs' }),
      mail({
        'Message-ID': '<second@postma.example>',
        Subject: 'Re: Hubs',
        References: '<first@postma.example>',
      }),
      mail({ Subject: 'Something else', 'In-Reply-To': '<first@postma.example>' }),
    ])
    const carla = await world.client(CARLA)
    const threadOf = async (id: string) =>
      (await carla.users.messages.get({ userId: 'me', id, format: 'minimal' })).data.threadId
    expect(await threadOf(answer)).toBe(await threadOf(first))
    expect(await threadOf(other)).not.toBe(await threadOf(first))
    if (seed !== 3) expect(await threadOf(first)).toBe(first)
  })
})
