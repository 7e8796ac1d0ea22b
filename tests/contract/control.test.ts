import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProcess } from '#/tests/support/process.ts'
import { ANNA, BRAM, CLIENT, mail, multipart, need, refusal, SEEDS, startWorld, type World } from './world.ts'

type Truth = {
  historyId: string
  messages: {
    id: string
    threadId: string
    labelIds: string[]
    internalDate: number
    textHash: string | null
    htmlHash: string | null
  }[]
  labels: { id: string; name: string }[]
}
type Entry = { seq: number; at: number; kind: string } & Record<string, unknown>

describe.each(SEEDS)('faults, truth and journal, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
  })
  afterAll(() => world.stop())

  const fault = (match: object, more: object) =>
    world.google.control('faults', { faults: [{ match, times: 1, ...more }] })
  const journal = async (after = 0) =>
    (await world.google.control<{ entries: Entry[] }>(`journal?after=${after}`)).entries
  const profile = () => anna.users.getProfile({ userId: 'me' })

  test('a status comes with the reason and message asked for, so many times, for the calls that match', async () => {
    await fault(
      { path: '/profile', method: 'GET', mailbox: ANNA },
      { kind: 'status', status: 403, reason: 'dailyLimitExceeded' },
    )
    const bram = await world.client(BRAM)
    await bram.users.getProfile({ userId: 'me' })
    await anna.users.labels.list({ userId: 'me' })
    expect(await refusal(profile())).toMatchObject({ status: 403, reason: 'dailyLimitExceeded' })
    await profile()
    await fault(
      { path: 'send' },
      {
        kind: 'status',
        status: 429,
        message: 'User-rate limit exceeded.  Retry after 2027-01-01T00:00:00.000Z (Mail sending)',
      },
    )
    const raw = mail({ To: BRAM }).toString('base64url')
    const refused = await refusal(anna.users.messages.send({ userId: 'me', requestBody: { raw } }))
    expect(refused).toMatchObject({
      status: 429,
      reason: 'rateLimitExceeded',
      message: expect.stringContaining('(Mail sending)'),
    })
  })

  test('a server error may be a page, without any JSON', async () => {
    await fault({ path: 'profile' }, { kind: 'status', status: 502, body: '<html>Error 502' })
    expect((await refusal(profile())).status).toBe(502)
  })

  test('a truncated body under 200 is handed over as a string', async () => {
    await fault({ path: 'profile' }, { kind: 'truncate' })
    const { status, data } = await profile()
    expect([status, typeof data]).toEqual([200, 'string'])
  })

  test('a connection cut in the middle of the body fails', async () => {
    await fault({ path: 'profile' }, { kind: 'cut' })
    await expect(profile()).rejects.toThrow()
  })

  test('with a lost answer the change is made although the call failed', async () => {
    await fault({ path: 'send' }, { kind: 'lost_answer' })
    const raw = mail({ To: BRAM, Subject: 'Lost answer' }).toString('base64url')
    await expect(anna.users.messages.send({ userId: 'me', requestBody: { raw } })).rejects.toThrow()
    const { data } = await anna.users.messages.list({ userId: 'me', q: 'subject:"lost answer" in:sent' })
    expect(data.messages).toHaveLength(1)
  })

  test('latency holds an answer back', async () => {
    await fault({ path: 'profile' }, { kind: 'latency', ms: 150 })
    const began = Date.now()
    await profile()
    expect(Date.now() - began).toBeGreaterThanOrEqual(145)
  })

  test('sign-in can fail too, in the token endpoint’s own form', async () => {
    const { token_endpoint } = await (
      await fetch(`${world.google.url}/.well-known/openid-configuration`)
    ).json()
    await fault(
      { path: new URL(token_endpoint).pathname },
      { kind: 'status', status: 400, reason: 'invalid_grant' },
    )
    const body = new URLSearchParams({ grant_type: 'refresh_token' })
    expect(await (await fetch(token_endpoint, { method: 'POST', body })).json()).toMatchObject({
      error: 'invalid_grant',
    })
  })

  test('faults that last until they are cleared', async () => {
    await world.google.control('faults', {
      faults: [{ match: { path: 'profile' }, kind: 'status', status: 503 }],
    })
    for (let call = 0; call < 3; call += 1) expect((await refusal(profile())).status).toBe(503)
    await world.google.control('faults', undefined, 'DELETE')
    await profile()
  })

  test('faults that leave it to chance meet their share of the calls, and the journal names each', async () => {
    const after = need((await journal()).at(-1)).seq
    await world.google.control('faults', {
      faults: [{ match: { path: 'profile' }, kind: 'status', name: 'now and then', chance: 0.5 }],
    })
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => refusal(profile()).catch(() => undefined)),
    )
    await world.google.control('faults', undefined, 'DELETE')
    const failed = answers.filter((answer) => answer !== undefined).length
    expect(failed).toBeGreaterThan(15)
    expect(failed).toBeLessThan(45)
    const met = (await journal(after)).filter(({ kind, name }) => kind === 'fault' && name === 'now and then')
    expect(met).toHaveLength(failed)
    expect(met[0]).toMatchObject({ fault: 'status', method: 'GET', mailbox: ANNA })
  })

  test('the truth names all that exists, with hashes of the bodies that can be read', async () => {
    const body = multipart('alternative', [
      'Content-Type: text/plain; charset=iso-8859-1\r\n\r\ncafé',
      'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>caf=C3=A9</p>',
    ])
    const [id = ''] = await world.place(
      BRAM,
      [mail({ 'Content-Type': body.type }, body.body)],
      ['INBOX', 'STARRED'],
    )
    const truth = await world.google.control<Truth>(`truth?mailbox=${BRAM}`)
    const hash = (text: string) => createHash('sha256').update(text).digest('hex')
    expect(truth.messages.find((message) => message.id === id)).toMatchObject({
      labelIds: ['INBOX', 'STARRED'],
      textHash: hash('café'),
      htmlHash: hash('<p>café</p>'),
    })
  })

  test('the journal, played from its beginning, gives the truth', async () => {
    const ids = await world.place(ANNA, [
      mail({ Subject: 'A' }),
      mail({ Subject: 'B' }),
      mail({ Subject: 'C' }),
    ])
    await anna.users.messages.modify({
      userId: 'me',
      id: need(ids[0]),
      requestBody: { addLabelIds: ['STARRED'], removeLabelIds: ['INBOX'] },
    })
    await anna.users.messages.delete({ userId: 'me', id: need(ids[1]) })
    await world.google.control('change', { mailbox: ANNA, id: ids[2], add: ['TRASH'] })
    const entries = await journal()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).toSorted((a, b) => a - b))
    const state = new Map<unknown, unknown>()
    for (const entry of entries.filter(({ mailbox }) => mailbox === ANNA)) {
      if (entry.kind === 'added' || entry.kind === 'labels')
        state.set(entry.id, [...(entry.labelIds as string[])].sort())
      if (entry.kind === 'deleted') state.delete(entry.id)
    }
    const truth = await world.google.control<Truth>(`truth?mailbox=${ANNA}`)
    expect(state).toEqual(new Map(truth.messages.map(({ id, labelIds }) => [id, labelIds])))
  })

  test('the journal knows calls, grants, revocations and what was sent', async () => {
    const after = need((await journal()).at(-1)).seq
    await world.grant(BRAM)
    await world.google.control('revoke', { email: BRAM })
    const raw = mail({ To: BRAM }).toString('base64url')
    await anna.users.messages.send({ userId: 'me', requestBody: { raw } })
    const kinds = (await journal(after)).map(({ kind }) => kind)
    expect(kinds).toEqual(['granted', 'revoked', 'added', 'added', 'sent', 'call'])
  })

  test('what control cannot do it says in a sentence', async () => {
    const asked = (path: string, body: string) =>
      fetch(`${world.google.url}/_control/${path}`, { method: 'POST', body }).then(async (response) => [
        response.status,
        (await response.json()).error,
      ])
    expect(await asked('people', '{')).toEqual([400, expect.stringContaining('not JSON')])
    expect(await asked('people', '{}')).toEqual([400, expect.stringContaining('people')])
    expect(await asked('change', '{"mailbox":"x@y.example","id":"1"}')).toEqual([
      400,
      'x@y.example has no mailbox here.',
    ])
    expect(await asked('faults', '{"faults":[{"kind":"cut","match":{"path":"("}}]}')).toEqual([
      400,
      expect.stringContaining('regular expression'),
    ])
    expect(await asked('nothing', '{}')).toEqual([404, 'There is no control address POST nothing.'])
  })
})

