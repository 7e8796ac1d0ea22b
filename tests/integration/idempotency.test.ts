import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetOldAnswers } from '#/lib/api/idempotency.ts'
import { startGoogle, type TestGoogle } from '#/tests/support/google.ts'
import { furnishHouse, type House } from './furnished-house.ts'

let google: TestGoogle
let house: House
beforeAll(async () => {
  google = await startGoogle()
  house = await furnishHouse(google)
})
afterAll(async () => {
  await house.stop()
  await google.stop()
})

const send = (key: string, body: unknown, who: 'mailOwner' | 'owner', path: string) =>
  fetch(house.web.origin + path, {
    method: 'POST',
    headers: {
      cookie: house.cookies[who],
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      ...(key && { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  })

const click = () => ({ key: randomUUID(), kind: 'star', target: { threads: [house.ids.thread] } })
const actions = async () => Number((await house.web.sql`select count(*)::int as n from mail_actions`)[0]?.n)
const PATH = '/api/v1/actions'

// R12, by the rules of Stripe's Idempotency-Key
test('the same key fifty times at once does it once, and all get the same answer', async () => {
  const before = await actions()
  const body = click()
  const answers = await Promise.all(Array.from({ length: 50 }, () => send('fifty', body, 'mailOwner', PATH)))
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(new Set(texts).size).toBe(1)
  expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(49)
  expect(await actions()).toBe(before + 1)
  const rows = await house.web.sql`select 1 from idempotency_keys where key = 'fifty'`
  expect(rows).toHaveLength(1)
})

test('another body under the same key is refused and not done', async () => {
  await send('other', click(), 'mailOwner', PATH)
  const before = await actions()
  const response = await send('other', click(), 'mailOwner', PATH)
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ error: { code: 'key_used' } })
  expect(await actions()).toBe(before)
})

test('what was refused is refused again in the same words, and nothing at all is answered with nothing again', async () => {
  const body = { ...click(), target: { threads: [999_999] } }
  const [first, second] = [
    await send('refused', body, 'mailOwner', PATH),
    await send('refused', body, 'mailOwner', PATH),
  ]
  expect([first.status, second.status]).toEqual([404, 404])
  expect(await second.json()).toEqual(await first.json())
  const look = `/api/v1/messages/${house.ids.message}/known-sender`
  const [empty, again] = [
    await send('empty', {}, 'mailOwner', look),
    await send('empty', {}, 'mailOwner', look),
  ]
  expect([empty.status, again.status, await again.text()]).toEqual([204, 204, ''])
})

test('a key is its owner’s alone, and what never began leaves none', async () => {
  const body = click()
  expect((await send('shared', body, 'mailOwner', PATH)).status).toBe(200)
  expect((await send('shared', body, 'owner', PATH)).status).toBe(404)
  expect((await send('invalid', { kind: 'nonsense' }, 'mailOwner', PATH)).status).toBe(400)
  expect((await send('k'.repeat(256), click(), 'mailOwner', PATH)).status).toBe(400)
  expect(
    await house.web.sql`select 1 from idempotency_keys where key = 'invalid' or length(key) > 255`,
  ).toHaveLength(0)
})

test('an answer is kept for a day at least, and then forgotten', async () => {
  const { sql } = house.web
  await sql`update idempotency_keys set created_at = now() - interval '24 hours' where key = 'fifty'`
  await sql`update idempotency_keys set created_at = now() - interval '26 hours' where key = 'other'`
  await forgetOldAnswers()
  const kept = await sql`select key from idempotency_keys where key in ('fifty', 'other')`
  expect(kept.map(({ key }) => key)).toEqual(['fifty'])
})

test('one whose process died in the middle says so, and is not done blindly again', {
  timeout: 30_000,
}, async () => {
  const body = click()
  await send('died', body, 'mailOwner', PATH)
  await house.web.sql`update idempotency_keys set status = null, answer = null where key = 'died'`
  const response = await send('died', body, 'mailOwner', PATH)
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({ error: { code: 'unfinished' } })
})
