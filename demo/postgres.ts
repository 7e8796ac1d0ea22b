import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { canListen } from './ports.ts'
import { assertReachable, findPostgresTools, type PostgresTools } from './postgres-tools.ts'
import { explainSystemError, Problem } from './problem.ts'
import { isAlive, processesIn } from './process-table.ts'

export type PostgresServer = {
  /** The address of a database on it, as its superuser. */
  url(database: string): string
  /** Whether it is still there: it is no child of the process that started it. */
  isRunning(): boolean
  /** Ends it, open connections included, and waits until it is gone. */
  stop(): Promise<void>
}

type Cluster = { folder: string; data: string; tools: PostgresTools }

/**
 * Starts the PostgreSQL that npm brought, on 127.0.0.1 alone, with its data, log and password in `folder` (made when missing). One that
 * already runs there is taken over. Without `durable` a crash of the machine loses its data: for tests. Throws a Problem that says what to do.
 */
export async function startPostgres(options: { folder: string; durable: boolean }): Promise<PostgresServer> {
  const folder = resolve(options.folder)
  const cluster: Cluster = { folder, data: join(folder, 'data'), tools: await findPostgresTools() }
  try {
    makeFolder(cluster)
    if (!existsSync(cluster.data)) await createCluster(cluster)
    const password = readPassword(cluster)
    const port = (await runningPort(cluster)) ?? (await start(cluster, options.durable))
    return {
      url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
      isRunning: () => isRunning(cluster),
      stop: () => stop(cluster),
    }
  } catch (error) {
    const said = error instanceof Problem ? undefined : explainSystemError(String(error), folder)
    throw said ? new Problem(said, { cause: error }) : error
  }
}

/** Ends the server on this folder, if one runs there. */
export async function stopPostgres(folder: string): Promise<void> {
  const cluster: Cluster = {
    folder: resolve(folder),
    data: join(resolve(folder), 'data'),
    tools: await findPostgresTools(),
  }
  if ((await runningPort(cluster)) !== undefined) await stop(cluster)
}

