import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { isAlive } from '#/demo/process-table.ts'
import { freePort } from '#/tests/support/ports.ts'
import { startProcess, type TestProcess } from '#/tests/support/process.ts'

test.describe.configure({ mode: 'serial' }) // one demo's life, from its first start to its reset
test.setTimeout(240_000)

let folder: string
let port: number

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lilac-demo-'))
  chmodSync(folder, 0o755)
  port = await freePort()
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('one command runs the product; Ctrl-C ends what it started and nothing else', async ({ page }) => {
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const demo = startDemo()
  await demo.waitFor(/Lilac runs at (\S+) /, 180_000)
  await page.goto(`http://localhost:${port}/`)
  await expect(page.getByRole('button', { name: /Google/ })).toBeVisible()
  for (const name of ['demo.json', 'postgres']) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)

  const second = startDemo('--port', String(port))
  await second.waitFor(/already runs from this folder \(process \d+\)/)
  const reset = startDemo('--reset')
  await reset.waitFor(/already runs from this folder/)

  const started = [...childrenOf(demo.pid), databasePid()]
  expect(started.length).toBe(5) // web, worker, world, Google, PostgreSQL
  await demo.kill('SIGINT')
  expect(demo.exitCode()).toBe(0)
  expect(started.filter(isAlive)).toEqual([])
  expect(existsSync(join(folder, 'demo.pid'))).toBe(false)
  expect(isAlive(bystander.pid ?? 0)).toBe(true)
  bystander.kill()
})

test('a later start keeps what was stored; a process that dies ends it with its last words', async ({
  page,
}) => {
  const kept = readFileSync(join(folder, 'demo.json'), 'utf8')
  const demo = startDemo()
  await demo.waitFor(/Lilac runs at/, 120_000)
  expect(readFileSync(join(folder, 'demo.json'), 'utf8')).toBe(kept)
  const response = await page.request.get(`http://localhost:${port}/api/health/ready`)
  expect(response.status()).toBe(200)

  const started = [...childrenOf(demo.pid), databasePid()]
  const worker = started.find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('jobs/worker.ts'),
  )
  process.kill(worker ?? 0, 'SIGKILL')
  await demo.waitFor(
    /The worker ended unexpectedly \(SIGKILL\)\. The end of \S+worker\.log:\s+\{.*worker\.ready/,
  )
  await demo.ended
  expect(demo.exitCode()).toBe(1)
  expect(started.filter(isAlive)).toEqual([])
})

test('when the demo itself is killed, its processes end, and the next start takes over the database', async () => {
  const demo = startDemo()
  await demo.waitFor(/Lilac runs at/, 120_000)
  const started = childrenOf(demo.pid)
  const database = databasePid()
  await demo.kill('SIGKILL')
  await expect.poll(() => started.filter(isAlive)).toEqual([])
  expect(isAlive(database)).toBe(true)

  const next = startDemo()
  await next.waitFor(/✓ PostgreSQL/)
  expect(databasePid()).toBe(database)
  await next.kill('SIGTERM')
  expect(isAlive(database)).toBe(false)
})

test('a busy port is met with what to do, and reset begins anew', async () => {
  const kept = readFileSync(join(folder, 'demo.json'), 'utf8')
  const other = startProcess(
    'another program',
    ['-e', `require('node:http').createServer().listen(${port}, '::1', () => console.log('listens'))`],
    {},
  )
  await other.waitFor(/listens/)
  const demo = startDemo()
  await demo.waitFor(
    new RegExp(`Port ${port} is in use by another program. End that one and start again, or use another`),
  )
  await demo.ended
  expect(demo.exitCode()).toBe(1)
  await other.stop()

  const anew = startDemo('--reset')
  await anew.waitFor(/✓ Local Google/)
  await anew.kill('SIGINT')
  expect(readFileSync(join(folder, 'demo.json'), 'utf8')).not.toBe(kept)
})

function startDemo(...options: string[]): TestProcess {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    LILAC_DATA: folder,
    NEXT_DIST_DIR: '.next-test',
  }
  return startProcess('the demo', ['demo/start.ts', '--port', String(port), ...options], env)
}

/** The processes that it started itself; they start none that outlive them. */
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
}

function databasePid(): number {
  return Number.parseInt(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10)
}
