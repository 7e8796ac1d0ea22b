// `npm run demo`: the whole product in production mode on this machine, with nobody's account and no network.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startBuild } from './build.ts'
import { assertFree, portFrees } from './ports.ts'
import { createDatabase, type PostgresServer, startPostgres } from './postgres.ts'
import { explainSystemError, Problem } from './problem.ts'
import { type RunningProcess, startProcess } from './processes.ts'
import { progress, seconds } from './progress.ts'
import { claimFolder, DATA, type DemoState, demoState, releaseFolder, reset } from './state.ts'
import { firmDomain, mailboxes, stranger } from './world/people.ts'

const STOP_ORDER = [
  'The build',
  'The migration',
  'The web server',
  'The worker',
  "Spaakwerk's mail",
  'The local Google',
]
const NEXT = 'node_modules/next/dist/bin/next'
const began = Date.now()
const shown = progress()
const started: RunningProcess[] = []
let database: Promise<PostgresServer> | undefined
let ending: { since: number; done: Promise<void> } | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
const parent = process.ppid
setInterval(() => process.ppid === parent || end(), 500).unref() // ms; whoever started this is gone

try {
  await main()
} catch (error) {
  fail(error)
}

async function main(): Promise<void> {
  const options = readOptions()
  claimFolder()
  if (options.reset) await shown.step('Begun anew', reset)
  const state = demoState()
  await assertFree(options.port)
  await portFrees(state.googlePort)
  const origin = `http://localhost:${options.port}`

  const google = startGoogle(state, origin)
  const prepared = [preparedDatabase(), google, google.then(startWorld), built()] as const
  for (const part of prepared) part.catch(() => undefined) // the first failure is told; those it leads to are not
  const [server, googleUrl] = await Promise.all(prepared)
  const env = productEnvironment(state, { databaseUrl: server.url('lilac'), googleUrl, origin })
  await Promise.all([startWeb(env, options.port), startWorker(env)])
  shown.close()
  console.log(`
  Lilac runs at ${origin}  (ready after ${seconds(began, 0)})

  Sign in as any of Spaakwerk's people; who comes first owns the workspace:
    ${mailboxes.map(({ address }) => address.split('@')[0]).join(', ')} @${firmDomain}
  ${stranger.email} is not one of them, and is refused.

  Ctrl-C ends it. What it stores stays in ${DATA}; npm run demo -- --reset begins anew.
`)
}

function readOptions(): { reset: boolean; port: number } {
  try {
    const { values } = parseArgs({
      options: { reset: { type: 'boolean', default: false }, port: { type: 'string', default: '3000' } },
    })
    const port = Number(values.port)
    if (Number.isInteger(port) && port > 0 && port < 65_536) return { reset: values.reset, port }
  } catch {
    // told below
  }
  throw new Problem('npm run demo takes two options: -- --reset (begin anew) and -- --port 3001.')
}

async function preparedDatabase(): Promise<PostgresServer> {
  database = shown.step('PostgreSQL', async () => {
    const server = await startPostgres({ folder: join(DATA, 'postgres'), durable: true })
    await createDatabase(server, 'lilac')
    return server
  })
  const server = await database
  await shown.step('Tables', async () => {
    const placeholder = productEnvironment(demoState(), {
      databaseUrl: server.url('lilac'),
      googleUrl: '',
      origin: 'http://localhost',
    })
    await launch('The migration', ['jobs/migrate.ts'], 'migrate', placeholder).finish()
  })
  watchDatabase(server)
  return server
}

function startGoogle(state: DemoState, origin: string): Promise<string> {
  return shown.step('Local Google', async () => {
    const args = [
      'demo/google/main.ts',
      '--port',
      String(state.googlePort),
      '--data',
      join(DATA, 'google.sqlite'),
      '--limits',
      'on',
    ]
    const google = serve('The local Google', args, 'google', machineEnvironment())
    const [, url] = await google.waitFor(/"listening":"([^"]+)"/, 30)
    if (!url) throw google.problem('without an address')
    await control(url, 'clients', {
      clientId: state.clientId,
      clientSecret: state.clientSecret,
      redirectUris: [`${origin}/api/auth/callback/google`, `${origin}/api/google/callback`],
    })
    return url
  })
}

function startWorld(googleUrl: string): Promise<void> {
  return shown.step("Spaakwerk's mail", async () => {
    const args = ['demo/world/main.ts', '--google', googleUrl, '--live', '20'] // seconds from one new mail to the next
    await serve("Spaakwerk's mail", args, 'world', machineEnvironment()).waitFor(/"ready"/, 120)
  })
}

