import { type Database, openDatabase } from '#/db/client.ts'
import { env } from '#/lib/env.ts'

const POOL = 10 // connections a process; web and worker together stay far below Postgres' default of 100

const kept = globalThis as { lilacDatabase?: Database } // a reload in development must not open a second pool

/** The process's one pool, opened at the first use. */
export function db(): Database {
  kept.lilacDatabase ??= openDatabase(env().DATABASE_URL, { max: POOL, name: 'lilac' })
  return kept.lilacDatabase
}
