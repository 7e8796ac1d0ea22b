import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { migrateDatabase } from '#/db/migrate.ts'
import { startPostgres, stopPostgres } from '#/demo/postgres.ts'
import { isAlive } from '#/demo/process-table.ts'
import { installQueues } from '#/lib/queue.ts'

const DROP_MS = 10_000 // the server waits for all its clients, and a test beside this one may have frozen its own
const QUERY_CANCELED = '57014' // https://www.postgresql.org/docs/18/errcodes-appendix.html
const FOLDER = 'lilac-test-' // followed by the number of the process it belongs to

/** An empty PostgreSQL in a temporary folder, without fsync; `url` is its maintenance database's. `stop` removes it. */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  await removeAbandoned()
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
  chmodSync(folder, 0o755) // the server's account passes through it
  const server = await startPostgres({ folder: join(folder, 'postgres'), durable: false })
  return {
    url: server.url('postgres'),
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A fresh database on the server that TEST_POSTGRES_URL names, with today's schema: a copy of a migrated one, made once. With `empty` it
 * holds nothing.
 */
export async function testDatabase({ empty = false } = {}): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.TEST_POSTGRES_URL
  if (!server)
    throw new Error('TEST_POSTGRES_URL is not set: run this through vitest, or call startTestServer first')
  const name = `test_${randomBytes(6).toString('hex')}`
  template ??= makeTemplate(server)
  await administer(server, `create database ${name}${empty ? '' : ` template ${await template}`}`)
  return {
    url: databaseUrl(server, name),
    drop: () => administer(server, `drop database if exists ${name} with (force)`, DROP_MS),
  }
}

let template: Promise<string> | undefined

/** Several test processes may ask at once; whoever is first makes it, the others wait for the lock and find it there. */
async function makeTemplate(server: string): Promise<string> {
  const name = `template_${migrationsHash()}`
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  try {
    await sql`select pg_advisory_lock(hashtext('lilac template'))`
    const found = await sql`select 1 from pg_database where datname = ${name}`
    if (found.length > 0) return name
    await sql.unsafe(`drop database if exists ${name}_unfinished with (force)`)
    await sql.unsafe(`create database ${name}_unfinished`)
    await migrateDatabase(databaseUrl(server, `${name}_unfinished`))
    await installQueues(databaseUrl(server, `${name}_unfinished`))
    await sql.unsafe(`alter database ${name}_unfinished rename to ${name}`)
    return name
  } finally {
    await sql.end()
  }
}

function migrationsHash(): string {
  const folder = fileURLToPath(new URL('../../db/migrations/', import.meta.url))
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort())
    if (file.endsWith('.sql')) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 12)
}

/** `patience` in ms: a statement that takes longer is given up, and what it was to do is left to the end of the server. */
async function administer(server: string, statement: string, patience?: number): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  try {
    if (patience) await sql.unsafe(`set statement_timeout = ${patience}`)
    await sql.unsafe(statement)
  } catch (error) {
    if (!(error instanceof postgres.PostgresError && error.code === QUERY_CANCELED)) throw error
  } finally {
    await sql.end()
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** A run that was killed could not end its server: the next one does it. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    await stopPostgres(join(tmpdir(), name, 'postgres')).catch(() => undefined) // not ours to end: the folder then stays too
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
