import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const MIGRATION_LOCK = 7_414_301 // any number that nothing else in this database locks

/** Brings a database to this version's schema. Two at once wait for each other; what was applied is skipped. Needs a direct connection, not a transaction pooler. */
export async function migrateDatabase(url: string): Promise<void> {
  const connection = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    await connection`select pg_advisory_lock(${MIGRATION_LOCK})`
    await migrate(drizzle(connection), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    })
  } finally {
    await connection.end()
  }
}
