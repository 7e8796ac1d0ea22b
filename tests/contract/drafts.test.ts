import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANNA, BRAM, mail, need, refusal, SEEDS, startWorld, type World } from './world.ts'

describe.each(SEEDS)('drafts, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
  })
  afterAll(() => world.stop())

  const message = (subject: string, threadId?: string) => ({
    raw: mail({ From: ANNA, To: BRAM, Subject: subject, 'X-Lilac-Draft': 'marker' }).toString('base64url'),
    ...(threadId && { threadId }),
  })
  const create = async (subject: string, threadId?: string) =>
    (await anna.users.drafts.create({ userId: 'me', requestBody: { message: message(subject, threadId) } }))
      .data
  const historySince = async (startHistoryId: string) =>
    (await anna.users.history.list({ userId: 'me', startHistoryId })).data.history ?? []
  const historyId = async () => need((await anna.users.getProfile({ userId: 'me' })).data.historyId)

  test('a draft has an id of its own, and its message the label DRAFT alone', async () => {
    const draft = await create('Begun')
    expect(draft.message?.labelIds).toEqual(['DRAFT'])
    const found = await anna.users.drafts.get({ userId: 'me', id: need(draft.id), format: 'metadata' })
    expect(found.data.message?.id).toBe(draft.message?.id)
    expect(found.data.message?.payload?.headers).toContainEqual({ name: 'X-Lilac-Draft', value: 'marker' })
  })

  test('an update keeps the draft’s id and thread and replaces its message', async () => {
    const draft = await create('First words')
    const start = await historyId()
    const { data } = await anna.users.drafts.update({
      userId: 'me',
      id: need(draft.id),
      requestBody: { message: message('Second words') },
    })
    expect(data.id).toBe(draft.id)
    expect(data.message?.id).not.toBe(draft.message?.id)
    expect(data.message?.threadId).toBe(draft.message?.threadId)
    const gone = anna.users.messages.get({ userId: 'me', id: need(draft.message?.id) })
    expect((await refusal(gone)).status).toBe(404)
    const changes = await historySince(start)
    expect(changes.flatMap((record) => record.messagesDeleted ?? [])[0]?.message?.id).toBe(draft.message?.id)
    const added = changes.flatMap((record) => record.messagesAdded ?? [])[0]?.message
    expect([added?.id, added?.labelIds]).toEqual([data.message?.id, ['DRAFT']])
  })

  test('sending gives a new message under SENT in the same thread; the draft is gone', async () => {
    const draft = await create('To be sent')
    const start = await historyId()
    const { data } = await anna.users.drafts.send({ userId: 'me', requestBody: { id: draft.id ?? null } })
    expect(data.id).not.toBe(draft.message?.id)
    expect([data.threadId, data.labelIds]).toEqual([draft.message?.threadId, ['SENT']])
    const changes = await historySince(start)
    expect(changes.flatMap((record) => record.messagesDeleted ?? [])[0]?.message?.id).toBe(draft.message?.id)
    expect(changes.flatMap((record) => record.messagesAdded ?? [])[0]?.message?.id).toBe(data.id)
    expect((await refusal(anna.users.drafts.get({ userId: 'me', id: need(draft.id) }))).status).toBe(404)
    const again = anna.users.drafts.send({ userId: 'me', requestBody: { id: draft.id ?? null } })
    expect(await refusal(again)).toMatchObject({ status: 404, reason: 'notFound' })
  })

  test('a draft may be changed as it is sent', async () => {
    const draft = await create('Old subject')
    const { data } = await anna.users.drafts.send({
      userId: 'me',
      requestBody: { id: draft.id ?? null, message: message('New subject') },
    })
    const sent = await anna.users.messages.get({ userId: 'me', id: need(data.id), format: 'metadata' })
    expect(sent.data.payload?.headers).toContainEqual({ name: 'Subject', value: 'New subject' })
  })

  test('an answer’s draft stands in the thread that it names', async () => {
    const { delivered } = await world.deliver(mail({ To: ANNA, Subject: 'Question' }), ANNA)
    const thread = need(delivered[0]).threadId
    const draft = await create('Re: Question', thread)
    expect(draft.message?.threadId).toBe(thread)
    expect(await refusal(create('Nowhere', 'abc123'))).toMatchObject({
      status: 400,
      message: 'Invalid thread_id value',
    })
  })

  test('drafts are listed with their messages, and deleted for good', async () => {
    const draft = await create('Thrown away')
    const listed = async () =>
      (await anna.users.drafts.list({ userId: 'me', q: 'subject:thrown' })).data.drafts
    expect(await listed()).toEqual([
      { id: draft.id, message: { id: draft.message?.id, threadId: draft.message?.threadId } },
    ])
    expect((await anna.users.drafts.delete({ userId: 'me', id: need(draft.id) })).status).toBe(204)
    expect(await listed()).toBeUndefined()
  })

  test('a draft needs a mail, and a token that may only send cannot make one', async () => {
    const empty = anna.users.drafts.create({ userId: 'me', requestBody: { message: {} } })
    expect(await refusal(empty)).toMatchObject({
      status: 400,
      message: expect.stringContaining("'raw' RFC822"),
    })
    const sender = await world.client(ANNA, 'send')
    const denied = sender.users.drafts.create({ userId: 'me', requestBody: { message: message('No') } })
    expect((await refusal(denied)).reason).toBe('insufficientPermissions')
  })
})
