import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { prepareStatements } from './prepared.ts'
import * as schema from './schema/index.ts'

/**
 * A pool of connections and Drizzle over it. Works through a transaction pooler: no session state, and no prepared statements unless `direct` says that
 * a connection is Postgres' own.
 */
export function openDatabase(url: string, options: { max: number; name: string; direct?: boolean }) {
  const { max, name, direct = false } = options
  const connection = postgres(url, {
    max,
    connect_timeout: 10, // seconds
    idle_timeout: 60, // seconds
    prepare: direct, // a transaction pooler before PgBouncer 1.21 loses them
    onnotice: () => undefined,
    connection: { application_name: name },
  })
  if (direct) prepareStatements(connection)
  return drizzle(connection, { schema, casing: 'snake_case' })
}

export type Database = ReturnType<typeof openDatabase>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** What a query runs on: the pool, or a transaction. */
export type Queryable = Database | Transaction
