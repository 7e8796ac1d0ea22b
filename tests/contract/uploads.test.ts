import { Readable } from 'node:stream'
import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANNA, BRAM, mail, need, refusal, SEEDS, startWorld, type World } from './world.ts'

const CHUNK = 262_144

describe.each(SEEDS)('uploads, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail
  let token: string

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
    token = (await world.grant(ANNA)).accessToken
  })
  afterAll(() => world.stop())

  const large = (subject: string, bytes: number) =>
    mail({ From: ANNA, To: BRAM, Subject: subject }, 'x'.repeat(bytes))
  const rawOf = async (id: string | null | undefined) => {
    const { data } = await anna.users.messages.get({ userId: 'me', id: need(id), format: 'raw' })
    return Buffer.from(need(data.raw), 'base64url')
  }
  const call = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(new URL(path, world.google.url), {
      method: 'POST',
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    })
  const start = async (
    path: string,
    metadata: object,
    headers: Record<string, string> = {},
    method = 'POST',
  ) => {
    const response = await call(`${path}?uploadType=resumable`, {
      method,
      headers: { 'content-type': 'application/json', 'x-upload-content-type': 'message/rfc822', ...headers },
      body: JSON.stringify(metadata),
    })
    return { status: response.status, session: response.headers.get('location') ?? '' }
  }
  const put = async (session: string, range: string, bytes: Buffer) => {
    const response = await call(session, {
      method: 'PUT',
      headers: { 'content-range': `bytes ${range}` },
      body: new Uint8Array(bytes),
    })
    const text = await response.text()
    return {
      status: response.status,
      range: response.headers.get('range'),
      body: text ? JSON.parse(text) : undefined,
    }
  }

  test('the mail alone, as media', async () => {
    const bytes = large('Media', 6_000_000)
    const { data } = await anna.users.messages.send({
      userId: 'me',
      media: { mimeType: 'message/rfc822', body: Readable.from([bytes]) },
    })
    expect((await rawOf(data.id)).length).toBeGreaterThan(6_000_000)
  })

  test('the mail beside its thread, as multipart', async () => {
    const { delivered } = await world.deliver(mail({ To: ANNA, Subject: 'Big question' }), ANNA)
    const threadId = need(delivered[0]).threadId
    const { data } = await anna.users.messages.send({
      userId: 'me',
      requestBody: { threadId },
      media: { mimeType: 'message/rfc822', body: Readable.from([large('Re: Big question', 6_000_000)]) },
    })
    expect(data.threadId).toBe(threadId)
    const draft = await anna.users.drafts.create({
      userId: 'me',
      requestBody: { message: { threadId } },
      media: { mimeType: 'message/rfc822', body: Readable.from([large('Re: Big question', 10)]) },
    })
    expect(draft.data.message?.threadId).toBe(threadId)
  })

  test('multipart under uploadType=media is refused', async () => {
    const response = await call('/upload/gmail/v1/users/me/messages/send?uploadType=media', {
      headers: { 'content-type': 'multipart/related; boundary=b' },
      body: '--b--',
    })
    expect(response.status).toBe(400)
  })

  test.each(['/upload', '/resumable/upload'])('in chunks of 256 KiB, at %s', async (prefix) => {
    const bytes = large(`In chunks ${prefix}`, 2 * CHUNK + 500)
    const { status, session } = await start(
      `${prefix}/gmail/v1/users/me/messages/send`,
      {},
      { 'x-upload-content-length': String(bytes.length) },
    )
    expect(status).toBe(200)
    const total = bytes.length
    expect(await put(session, `0-${CHUNK - 1}/${total}`, bytes.subarray(0, CHUNK))).toMatchObject({
      status: 308,
      range: `bytes=0-${CHUNK - 1}`,
    })
    expect(await put(session, `*/${total}`, Buffer.alloc(0))).toMatchObject({
      status: 308,
      range: `bytes=0-${CHUNK - 1}`,
    })
    const odd = await put(session, `${CHUNK}-${CHUNK + 99}/${total}`, bytes.subarray(CHUNK, CHUNK + 100))
    expect(odd.status).toBe(400)
    expect(
      (await put(session, `${CHUNK}-${2 * CHUNK - 1}/${total}`, bytes.subarray(CHUNK, 2 * CHUNK))).status,
    ).toBe(308)
    const last = await put(session, `${2 * CHUNK}-${total - 1}/${total}`, bytes.subarray(2 * CHUNK))
    expect(last).toMatchObject({ status: 200, body: { id: expect.any(String), labelIds: ['SENT'] } })
    const sent = await rawOf(last.body.id)
    expect(sent.subarray(sent.indexOf('\r\n\r\n'))).toEqual(bytes.subarray(bytes.indexOf('\r\n\r\n')))
  })

  test('after a lost answer the session says how much is there, and the sending happened once', async () => {
    const bytes = large('Answer lost', 100)
    const { session } = await start('/upload/gmail/v1/users/me/messages/send', {})
    await world.google.control('faults', {
      faults: [{ match: { path: 'upload_id' }, kind: 'lost_answer', times: 1 }],
    })
    await expect(put(session, `0-${bytes.length - 1}/${bytes.length}`, bytes)).rejects.toThrow()
    const asked = await put(session, `*/${bytes.length}`, Buffer.alloc(0))
    expect(asked.status).toBe(200)
    const { data } = await anna.users.messages.list({ userId: 'me', q: 'subject:"answer lost"' })
    expect(data.messages).toEqual([{ id: asked.body.id, threadId: asked.body.threadId }])
  })

  test('a connection that dies while a piece goes up leaves half of it, and the rest completes it', async () => {
    const bytes = large('Cut off', 5 * CHUNK)
    const total = bytes.length
    const { session } = await start('/upload/gmail/v1/users/me/messages/send', {})
    await world.google.control('faults', {
      faults: [{ match: { path: 'upload_id' }, kind: 'cut', times: 1 }],
    })
    await expect(put(session, `0-${4 * CHUNK - 1}/${total}`, bytes.subarray(0, 4 * CHUNK))).rejects.toThrow()
    const asked = await put(session, `*/${total}`, Buffer.alloc(0))
    expect(asked).toMatchObject({ status: 308, range: `bytes=0-${2 * CHUNK - 1}` })
    const last = await put(session, `${2 * CHUNK}-${total - 1}/${total}`, bytes.subarray(2 * CHUNK))
    const sent = await rawOf(last.body.id)
    expect(sent.subarray(sent.indexOf('\r\n\r\n'))).toEqual(bytes.subarray(bytes.indexOf('\r\n\r\n')))
  })

  test('an upload whose beginning is not answered goes up with another one', async () => {
    await world.google.control('faults', {
      faults: [{ match: { path: 'uploadType=resumable' }, kind: 'lost_answer', times: 1 }],
    })
    await expect(start('/upload/gmail/v1/users/me/messages/send', {})).rejects.toThrow()
    expect((await start('/upload/gmail/v1/users/me/messages/send', {})).session).not.toBe('')
  })

  test('a draft is made and changed in chunks too', async () => {
    const make = await start('/upload/gmail/v1/users/me/drafts', { message: {} })
    const first = large('Draft in chunks', 100)
    const made = (await put(make.session, `0-${first.length - 1}/${first.length}`, first)).body
    expect(made.message.labelIds).toEqual(['DRAFT'])
    const change = await start(`/upload/gmail/v1/users/me/drafts/${made.id}`, { message: {} }, {}, 'PUT')
    const second = large('Draft in chunks, again', 100)
    const changed = (await put(change.session, `0-${second.length - 1}/${second.length}`, second)).body
    expect(changed.id).toBe(made.id)
    expect((await rawOf(changed.message.id)).toString()).toContain('again')
  })

  test('a session that is gone is not found', async () => {
    const { session } = await start('/upload/gmail/v1/users/me/messages/send', {})
    await world.google.control('clock', { advance: 8 * 86_400_000 })
    token = (await world.grant(ANNA)).accessToken
    expect((await put(session, '0-1/2', Buffer.from('ab'))).status).toBe(404)
    const unknown = `${world.google.url}/upload/gmail/v1/users/me/messages/send?uploadType=resumable&upload_id=none`
    expect((await put(unknown, '0-1/2', Buffer.from('ab'))).status).toBe(404)
  })

  test('a mail of more than 35 MiB cannot be sent, though it can be inserted', async () => {
    anna = await world.client(ANNA)
    const tooLarge = Buffer.concat([mail({ To: BRAM, Subject: 'Too large' }), Buffer.alloc(36_700_160, 'x')])
    const media = () => ({ mimeType: 'message/rfc822', body: Readable.from([tooLarge]) })
    expect((await refusal(anna.users.messages.send({ userId: 'me', media: media() }))).status).toBe(413)
    const begun = await start(
      '/upload/gmail/v1/users/me/messages/send',
      {},
      { 'x-upload-content-length': String(tooLarge.length) },
    )
    expect(begun.status).toBe(413)
    const { data } = await anna.users.messages.insert({
      userId: 'me',
      requestBody: { labelIds: ['INBOX'] },
      media: media(),
    })
    expect(data.labelIds).toEqual(['INBOX'])
  })

  test('a JSON body of more than 5 MB is refused before anybody reads it, at times as a page', async () => {
    const raw = large('JSON', 4_500_000).toString('base64url')
    const response = await call('/gmail/v1/users/me/messages/send', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ raw }),
    })
    const type = need(response.headers.get('content-type')?.split(';')[0])
    expect([
      [413, 'application/json'],
      [400, 'text/html'],
    ]).toContainEqual([response.status, type])
  })
})