test('emptied, it knows nobody and tells of nothing, and whoever comes then begins anew', async () => {
  const world = await startWorld(1)
  try {
    const anna = await world.client(ANNA)
    await world.place(ANNA, [mail({ To: ANNA })])
    await world.google.control('faults', { faults: [{ match: { path: '/labels' }, kind: 'status' }] })
    await world.google.control('empty', {})
    expect((await world.google.control<{ entries: Entry[] }>('journal')).entries).toEqual([])
    await expect(world.google.control(`truth?mailbox=${ANNA}`)).rejects.toThrow('has no mailbox here')
    expect(await refusal(anna.users.getProfile({ userId: 'me' }))).toMatchObject({ status: 401 })

    await world.google.control('people', { people: [{ email: ANNA, name: 'Anna' }] })
    const again = await world.client(ANNA)
    const { data: profile } = await again.users.getProfile({ userId: 'me' })
    expect(profile.messagesTotal).toBe(0)
    const { data } = await again.users.labels.get({ userId: 'me', id: 'INBOX' })
    expect(data.messagesTotal).toBe(0)
  } finally {
    await world.stop()
  }
})

describe('a Google with a file', () => {
  test('knows after a kill what it knew before, and refuses another seed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lilac-google-'))
    const file = join(folder, 'google.db')
    const start = async (seed = '2') => {
      const child = startProcess(
        'the local Google',
        ['demo/google/main.ts', '--data', file, '--seed', seed],
        {},
      )
      const [, url = ''] = await child.waitFor(/"listening":"([^"]+)"/)
      const ask = async (path: string, body?: object) =>
        (
          await fetch(`${url}/_control/${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {})
        ).json()
      return { child, url, ask }
    }
    try {
      const first = await start()
      await first.ask('clients', CLIENT)
      await first.ask('people', { people: [{ email: ANNA, name: 'Anna' }] })
      const raw = mail({ To: ANNA }).toString('base64url')
      await first.ask('deliver', { raw, rcpt: [ANNA] })
      const { accessToken } = await first.ask('grant', { clientId: CLIENT.clientId, email: ANNA })
      const before = await first.ask(`truth?mailbox=${ANNA}`)
      await first.child.kill('SIGKILL')

      const second = await start()
      expect(await second.ask(`truth?mailbox=${ANNA}`)).toEqual(before)
      const response = await fetch(`${second.url}/gmail/v1/users/me/profile`, {
        headers: { authorization: `Bearer ${accessToken}` },
      })
      expect((await response.json()).emailAddress).toBe(ANNA)
      await second.child.stop()
      await expect(start('3')).rejects.toThrow('was made with seed 2')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
