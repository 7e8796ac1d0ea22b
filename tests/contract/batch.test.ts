import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANNA, BRAM, mail, need, SEEDS, startWorld, type World } from './world.ts'

type Part = { status: number; contentId: string | undefined; json: Record<string, unknown> }

describe.each(SEEDS)('batches, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail
  let token: string
  let ids: string[]

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
    token = (await world.grant(ANNA)).accessToken
    ids = await world.place(
      ANNA,
      Array.from({ length: 100 }, (_, number) => mail({ Subject: `Mail ${number}` })),
    )
  })
  afterAll(() => world.stop())

  /** Sends inner requests (request line, headers, blank line, body) and reads the parts of the answer. */
  const batch = async (requests: string[], path = '/batch/gmail/v1', authorization = `Bearer ${token}`) => {
    const parts = requests.map(
      (request, number) =>
        `--b\r\nContent-Type: application/http\r\nContent-ID: <item-${number}>\r\n\r\n${request}\r\n`,
    )
    const response = await fetch(world.google.url + path, {
      method: 'POST',
      headers: { authorization, 'content-type': 'multipart/mixed; boundary=b' },
      body: `${parts.join('')}--b--\r\n`,
    })
    const text = await response.text()
    const boundary = /boundary="?([^";]+)/.exec(response.headers.get('content-type') ?? '')?.[1]
    const answers = boundary ? text.split(`--${boundary}`).slice(1, -1).map(readPart) : []
    return { status: response.status, text, parts: answers }
  }
  const readPart = (text: string): Part => {
    const [outer = '', head = '', body = ''] = text.trim().split('\r\n\r\n')
    return {
      status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
      contentId: /^content-id: *(.*)$/im.exec(outer)?.[1],
      json: body ? JSON.parse(body) : {},
    }
  }
  const get = (id: string) => `GET /gmail/v1/users/me/messages/${id}?format=minimal`

  test.each(['/batch/gmail/v1', '/batch'])(
    'parts are answered in their order, each with its id, at %s',
    async (path) => {
      const { status, parts } = await batch(ids.slice(0, 25).map(get), path)
      expect(status).toBe(200)
      expect(parts.map(({ json }) => json.id)).toEqual(ids.slice(0, 25))
      expect(parts.map(({ contentId }) => contentId)).toEqual(
        Array.from({ length: 25 }, (_, number) => `<response-item-${number}>`),
      )
    },
  )

  test('every part is judged alone', async () => {
    const { status, parts } = await batch([
      get(need(ids[0])),
      get('abcdef'),
      'GET /gmail/v1/users/me/nothing',
      `POST /gmail/v1/users/me/messages/${ids[1]}/modify HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"addLabelIds":["STARRED"]}`,
    ])
    expect(status).toBe(200)
    expect(parts.map((part) => part.status)).toEqual([200, 404, 404, 200])
    const { data } = await anna.users.messages.get({ userId: 'me', id: need(ids[1]), format: 'minimal' })
    expect(data.labelIds).toContain('STARRED')
  })

  test('a part may carry a token of its own; without any it is not let in', async () => {
    const bram = (await world.grant(BRAM)).accessToken
    const profile = 'GET /gmail/v1/users/me/profile'
    const { parts } = await batch([profile, `${profile}\r\nAuthorization: Bearer ${bram}`])
    expect(parts.map(({ json }) => json.emailAddress)).toEqual([ANNA, BRAM])
    expect((await batch([profile], '/batch', 'Bearer none')).parts[0]?.status).toBe(401)
  })

  test('more than a hundred parts are refused whole', async () => {
    const { status, text } = await batch(Array.from({ length: 101 }, () => get(need(ids[0]))))
    expect(status).toBe(400)
    expect(text).toContain('Inner request count exceeds the limit. Received: 101, Limit: 100')
  })

  test('parts run together: a batch of a hundred trips over the limit, one of 25 passes', async () => {
    await world.google.control('limits', { on: true, unitsPerMinute: 100_000 })
    const full = await batch(ids.map(get))
    const refused = full.parts.filter((part) => part.status === 429)
    expect([full.status, full.parts.length, refused.length]).toEqual([200, 100, 50])
    expect(JSON.stringify(refused[0]?.json)).toContain('Too many concurrent requests for user')
    const small = await batch(ids.slice(0, 25).map(get))
    expect(small.parts.every((part) => part.status === 200)).toBe(true)
    await world.google.control('limits', { on: false })
  })

  test('each part costs its own units', async () => {
    await world.google.control('clock', { advance: 60_000 })
    await world.google.control('limits', { on: true, unitsPerMinute: 70 })
    const { parts } = await batch(ids.slice(0, 5).map(get))
    expect(parts.map((part) => part.status === 200)).toEqual([true, true, true, false, false])
    await world.google.control('limits', { on: false })
  })

  test('faults reach single parts', async () => {
    const fault = { match: { path: need(ids[3]) }, kind: 'status', status: 503, times: 1 }
    await world.google.control('faults', { faults: [fault] })
    const { parts } = await batch(ids.slice(2, 5).map(get))
    expect(parts.map((part) => part.status)).toEqual([200, 503, 200])
    await world.google.control('faults', { faults: [{ ...fault, kind: 'cut' }] })
    await expect(batch(ids.slice(2, 5).map(get))).rejects.toThrow()
  })
})
