import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANNA, mail, need, refusal, SEEDS, startWorld, type World } from './world.ts'

const COLOUR = { textColor: '#ffffff', backgroundColor: '#16a766' }

describe.each(SEEDS)('labels, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
  })
  afterAll(() => world.stop())

  const create = async (name: string, more: object = {}) =>
    (await anna.users.labels.create({ userId: 'me', requestBody: { name, ...more } })).data
  const list = async () => need((await anna.users.labels.list({ userId: 'me' })).data.labels)

  test('the list is whole, without counts; colours may be missing in it and are in get', async () => {
    const { id } = await create('Customers/Big/Abroad', { color: COLOUR })
    expect(id).toMatch(/^Label_\d+$/)
    const labels = await list()
    expect(labels.map((label) => label.id)).toEqual(
      expect.arrayContaining([
        'INBOX',
        'SENT',
        'DRAFT',
        'TRASH',
        'SPAM',
        'UNREAD',
        'STARRED',
        'IMPORTANT',
        'CHAT',
        'CATEGORY_UPDATES',
        id,
      ]),
    )
    const listed = need(labels.find((label) => label.id === id))
    expect(listed).toMatchObject({
      name: 'Customers/Big/Abroad',
      type: 'user',
      labelListVisibility: 'labelShow',
    })
    expect(listed).not.toHaveProperty('messagesTotal')
    expect([undefined, COLOUR]).toContainEqual(listed.color)
    expect((await anna.users.labels.get({ userId: 'me', id: need(id) })).data.color).toEqual(COLOUR)
  })

  test('get counts messages and threads, all and unread', async () => {
    const [first] = await world.place(
      ANNA,
      [
        mail({ Subject: 'Spokes', 'Message-ID': '<a@postma.example>' }),
        mail({ Subject: 'Re: Spokes', References: '<a@postma.example>' }),
        mail({ Subject: 'Other' }),
      ],
      ['INBOX'],
    )
    await world.google.control('change', { mailbox: ANNA, id: first, add: ['UNREAD'] })
    const { data } = await anna.users.labels.get({ userId: 'me', id: 'INBOX' })
    expect(data).toMatchObject({
      messagesTotal: 3,
      messagesUnread: 1,
      threadsTotal: 2,
      threadsUnread: 1,
      type: 'system',
    })
  })

  test('a name that is taken, in whatever case, conflicts', async () => {
    await create('Suppliers')
    expect(await refusal(create('suppliers'))).toEqual({
      status: 409,
      reason: 'aborted',
      message: 'Label name exists or conflicts',
    })
  })

  test.each(['Trash', 'Enviado', 'INBOX', ' Blank', 'Two  blanks', '', 'Empty//level'])(
    '"%s" is no name for a label',
    async (name) => {
      expect(await refusal(create(name))).toMatchObject({ status: 400, message: 'Invalid label name' })
    },
  )

  test('colours come in pairs and from the palette', async () => {
    expect((await refusal(create('Half', { color: { textColor: '#ffffff' } }))).status).toBe(400)
    expect((await refusal(create('Odd', { color: { ...COLOUR, textColor: '#123456' } }))).status).toBe(400)
  })

  test('patch changes what it names; update replaces all', async () => {
    const id = need((await create('Deliveries', { color: COLOUR, labelListVisibility: 'labelHide' })).id)
    const patched = await anna.users.labels.patch({ userId: 'me', id, requestBody: { name: 'Shipments' } })
    expect(patched.data).toMatchObject({ name: 'Shipments', color: COLOUR, labelListVisibility: 'labelHide' })
    const updated = await anna.users.labels.update({ userId: 'me', id, requestBody: { id, name: 'Goods' } })
    expect(updated.data).toMatchObject({ name: 'Goods', labelListVisibility: 'labelShow' })
    expect(updated.data.color).toBeUndefined()
  })

  test('a deleted label is gone from every message; system labels stay', async () => {
    const id = need((await create('Short lived')).id)
    const [message = ''] = await world.place(ANNA, [mail({})], ['INBOX', id])
    expect((await anna.users.labels.delete({ userId: 'me', id })).status).toBe(204)
    const { data } = await anna.users.messages.get({ userId: 'me', id: message, format: 'minimal' })
    expect(data.labelIds).toEqual(['INBOX'])
    expect((await refusal(anna.users.labels.get({ userId: 'me', id }))).status).toBe(404)
    expect((await refusal(anna.users.labels.delete({ userId: 'me', id: 'INBOX' }))).status).toBe(400)
  })
})
