import { type Database, openDatabase } from '#/db/client.ts'
import { env } from '#/lib/env.ts'

const POOL = 10 // connections a process; web and worker together stay far below Postgres' default of 100

const kept = globalThis as { lilacDatabase?: Database } // a reload in development must not open a second pool

/** The process's one pool, opened at the first use. */
export function db(): Database {
  kept.lilacDatabase ??= open()
  return kept.lilacDatabase
}

function open(): Database {
  const { DATABASE_URL, DIRECT_DATABASE_URL = DATABASE_URL } = env()
  return openDatabase(DATABASE_URL, {
    max: POOL,
    name: 'lilac',
    direct: DATABASE_URL === DIRECT_DATABASE_URL,
  })
}
