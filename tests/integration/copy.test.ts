import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#/db/client.ts'
import { copyRows } from '#/db/copy.ts'
import { db } from '#/lib/db.ts'
import { startWorkbench, type Workbench } from '#/tests/support/mailbox.ts'

let bench: Workbench

beforeAll(async () => {
  bench = await startWorkbench()
  await db().execute('create table pieces (start bigint primary key, bytes bytea not null)')
})
afterAll(() => bench.stop())

const copy = (rows: [number, Uint8Array][]) =>
  db().transaction((tx) => copyRows(tx, 'pieces (start, bytes)', rows))
const kept = async () => [...(await db().execute('select start, bytes from pieces order by start'))]

test('rows are kept as they are, also none, empty ones and large ones', async () => {
  const large = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 256))
  await copy([])
  await copy([
    [0, Buffer.alloc(0)],
    [2 ** 40, large],
  ])
  const [empty, last] = await kept()
  expect(empty).toEqual({ start: '0', bytes: Buffer.alloc(0) })
  expect(last?.start).toBe(String(2 ** 40))
  expect(large.equals(last?.bytes as Buffer)).toBe(true)
})

test('what Postgres refuses is thrown, nothing of it stays, and the connection goes on', async () => {
  const before = (await kept()).length
  await expect(
    copy([
      [1, Buffer.from('a')],
      [1, Buffer.from('b')],
    ]),
  ).rejects.toThrow()
  expect(await kept()).toHaveLength(before)
  await copy([[1, Buffer.from('a')]])
  expect(await kept()).toHaveLength(before + 1)
})

test('a connection that dies in the middle is an error, not a wait', async () => {
  const pool = openDatabase(bench.databaseUrl, { max: 1, name: 'lilac' })
  const dies = pool.transaction(async (tx) => {
    const [own] = await tx.execute<{ pid: number }>('select pg_backend_pid() as pid')
    let ended: Promise<unknown> | undefined
    function* rows(): Generator<[number, Uint8Array]> {
      for (let start = 0; start < 50; start++) {
        if (start === 1) ended = db().execute(`select pg_terminate_backend(${own?.pid})`)
        yield [10 + start, Buffer.alloc(2_000_000)]
      }
    }
    await copyRows(tx, 'pieces (start, bytes)', rows()).finally(() => ended)
  })
  await expect(dies).rejects.toThrow()
  expect((await kept()).filter(({ start }) => Number(start) >= 10 && Number(start) < 60)).toEqual([])
  await pool.$client.end({ timeout: 0 })
})