function built(): Promise<void> {
  return shown.step('Build', async () => {
    const started = startBuild('.next', { log: logFile('build'), env: machineEnvironment() })
    if (!started) return
    keep(started.build)
    await started.build.finish()
    started.done()
  })
}

function startWeb(env: Record<string, string>, port: number): Promise<void> {
  return shown.step('Web server', async () => {
    await serve('The web server', [NEXT, 'start', '-H', '127.0.0.1', '-p', String(port)], 'web', env).waitFor(
      /Ready in/,
      60,
    )
  })
}

function startWorker(env: Record<string, string>): Promise<void> {
  return shown.step('Worker', async () => {
    await serve('The worker', ['--conditions=react-server', 'jobs/worker.ts'], 'worker', env).waitFor(
      /"event":"worker\.ready"/,
      60,
    )
  })
}

/** What a process needs of the machine, and nothing of the person's own settings: a DATABASE_URL in the shell is another product's. */
function machineEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'TMP', 'TZ']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

function productEnvironment(
  state: DemoState,
  urls: { databaseUrl: string; googleUrl: string; origin: string },
): Record<string, string> {
  return {
    ...machineEnvironment(),
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: '.next',
    DATABASE_URL: urls.databaseUrl,
    DIRECT_DATABASE_URL: '', // empty is unset, and keeps what a .env file says out of the demo
    NEXTAUTH_URL: urls.origin,
    NEXTAUTH_SECRET: state.nextauthSecret,
    GOOGLE_CLIENT_ID: state.clientId,
    GOOGLE_CLIENT_SECRET: state.clientSecret,
    GOOGLE_BASE_URL: urls.googleUrl,
    ENCRYPTION_KEY: state.encryptionKey,
    ENCRYPTION_KEYS_OLD: '',
    ALLOWED_DOMAINS: firmDomain,
    GMAIL_UNITS_PER_MINUTE: '',
    GMAIL_CONCURRENCY: '',
    GMAIL_POLL_SECONDS: '5', // new mail shows while one looks
  }
}

async function control(googleUrl: string, path: string, body: object): Promise<void> {
  const response = await fetch(`${googleUrl}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The local Google answered ${response.status} to ${path}`)
}

/** Starts a process that is to run until the end: the demo ends with it. */
function serve(name: string, args: string[], log: string, env: Record<string, string>): RunningProcess {
  const process = launch(name, args, log, env)
  process.ended.then((how) => fail(process.problem(how)))
  return process
}

function launch(name: string, args: string[], log: string, env: Record<string, string>): RunningProcess {
  return keep(startProcess(name, args, { log: logFile(log), env }))
}

function keep(process: RunningProcess): RunningProcess {
  started.push(process)
  return process
}

const logFile = (name: string) => join(DATA, 'logs', `${name}.log`)

/** PostgreSQL is not a child of ours: only looking tells that it is gone. */
function watchDatabase(server: PostgresServer): void {
  setInterval(() => {
    if (!server.isRunning())
      fail(
        new Problem(
          `PostgreSQL ended unexpectedly. See ${join(DATA, 'postgres', 'server.log')}, and start again.`,
        ),
      )
  }, 1000).unref() // ms
}

/** Ctrl-C, a signal, or the end of whoever started this. A second one ends everything at once. */
function end(): void {
  if (!ending) {
    shown.close()
    console.log('\n  Ending …')
    ending = { since: Date.now(), done: stopAll('politely') }
    ending.done.then(() => process.exit(0))
  } else if (Date.now() - ending.since > 1000) {
    stopAll('at once').then(() => process.exit(1)) // earlier it is the same Ctrl-C, which the terminal and npm both pass on
  }
}

function fail(error: unknown): void {
  if (ending) return
  shown.close()
  const sentence = error instanceof Problem ? error.message : explainSystemError(String(error), DATA)
  console.error(`\n${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`)
  ending = { since: Date.now(), done: stopAll('politely') }
  ending.done.then(() => process.exit(1))
}

/** Ends what was started here, and only that, so that nobody misses what he still needs. */
async function stopAll(how: 'politely' | 'at once'): Promise<void> {
  try {
    for (const name of STOP_ORDER)
      for (const process of started) if (process.name === name) await process.stop(how)
    await database?.then((server) => server.stop()).catch(() => undefined) // it did not start: told already
  } finally {
    releaseFolder()
  }
}
