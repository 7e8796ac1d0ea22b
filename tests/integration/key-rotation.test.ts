import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyIdIn, keyRing } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { connectPerson, startWorkbench, type Workbench } from '#/tests/support/mailbox.ts'
import { startWorker, WORKER_READY } from '#/tests/support/product.ts'

let bench: Workbench
beforeAll(async () => {
  bench = await startWorkbench()
  for (const name of ['lotte', 'bram', 'noor'])
    await connectPerson(bench.google, name, `${name}@spaakwerk.example`)
})
afterAll(() => bench.stop())

const keysInUse = async () => {
  const rows = await db().execute(sql`select sealed_refresh_token as sealed from mailboxes order by id`)
  return rows.map(({ sealed }) => keyIdIn(String(sealed)))
}

test('a new key takes over from the old one, also when the first try was broken off, and then the old one can go', async () => {
  const before = bench.env.ENCRYPTION_KEY ?? ''
  const [half, after] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
  const workerWith = (current: string, old: string[]) =>
    startWorker({ ...bench.env, ENCRYPTION_KEY: current, ENCRYPTION_KEYS_OLD: old.join(',') })

  const first = workerWith(half, [before])
  await first.waitFor(WORKER_READY)
  await first.stop()
  const [sealedByHalf] = await db().execute(
    sql`select sealed_refresh_token as sealed from mailboxes order by id limit 1`,
  )
  expect(new Set(await keysInUse())).toEqual(new Set([keyRing(half).current]))

  // As after a rotation that was killed behind its first row: two rows have the next key, one still has that one.
  const second = workerWith(after, [half])
  await second.waitFor(WORKER_READY)
  await second.stop()
  await db().execute(
    sql`update mailboxes set sealed_refresh_token = ${String(sealedByHalf?.sealed)} where id = (select min(id) from mailboxes)`,
  )
  expect(new Set(await keysInUse()).size).toBe(2)
  const third = workerWith(after, [half])
  await third.waitFor(WORKER_READY)
  await third.stop()
  expect(new Set(await keysInUse())).toEqual(new Set([keyRing(after).current]))

  const last = workerWith(after, [])
  await last.waitFor(WORKER_READY)
  await last.stop()
  const lost = workerWith(half, [])
  await lost.waitFor(/ENCRYPTION_KEY does not open/)
})
