import { join } from 'node:path'
import type { PostgresServer } from './postgres.ts'
import { explainSystemError, Problem } from './problem.ts'
import { type RunningProcess, startProcess } from './processes.ts'
import { DATA, releaseFolder } from './state.ts'

/** In which order they end: nobody misses what he still needs. */
const ORDER = ['build', 'migrate', 'web', 'worker', 'world', 'google'] as const
type Role = (typeof ORDER)[number]

const NAMES: Record<Role, string> = {
  build: 'The build',
  migrate: 'The migration',
  web: 'The web server',
  worker: 'The worker',
  world: "Spaakwerk's mail",
  google: 'The local Google',
}
const SAME_CTRL_C = 1000 // ms; the terminal and npm both pass on one Ctrl-C

const running = new Map<Role, RunningProcess>()
let database: Promise<PostgresServer> | undefined
let ending: { since: number } | undefined
let beforeEnd: () => void = () => undefined

/** Ends everything on Ctrl-C, on a signal, and when whoever started this is gone. `tidy` is called before anything is said. */
export function endOnSignals(tidy: () => void): void {
  beforeEnd = tidy
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  const parent = process.ppid
  setInterval(() => process.ppid === parent || end(), 500).unref() // ms
}

/** Starts a process that is to run until the end: when it ends earlier, all does. Its log is .data/logs/<role>.log. */
export function serve(role: Role, args: string[], env: Record<string, string>): RunningProcess {
  const process = launch(role, args, env)
  process.ended.then((how) => fail(process.problem(`ended unexpectedly (${how})`)))
  return process
}

/** Starts a process that does something and ends. */
export function launch(role: Role, args: string[], env: Record<string, string>): RunningProcess {
  if (ending) throw new Problem('The demo is ending.')
  const process = startProcess(NAMES[role], args, { log: join(DATA, 'logs', `${role}.log`), env })
  running.set(role, process)
  return process
}

/** Has the database server end last. It is no child of ours, so only looking tells when it ends by itself. */
export function serveDatabase(starting: Promise<PostgresServer>): void {
  database = starting
  starting.then(
    (server) => setInterval(() => server.isRunning() || fail(databaseGone()), 1000).unref(), // ms
    () => undefined, // whoever awaits it says why it did not start
  )
}

/** Says what went wrong and ends everything, with exit code 1. What fails because of that is not told. */
export function fail(error: unknown): void {
  if (ending) return
  ending = { since: Date.now() }
  beforeEnd()
  const sentence = error instanceof Problem ? error.message : explainSystemError(String(error), DATA)
  console.error(`\n${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`)
  stopAll('politely').finally(() => process.exit(1))
}

/** A second time, ends everything at once. */
function end(): void {
  if (!ending) {
    ending = { since: Date.now() }
    beforeEnd()
    console.log('\n  Ending …')
    stopAll('politely').then(
      () => process.exit(0),
      () => process.exit(1),
    )
  } else if (Date.now() - ending.since > SAME_CTRL_C) stopAll('at once').finally(() => process.exit(1))
}

async function stopAll(how: 'politely' | 'at once'): Promise<void> {
  for (const role of ORDER) await running.get(role)?.stop(how)
  const server = await database?.catch(() => undefined)
  if (server?.isRunning()) await server.stop()
  releaseFolder()
}

const databaseGone = () =>
  new Problem(
    `PostgreSQL ended unexpectedly. ${join(DATA, 'postgres', 'server.log')} says more; start again.`,
  )
