import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase, type Transaction } from '#/db/client.ts'
import { testDatabase } from '#/tests/support/database.ts'

let database: Awaited<ReturnType<typeof testDatabase>>

beforeAll(async () => {
  database = await testDatabase({ empty: true })
})
afterAll(() => database.drop())

const preparedOn = async (on: Database | Transaction): Promise<string[]> =>
  [
    ...(await on.execute<{ statement: string }>(
      `select statement from pg_prepared_statements where statement like '%$1%'`,
    )),
  ].map((row) => row.statement)

test.each([true, false])(
  'statements with parameters are prepared on a direct connection alone (%s)',
  async (direct) => {
    const pool = openDatabase(database.url, { max: 1, name: 'lilac', direct })
    const same = (on: Database | Transaction, place: string) =>
      on.execute<{ n: string }>(sql`select ${7}::int as n, ${sql.raw(`'${place}'`)} as place`)
    const prepared = await pool.transaction(async (tx) => {
      await same(tx, 'within a transaction')
      await tx.transaction((inner) => same(inner, 'within one of its own'))
      return preparedOn(tx)
    })
    await same(pool, 'alone')
    await same(pool, 'alone')
    const [row] = await same(pool, 'alone')
    expect(row?.n).toBe(7)
    const all = await preparedOn(pool)
    if (direct) {
      expect(prepared).toHaveLength(2)
      expect(all).toHaveLength(3)
    } else expect([...prepared, ...all]).toEqual([])
    await pool.$client.end()
  },
)

test('a statement that is longer than most is not kept', async () => {
  const pool = openDatabase(database.url, { max: 1, name: 'lilac', direct: true })
  const [row] = await pool.execute(sql`select ${1}::int as n, ${sql.raw(`'${'x'.repeat(9_000)}'`)} as long`)
  expect(row?.n).toBe(1)
  expect(await preparedOn(pool)).toEqual([])
  await pool.$client.end()
})

test('a prepared statement goes on when a migration has changed its table', async () => {
  const pool = openDatabase(database.url, { max: 1, name: 'lilac', direct: true })
  await pool.execute('create table shelf (book text)')
  const read = () => pool.execute(sql`select * from shelf where book <> ${''}`)
  for (let count = 0; count < 8; count += 1) await read()
  await pool.execute(
    "alter table shelf add pages int not null default 0; insert into shelf (book) values ('Levering')",
  )
  expect([...(await read())]).toEqual([{ book: 'Levering', pages: 0 }])
  await pool.$client.end()
})
