import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ANNA, BRAM, CARLA, mail, need, refusal, SEEDS, startWorld, type World } from './world.ts'

describe.each(SEEDS)('limits and refusals, seed %i', (seed) => {
  let started: World | undefined
  let world: World
  let anna: gmail_v1.Gmail

  beforeEach(async () => {
    started ??= await startWorld(seed, { limits: true })
    world = started
    anna = await world.client(ANNA)
    await world.google.control('limits', { on: true, unitsPerMinute: 6_000, concurrent: 50 })
    await world.google.control('clock', { advance: 60_000 })
  })
  afterAll(() => world.stop())

  const unitsOf = async (call: () => Promise<unknown>) => {
    type Journal = { entries: { seq: number; kind: string; units?: number }[] }
    const before = (await world.google.control<Journal>('journal?limit=100000')).entries.at(-1)?.seq ?? 0
    await call().catch(() => undefined)
    const { entries } = await world.google.control<Journal>(`journal?after=${before}`)
    return entries
      .filter((entry) => entry.kind === 'call')
      .reduce((sum, entry) => sum + (entry.units ?? 0), 0)
  }

  test('each method costs what projects since May 2026 pay', async () => {
    const [id = ''] = await world.place(ANNA, [mail({ Subject: 'Cost' })])
    const raw = mail({ To: BRAM }).toString('base64url')
    const me = { userId: 'me' }
    const { users } = anna
    const draft = (await users.drafts.create({ ...me, requestBody: { message: { raw } } })).data.id ?? ''
    const costs: [number, () => Promise<unknown>][] = [
      [1, () => users.getProfile(me)],
      [5, () => users.messages.list(me)],
      [20, () => users.messages.get({ ...me, id })],
      [20, () => users.messages.attachments.get({ ...me, messageId: id, id: 'none' })],
      [5, () => users.messages.modify({ ...me, id, requestBody: { addLabelIds: ['STARRED'] } })],
      [20, () => users.messages.trash({ ...me, id })],
      [5, () => users.messages.untrash({ ...me, id })],
      [50, () => users.messages.batchModify({ ...me, requestBody: { ids: [id], addLabelIds: ['INBOX'] } })],
      [100, () => users.messages.send({ ...me, requestBody: { raw } })],
      [10, () => users.threads.list(me)],
      [40, () => users.threads.get({ ...me, id: 'abc' })],
      [10, () => users.threads.modify({ ...me, id: 'abc', requestBody: { addLabelIds: ['INBOX'] } })],
      [20, () => users.threads.trash({ ...me, id: 'abc' })],
      [10, () => users.threads.untrash({ ...me, id: 'abc' })],
      [2, () => users.history.list({ ...me, startHistoryId: '1' })],
      [1, () => users.labels.list(me)],
      [1, () => users.labels.get({ ...me, id: 'INBOX' })],
      [5, () => users.labels.create({ ...me, requestBody: { name: 'New' } })],
      [20, () => users.drafts.get({ ...me, id: draft })],
      [15, () => users.drafts.update({ ...me, id: draft, requestBody: { message: { raw } } })],
      [5, () => users.drafts.list(me)],
      [10, () => users.drafts.delete({ ...me, id: draft })],
      [1, () => users.settings.sendAs.list(me)],
      [100, () => users.watch({ ...me, requestBody: { topicName: 'projects/p/topics/t' } })],
      [50, () => users.stop(me)],
      [10, () => users.messages.delete({ ...me, id })],
    ]
    for (const [units, call] of costs)
      expect([String(call), await unitsOf(call)]).toEqual([String(call), units])
  })

  test('6,000 units a minute a person, in a window that slides; the error has one of three odd forms', async () => {
    const list = () => anna.users.messages.list({ userId: 'me' })
    await world.google.control('limits', { on: true, unitsPerMinute: 12 })
    await list()
    await list()
    const { status, reason, message } = await refusal(list())
    expect([
      [403, 'rateLimitExceeded'],
      [429, 'rateLimitExceeded'],
      [403, 'userRateLimitExceeded'],
    ]).toContainEqual([status, reason])
    const until = /^User-rate limit exceeded. {2}Retry after (\S+Z)$/.exec(message)?.[1]
    if (until) expect(Date.parse(until)).toBeGreaterThan(Date.now())
    else
      expect(message).toContain(
        "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'",
      )
    const bram = await world.client(BRAM)
    await bram.users.messages.list({ userId: 'me' }) // another person's units are his own
    await world.google.control('clock', { advance: 60_000 })
    await list()
  })

  test('no header says when to try again', async () => {
    await world.google.control('limits', { on: true, unitsPerMinute: 0 })
    const { accessToken } = await world.grant(ANNA)
    const response = await fetch(`${world.google.url}/gmail/v1/users/me/profile`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    expect([403, 429]).toContain(response.status)
    expect(response.headers.get('retry-after')).toBeNull()
  })

  test('too many requests at once are told so', async () => {
    await world.google.control('limits', { on: true, concurrent: 3 })
    await world.google.control('faults', {
      faults: [{ match: { path: 'profile' }, kind: 'latency', ms: 300, times: 10 }],
    })
    const calls = Array.from({ length: 5 }, () => anna.users.getProfile({ userId: 'me' }))
    const results = await Promise.allSettled(calls)
    await world.google.control('faults', undefined, 'DELETE')
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(2)
    expect(await refusal(Promise.reject(refused[0]?.reason))).toEqual({
      status: 429,
      reason: 'rateLimitExceeded',
      message: 'Too many concurrent requests for user',
    })
  })

  test('limits can be lifted', async () => {
    await world.google.control('limits', { on: false, unitsPerMinute: 1 })
    await anna.users.messages.list({ userId: 'me' })
  })

  test('a mailbox may be closed to every call', async () => {
    const carla = await world.client(CARLA)
    const closed = async (state: string) => {
      await world.google.control('people', { people: [{ email: CARLA, name: 'Carla Bos', mail: state }] })
      return refusal(carla.users.getProfile({ userId: 'me' }))
    }
    expect(await closed('off')).toEqual({
      status: 400,
      reason: 'failedPrecondition',
      message: 'Mail service not enabled',
    })
    expect(await closed('domainPolicy')).toMatchObject({ status: 403, reason: 'domainPolicy' })
    expect(await closed('accessNotConfigured')).toMatchObject({ status: 403, reason: 'accessNotConfigured' })
  })

  test('a watch lasts seven days', async () => {
    const requestBody = { topicName: 'projects/lilac/topics/mail' }
    const { data } = await anna.users.watch({ userId: 'me', requestBody })
    expect(data.historyId).toMatch(/^\d+$/)
    const { now } = await world.google.control<{ now: number }>('clock', { advance: 0 })
    expect(Math.abs(Number(data.expiration) - now - 7 * 86_400_000)).toBeLessThan(10_000)
    expect(
      (await refusal(anna.users.watch({ userId: 'me', requestBody: { topicName: 'mail' } }))).status,
    ).toBe(400)
    expect((await anna.users.stop({ userId: 'me' })).status).toBe(204)
  })

  test('without a token, or with one that nobody issued, the answer is 401', async () => {
    const answer = async (headers: Record<string, string>) => {
      const response = await fetch(`${world.google.url}/gmail/v1/users/me/profile`, { headers })
      return [response.status, need((await response.json()).error.errors[0].reason)]
    }
    expect(await answer({})).toEqual([401, 'required'])
    expect(await answer({ authorization: 'Bearer ya29.none' })).toEqual([401, 'authError'])
  })
})
