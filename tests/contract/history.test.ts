import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ANNA, BRAM, mail, need, refusal, SEEDS, startWorld, type World } from './world.ts'

describe.each(SEEDS)('history, seed %i', (seed) => {
  let started: World | undefined
  let world: World
  let anna: gmail_v1.Gmail
  let start: string

  beforeEach(async () => {
    started ??= await startWorld(seed)
    world = started
    anna = await world.client(ANNA)
    start = need((await anna.users.getProfile({ userId: 'me' })).data.historyId)
  })
  afterAll(() => world.stop())

  const history = async (parameters: gmail_v1.Params$Resource$Users$History$List = {}) =>
    (await anna.users.history.list({ userId: 'me', startHistoryId: start, ...parameters })).data
  const records = async (parameters: gmail_v1.Params$Resource$Users$History$List = {}) =>
    (await history(parameters)).history ?? []
  const arrived = async (subject = 'News') =>
    need((await world.deliver(mail({ Subject: subject, To: ANNA }), ANNA)).delivered[0]).id

  test('where nothing changed there is no history, only the id', async () => {
    expect(await history()).toEqual({ historyId: start })
  })

  test('new mail is a messageAdded with its labels', async () => {
    const id = await arrived()
    const [record, ...others] = await records()
    expect(others).toEqual([])
    expect(need(record?.messagesAdded?.[0]?.message)).toMatchObject({ id, threadId: expect.any(String) })
    expect(need(record?.messagesAdded?.[0]?.message?.labelIds)).toEqual(
      expect.arrayContaining(['INBOX', 'UNREAD']),
    )
    expect(record?.messages).toEqual([{ id, threadId: expect.any(String) }])
  })

  test('labels that a filter sets at delivery have no record of their own', async () => {
    const { labels } = await world.google.control<{ labels: { id: string }[] }>('labels', {
      mailbox: ANNA,
      labels: [{ name: `Filtered ${start}` }],
    })
    const raw = mail({ To: ANNA }).toString('base64url')
    const label = need(labels[0]).id
    await world.google.control('deliver', { raw, rcpt: [ANNA], labelIds: [label] })
    const found = await records()
    expect(found.flatMap((record) => record.labelsAdded ?? [])).toEqual([])
    expect(found[0]?.messagesAdded?.[0]?.message?.labelIds).toContain(label)
  })

  test('ids rise, with gaps, and are strings', async () => {
    for (let count = 0; count < 12; count += 1) await arrived()
    const { history: found, historyId } = await history()
    const ids = need(found).map((record) => Number(need(record.id)))
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    expect(need(ids.at(-1)) - need(ids[0])).toBeGreaterThan(11)
    expect(historyId).toBe(String(ids.at(-1)))
    expect(typeof historyId).toBe('string')
  })

  test('a label change says which labels; whether it says the message’s others is the seed’s choice', async () => {
    const id = await arrived()
    start = need((await history()).historyId)
    await anna.users.messages.modify({
      userId: 'me',
      id,
      requestBody: { addLabelIds: ['STARRED'], removeLabelIds: ['UNREAD'] },
    })
    const [record] = await records()
    expect(record?.labelsAdded?.[0]).toMatchObject({ message: { id }, labelIds: ['STARRED'] })
    expect(record?.labelsRemoved?.[0]).toMatchObject({ message: { id }, labelIds: ['UNREAD'] })
    const hint = record?.labelsAdded?.[0]?.message?.labelIds
    if (hint) expect(hint).toContain('STARRED')
  })

  test('trash is a label; only deleting for good is messagesDeleted', async () => {
    const id = await arrived()
    start = need((await history()).historyId)
    await anna.users.messages.trash({ userId: 'me', id })
    const [trashed] = await records()
    expect(trashed?.labelsAdded?.[0]?.labelIds).toEqual(['TRASH'])
    expect(trashed?.labelsRemoved?.[0]?.labelIds).toEqual(['INBOX'])
    expect(trashed).not.toHaveProperty('messagesDeleted')
    await anna.users.messages.delete({ userId: 'me', id })
    expect((await records()).at(-1)?.messagesDeleted?.[0]?.message?.id).toBe(id)
  })

  test('added and deleted inside one window, a message appears as both', async () => {
    const id = await arrived()
    await anna.users.messages.delete({ userId: 'me', id })
    const found = await records()
    expect(found.some((record) => record.messagesAdded?.[0]?.message?.id === id)).toBe(true)
    expect(found.some((record) => record.messagesDeleted?.[0]?.message?.id === id)).toBe(true)
  })

  test('pages hold every record, oldest first; a record may come again on the next page', async () => {
    const ids: string[] = []
    for (let count = 0; count < 7; count += 1) ids.push(await arrived(`News ${count}`))
    const seen: (string | null | undefined)[] = []
    let pageToken: string | undefined
    let pages = 0
    do {
      const page = await history({ maxResults: 3, ...(pageToken && { pageToken }) })
      seen.push(...(page.history ?? []).map((record) => record.messagesAdded?.[0]?.message?.id))
      pageToken = page.nextPageToken ?? undefined
      pages += 1
    } while (pageToken)
    expect(seen.filter((id, place) => id !== seen[place - 1])).toEqual(ids)
    expect(pages).toBe(3)
  })

  test('historyTypes leaves out the other kinds', async () => {
    const id = await arrived()
    await anna.users.messages.modify({ userId: 'me', id, requestBody: { addLabelIds: ['STARRED'] } })
    const found = await records({ historyTypes: ['labelAdded'] })
    expect(found).toHaveLength(1)
    expect(found[0]).not.toHaveProperty('messagesAdded')
    expect((await records({ historyTypes: ['messageAdded', 'labelAdded'] })).length).toBe(2)
    expect((await refusal(history({ historyTypes: ['other'] }))).status).toBe(400)
  })

  test('a labelId hides messages that lost the label', async () => {
    const id = await arrived()
    expect(await records({ labelId: 'INBOX' })).toHaveLength(1)
    await anna.users.messages.modify({ userId: 'me', id, requestBody: { removeLabelIds: ['INBOX'] } })
    expect(await records({ labelId: 'INBOX' })).toHaveLength(0)
  })

  test('many messages may change in one record, or each in its own', async () => {
    const ids = [await arrived('One'), await arrived('Two'), await arrived('Three')]
    start = need((await history()).historyId)
    await anna.users.messages.batchModify({ userId: 'me', requestBody: { ids, addLabelIds: ['STARRED'] } })
    const found = await records()
    expect([1, 3]).toContain(found.length)
    expect(found.flatMap((record) => record.labelsAdded ?? []).map(({ message }) => message?.id)).toEqual(ids)
  })

  test('every change of a message raises its own history id, to that of the record', async () => {
    const id = await arrived()
    await anna.users.messages.modify({ userId: 'me', id, requestBody: { addLabelIds: ['STARRED'] } })
    const { data } = await anna.users.messages.get({ userId: 'me', id, format: 'minimal' })
    expect(data.historyId).toBe((await records()).at(-1)?.id)
  })

  test('an id that is too old, or not reached yet, is not found; one that is none is refused', async () => {
    await arrived()
    const gone = { status: 404, reason: 'notFound' }
    expect(await refusal(history({ startHistoryId: '1' }))).toMatchObject(gone)
    expect(await refusal(history({ startHistoryId: '99999999999999' }))).toMatchObject(gone)
    expect((await refusal(history({ startHistoryId: 'x' }))).status).toBe(400)
    await world.google.control('expire-history', { mailbox: ANNA })
    expect(await refusal(history())).toMatchObject(gone)
    start = need((await anna.users.getProfile({ userId: 'me' })).data.historyId)
    expect(await history()).toEqual({ historyId: start })
  })

  test('past mail put in place leaves no record, and mail of others none either', async () => {
    await world.place(ANNA, [mail({})])
    await world.deliver(mail({ To: BRAM }), BRAM)
    expect(await records()).toEqual([])
  })
})
