import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDatabase, type PostgresServer, startPostgres, stopPostgres } from '#/demo/postgres.ts'
import { isAlive } from '#/demo/process-table.ts'

let parent: string
let folder: string

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'lilac-embedded-'))
  chmodSync(parent, 0o755)
  folder = join(parent, 'postgres')
})

afterEach(async () => {
  await stopPostgres(folder).catch(() => undefined) // a damaged one does not run
  rmSync(parent, { recursive: true, force: true })
})

const start = () => startPostgres({ folder, durable: true })

test('a server keeps what it stored from one start to the next, on the same port', async () => {
  const first = await start()
  await createDatabase(first, 'lilac')
  await createDatabase(first, 'lilac')
  await ask(first, 'create table kept as select 42 as answer')
  await first.stop()
  expect(first.isRunning()).toBe(false)

  const second = await start()
  expect(second.url('lilac')).toBe(first.url('lilac'))
  expect(await ask(second, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('it listens on 127.0.0.1 alone, asks for its password, and writes to the disk', async () => {
  const server = await start()
  const settings = await ask(
    server,
    "select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'fsync')",
    'postgres',
  )
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
  })
  const stranger = new URL(server.url('postgres'))
  stranger.password = 'guessed'
  await expect(query(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  expect(statSync(join(folder, 'password')).mode & 0o077).toBe(0)
})

test('a server that a killed start left running is taken over', async () => {
  const first = await start()
  const second = await start()
  expect(second.url('postgres')).toBe(first.url('postgres'))
  await second.stop()
  expect(first.isRunning()).toBe(false)
})

test('after a crash of the server it recovers by itself', async () => {
  const first = await start()
  await createDatabase(first, 'lilac')
  await ask(first, 'create table kept as select 42 as answer')
  process.kill(serverPid(), 'SIGKILL')
  await expect.poll(() => first.isRunning()).toBe(false)
  const second = await start()
  expect(await ask(second, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a process number that a crash left behind, and another process has by now, does not stop it', async () => {
  const first = await start()
  const notes = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8')
  await first.stop()
  writeFileSync(join(folder, 'data', 'postmaster.pid'), notes.replace(/^\d+/, String(process.pid)))
  const second = await start()
  expect(await ask(second, 'select 1 as one', 'postgres')).toEqual([{ one: 1 }])
  expect(isAlive(process.pid)).toBe(true)
})

test('a port that another program has is left alone', async () => {
  const first = await start()
  const taken = Number(new URL(first.url('postgres')).port)
  await first.stop()
  const other = createServer().listen(taken, '127.0.0.1')
  const second = await start()
  expect(Number(new URL(second.url('postgres')).port)).toBe(taken + 1)
  other.close()
})

test.for([
  ['without its version', (data: string) => rmSync(join(data, 'PG_VERSION'))],
  ['without its control file', (data: string) => rmSync(join(data, 'global', 'pg_control'))],
  [
    'with a settings file that says nonsense',
    (data: string) => writeFileSync(join(data, 'postgresql.conf'), 'nonsense'),
  ],
] as const)('a damaged data folder, %s, is met with what to do', async ([, damage]) => {
  const server = await start()
  await server.stop()
  damage(join(folder, 'data'))
  await expect(start()).rejects.toThrow(/is damaged \(.+\)\. npm run demo -- --reset begins with a new one/)
})

test('a start that was killed while it made the database leaves nothing half-made', async () => {
  mkdirSync(join(folder, 'data.unfinished', 'base'), { recursive: true })
  const server = await start()
  expect(await ask(server, 'select 1 as one', 'postgres')).toEqual([{ one: 1 }])
  expect(existsSync(join(folder, 'data.unfinished'))).toBe(false)
})

test('root is told which folder its server may not enter', async (context) => {
  if (process.getuid?.() !== 0) return context.skip('only root starts the server under another account')
  chmodSync(parent, 0o700)
  await expect(start()).rejects.toThrow(`can't enter ${parent}. Move this clone`)
})

test('root is told before anything is installed', async (context) => {
  if (process.getuid?.() !== 0) return context.skip('only root starts the server under another account')
  chmodSync(parent, 0o700)
  cpSync('demo', join(parent, 'lilac', 'demo'), { recursive: true, filter: (path) => !path.endsWith('.ts') })
  writeFileSync(join(parent, 'lilac', 'package.json'), '{}')
  const missing = { packages: { 'node_modules/missing': { version: '1.0.0' } } }
  writeFileSync(join(parent, 'lilac', 'package-lock.json'), JSON.stringify(missing))
  const start = spawnSync('node', [join(parent, 'lilac', 'demo', 'start.mjs')], { encoding: 'utf8' })
  expect(start.stderr).toContain(`can't enter ${parent}. Move this clone`)
  expect({ said: start.stdout, code: start.status }).toEqual({ said: '', code: 1 })
})

const ask = (server: PostgresServer, statement: string, database = 'lilac') =>
  query(server.url(database), statement)

async function query(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return [...(await sql.unsafe(statement))]
  } finally {
    await sql.end()
  }
}

const serverPid = () => Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10)