/** Makes a database where there is none of that name. */
export async function createDatabase(server: PostgresServer, name: string): Promise<void> {
  const sql = postgres(server.url('postgres'), { max: 1, onnotice: () => undefined })
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`
    if (found.length === 0) await sql`create database ${sql(name)}`
  } finally {
    await sql.end()
  }
}

function makeFolder({ folder, tools }: Cluster): void {
  mkdirSync(dirname(folder), { recursive: true })
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  if (!tools.account) return
  chownSync(folder, tools.account.uid, tools.account.gid)
  assertReachable(folder)
}

/** Made under another name and renamed when complete, so that a start that was killed leaves nothing half-made. */
async function createCluster(cluster: Cluster): Promise<void> {
  const { folder, data, tools } = cluster
  const unfinished = join(folder, 'data.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  writeOwned(cluster, 'password', randomBytes(24).toString('base64url'))
  const made = await tools.run('initdb', [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${join(folder, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-locale',
    '--locale-provider=builtin', // the same order of names on every machine
    '--builtin-locale=C.UTF-8',
    '--no-sync', // the first checkpoint writes it out
  ])
  if (!made.ok)
    throw new Problem(
      explainSystemError(made.output, folder) ??
        `The database could not be made in ${folder}: ${lastLine(made.output)}`,
    )
  writeFileSync(join(unfinished, 'postgresql.conf'), "\ninclude 'lilac.conf'\n", { flag: 'a' })
  renameSync(unfinished, data)
}

function readPassword({ folder, data }: Cluster): string {
  if (!existsSync(join(folder, 'password')) || !existsSync(join(data, 'PG_VERSION')))
    throw damaged(folder, 'files are missing')
  return readFileSync(join(folder, 'password'), 'utf8')
}

/** What the server notes about itself: its number, data folder, start time, port, socket folder, address, shared memory and state; undefined when it ended. */
function readNotes({ data }: Cluster): { pid: number; port: number; ready: boolean } | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port, , , , state] = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(pid), port: Number(port), ready: state?.trim() === 'ready' }
}

function isRunning(cluster: Cluster): boolean {
  const pid = readNotes(cluster)?.pid
  return pid !== undefined && (processesIn(cluster.data)?.includes(pid) ?? isAlive(pid))
}

/** The port of a server that a start before this one left running on this folder. Waits while it is still starting or already ending. */
async function runningPort(cluster: Cluster): Promise<number | undefined> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const notes = readNotes(cluster)
    if (!notes) return undefined
    const inside = processesIn(cluster.data)
    const running = inside ?? (isAlive(notes.pid) ? [notes.pid] : [])
    if (running.length === 0) {
      if (inside) rmSync(join(cluster.data, 'postmaster.pid')) // left by a crash: where another process has the number by now, the server would not start
      return undefined
    }
    if (running.includes(notes.pid) && notes.ready) return notes.port
    await wait(200)
  }
  throw new Problem(
    `The PostgreSQL in ${cluster.folder} neither starts nor ends. See ${join(cluster.folder, 'server.log')}.`,
  )
}

/** Starts it on the first free port that fits and gives the port. */
async function start(cluster: Cluster, durable: boolean): Promise<number> {
  const { folder, data, tools } = cluster
  const log = join(folder, 'server.log')
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = await freePort(folder, attempt)
    writeOwned(cluster, 'data/lilac.conf', settings(port, durable))
    rmSync(log, { force: true })
    const started = await tools.run('pg_ctl', ['start', '-D', data, '-l', log, '-w', '-t', '120', '-s']) // seconds: room for recovery after a crash
    if (started.ok) return port
    const said = existsSync(log) ? readFileSync(log, 'utf8') : started.output
    if (/Address already in use|could not bind/i.test(said)) continue // somebody took it since we looked
    if (/shared memory block .* still in use/i.test(said)) {
      await wait(500) // the last processes of one that was killed are on their way out
      continue
    }
    const system = explainSystemError(said, folder)
    throw system ? new Problem(system) : damaged(folder, lastLine(said))
  }
  throw new Problem(`PostgreSQL could not be started in ${folder}. See ${log}; PGPORT sets another port.`)
}

async function stop({ folder, data, tools }: Cluster): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    const stopped = await tools.run('pg_ctl', ['stop', '-D', data, '-m', mode, '-w', '-t', '20', '-s']) // seconds
    if (stopped.ok || !existsSync(join(data, 'postmaster.pid'))) return
  }
  throw new Problem(`The PostgreSQL in ${folder} could not be ended. See ${join(folder, 'server.log')}.`)
}

function settings(port: number, durable: boolean): string {
  const lines = {
    port,
    listen_addresses: "'127.0.0.1'",
    unix_socket_directories: "''",
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    max_connections: 100,
    shared_buffers: "'256MB'",
    work_mem: "'16MB'",
    maintenance_work_mem: "'128MB'",
    random_page_cost: 1.1, // a disk without heads
    jit: 'off', // short queries: compiling costs more than it saves
    max_wal_size: "'2GB'",
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(lines)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')
}

/** PGPORT where it is set. Else by the folder's name, so that each clone has its own and keeps it; the next free one when another program has it. */
async function freePort(folder: string, attempt: number): Promise<number> {
  const fixed = Number(process.env.PGPORT)
  if (fixed) {
    if (attempt === 0 && (await canListen(fixed))) return fixed
    throw new Problem(`Port ${fixed}, which PGPORT asks for, is in use. Choose another, or leave PGPORT out.`)
  }
  const hash = createHash('sha256').update(folder).digest().readUInt32BE(0)
  for (let step = attempt; step < attempt + 200; step++) {
    const port = 20_000 + ((hash + step) % 10_000)
    if (await canListen(port)) return port
  }
  throw new Problem('No free port was found for PostgreSQL. Set PGPORT to one.')
}

function writeOwned({ folder, tools }: Cluster, name: string, content: string): void {
  const path = join(folder, name)
  writeFileSync(path, content, { mode: 0o600 })
  if (tools.account) chownSync(path, tools.account.uid, tools.account.gid)
}

function damaged(folder: string, reason: string): Problem {
  return new Problem(
    `The database in ${folder} is damaged (${reason}). npm run demo -- --reset begins with a new one; to keep what is there, first move the folder away.`,
  )
}

function lastLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  return (
    lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.findLast(Boolean) ?? 'no reason given'
  )
}
