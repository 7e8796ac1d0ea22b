import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANNA, mail, need, refusal, SEEDS, startWorld, type World } from './world.ts'

describe.each(SEEDS)('changing messages, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
  })
  afterAll(() => world.stop())

  const placed = async (...labels: string[]) => need((await world.place(ANNA, [mail({})], labels))[0])
  const labelsOf = async (id: string) =>
    ((await anna.users.messages.get({ userId: 'me', id, format: 'minimal' })).data.labelIds ?? []).sort()
  const historyId = async () => need((await anna.users.getProfile({ userId: 'me' })).data.historyId)
  const modify = (id: string, addLabelIds: string[], removeLabelIds: string[] = []) =>
    anna.users.messages.modify({ userId: 'me', id, requestBody: { addLabelIds, removeLabelIds } })

  test('modify adds and removes labels and answers with what there is then', async () => {
    const id = await placed('INBOX', 'UNREAD')
    const { data } = await modify(id, ['STARRED'], ['UNREAD'])
    expect([data.id, need(data.labelIds).sort()]).toEqual([id, ['INBOX', 'STARRED']])
    expect(await labelsOf(id)).toEqual(['INBOX', 'STARRED'])
  })

  test('a change that changes nothing leaves the history id as it was', async () => {
    const id = await placed('INBOX')
    const before = await historyId()
    await modify(id, ['INBOX'], ['STARRED'])
    expect(await historyId()).toBe(before)
    await modify(id, ['STARRED'])
    expect(BigInt(await historyId())).toBeGreaterThan(BigInt(before))
  })

  test('what Gmail refuses is refused', async () => {
    const id = await placed('INBOX')
    const many = Array.from({ length: 101 }, (_, number) => `Label_${number}`)
    for (const [add, remove] of [
      [['SENT'], []],
      [['DRAFT'], []],
      [[], ['SENT']],
      [['INBOX', 'TRASH'], []],
      [['SPAM', 'TRASH'], []],
      [['Label_unknown'], []],
      [['STARRED'], ['STARRED']],
      [many, []],
      [[], []],
    ] as [string[], string[]][]) {
      expect([add, remove, (await refusal(modify(id, add, remove))).status]).toEqual([add, remove, 400])
    }
  })

  test('trash takes a message out of the inbox, untrash out of the trash; neither deletes it', async () => {
    const id = await placed('INBOX', 'UNREAD')
    await anna.users.messages.trash({ userId: 'me', id })
    expect(await labelsOf(id)).toEqual(['TRASH', 'UNREAD'])
    await anna.users.messages.untrash({ userId: 'me', id })
    expect(await labelsOf(id)).toEqual(['UNREAD'])
  })

  test('inbox, spam and trash exclude one another', async () => {
    const id = await placed('INBOX')
    await modify(id, ['SPAM'])
    expect(await labelsOf(id)).toEqual(['SPAM'])
    await modify(id, ['INBOX'])
    expect(await labelsOf(id)).toEqual(['INBOX'])
  })

  test('batchModify changes many, answers nothing, and passes over ids that are not there', async () => {
    const ids = [await placed('INBOX'), await placed('INBOX')]
    const response = await anna.users.messages.batchModify({
      userId: 'me',
      requestBody: { ids: [...ids, 'abcdef'], addLabelIds: ['STARRED'], removeLabelIds: ['INBOX'] },
    })
    expect(response.status).toBe(204)
    for (const id of ids) expect(await labelsOf(id)).toEqual(['STARRED'])
    const tooMany = {
      ids: Array.from({ length: 1_001 }, (_, number) => number.toString(16)),
      addLabelIds: ['STARRED'],
    }
    expect(
      (await refusal(anna.users.messages.batchModify({ userId: 'me', requestBody: tooMany }))).status,
    ).toBe(400)
  })

  test('deleting is for good, and only a token for everything may', async () => {
    const [one, two] = [await placed('INBOX'), await placed('INBOX')]
    const modest = await world.client(ANNA, 'modify')
    const denied = await refusal(modest.users.messages.delete({ userId: 'me', id: one }))
    expect(denied).toEqual({
      status: 403,
      reason: 'insufficientPermissions',
      message: 'Request had insufficient authentication scopes.',
    })
    expect((await anna.users.messages.delete({ userId: 'me', id: one })).status).toBe(204)
    expect((await refusal(anna.users.messages.delete({ userId: 'me', id: one }))).status).toBe(404)
    await anna.users.messages.batchDelete({ userId: 'me', requestBody: { ids: [two] } })
    expect((await refusal(anna.users.messages.get({ userId: 'me', id: two }))).status).toBe(404)
  })

  test('a draft’s message takes no other label', async () => {
    const { data } = await anna.users.drafts.create({
      userId: 'me',
      requestBody: { message: { raw: mail({ To: ANNA }).toString('base64url') } },
    })
    expect((await refusal(modify(need(data.message?.id), ['STARRED']))).status).toBe(400)
  })

  test('insert keeps a mail as it is, dated when it came; import dates it by its header', async () => {
    const bytes = mail({
      To: ANNA,
      'Message-ID': '<own@postma.example>',
      Date: 'Thu, 1 Jan 2026 10:00:00 +0100',
    })
    const requestBody = { raw: bytes.toString('base64url'), labelIds: ['INBOX', 'STARRED'] }
    const inserted = need((await anna.users.messages.insert({ userId: 'me', requestBody })).data.id)
    const imported = need((await anna.users.messages.import({ userId: 'me', requestBody })).data.id)
    const [one, two] = await Promise.all(
      [inserted, imported].map(async (id) => (await anna.users.messages.get({ userId: 'me', id })).data),
    )
    expect(need(one?.labelIds).sort()).toEqual(['INBOX', 'STARRED'])
    expect(Date.now() - Number(one?.internalDate)).toBeLessThan(60_000)
    expect(Number(two?.internalDate)).toBe(Date.UTC(2026, 0, 1, 9))
    expect(two?.payload?.headers).toContainEqual({ name: 'Message-ID', value: '<own@postma.example>' })
  })
})
