// `npm run demo`: the whole product in production mode on this machine, with nobody's account and no network.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { prepareBuild } from './build.ts'
import { machineEnvironment, productEnvironment } from './environment.ts'
import { assertFree, portFrees } from './ports.ts'
import { createDatabase, type PostgresServer, startPostgres } from './postgres.ts'
import { Problem } from './problem.ts'
import { progress, seconds } from './progress.ts'
import { endOnSignals, fail, launch, serve, serveDatabase } from './running.ts'
import { claimFolder, DATA, type DemoState, demoState, reset } from './state.ts'
import { firmDomain, mailboxes, stranger } from './world/people.ts'

const BUILD = process.env.NEXT_DIST_DIR || '.next'
const began = Date.now()
const shown = progress()
endOnSignals(shown.close)
main().catch(fail)

async function main(): Promise<void> {
  const options = readOptions()
  claimFolder()
  if (options.reset) await shown.step('Begun anew', reset)
  await assertFree(options.port)
  const state = await demoState()
  await portFrees(state.googlePort)
  const origin = `http://localhost:${options.port}`

  const google = startGoogle(state, origin)
  const parts = [startDatabase(), google, google.then(startWorld), build()] as const
  for (const part of parts) part.catch(() => undefined) // the first failure is told; those that follow from it are not
  const [database, googleUrl] = await Promise.all(parts)

  const databaseUrl = database.url('lilac')
  const env = productEnvironment({
    state,
    databaseUrl,
    googleUrl,
    origin,
    build: BUILD,
    allowedDomain: firmDomain,
  })
  await shown.step('Tables', () => launch('migrate', ['jobs/migrate.ts'], env).finish())
  await Promise.all([startWeb(env, options.port), startWorker(env)])
  shown.close()
  console.log(`
  Lilac runs at ${origin} (ready after ${seconds(began, 0)})

  Sign in as one of Spaakwerk's people; whoever comes first owns the workspace:
    ${mailboxes.map(({ address }) => address.split('@')[0]).join(', ')} @${firmDomain}
  ${stranger.email} is a stranger, and is refused.

  Ctrl-C ends it. What it stores stays in ${DATA}; npm run demo -- --reset begins anew.
`)
}

function readOptions(): { reset: boolean; port: number } {
  const known = {
    reset: { type: 'boolean', default: false },
    port: { type: 'string', default: '3000' },
  } as const
  try {
    const { values } = parseArgs({ options: known })
    const port = Number(values.port)
    if (Number.isInteger(port) && port > 0 && port < 65_536) return { reset: values.reset, port }
  } catch {
    // said below
  }
  throw new Problem(
    'npm run demo takes two options: -- --reset begins anew, -- --port 3001 takes another port.',
  )
}

function startDatabase(): Promise<PostgresServer> {
  return shown.step('PostgreSQL', async () => {
    const starting = startPostgres({ folder: join(DATA, 'postgres'), durable: true })
    serveDatabase(starting)
    const server = await starting
    await createDatabase(server, 'lilac')
    return server
  })
}

function startGoogle(state: DemoState, origin: string): Promise<string> {
  return shown.step('Local Google', async () => {
    const port = String(state.googlePort)
    const args = [
      'demo/google/main.ts',
      '--port',
      port,
      '--data',
      join(DATA, 'google.sqlite'),
      '--limits',
      'on',
    ]
    const google = serve('google', args, machineEnvironment())
    const [, url] = await google.waitFor(/"listening":"([^"]+)"/, 30)
    const response = await fetch(`${url}/_control/clients`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        clientId: state.clientId,
        name: 'Lilac',
        clientSecret: state.clientSecret,
        redirectUris: [`${origin}/api/auth/callback/google`],
      }),
    })
    if (!url || !response.ok) throw google.problem(`answered ${response.status}`)
    return url
  })
}

function startWorld(googleUrl: string): Promise<void> {
  return shown.step("Spaakwerk's mail", async () => {
    const args = ['demo/world/main.ts', '--google', googleUrl, '--live', '20'] // seconds from one new mail to the next
    await serve('world', args, machineEnvironment()).waitFor(/"ready"/, 120)
  })
}

function build(): Promise<void> {
  return shown.step('Build', async () => {
    const needed = prepareBuild(BUILD)
    if (!needed) return
    await launch('build', needed.args, { ...machineEnvironment(), ...needed.env }).finish()
    needed.done()
  })
}

function startWeb(env: Record<string, string>, port: number): Promise<void> {
  return shown.step('Web server', async () => {
    const args = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)]
    const web = serve('web', args, env)
    await web.waitFor(/Ready in/, 60)
    for (let attempt = 0; attempt < 100; attempt++) {
      const { status } = await fetch(`http://127.0.0.1:${port}/api/health/ready`)
      if (status === 200) return
      await wait(100)
    }
    throw web.problem("says that it isn't ready")
  })
}

function startWorker(env: Record<string, string>): Promise<void> {
  return shown.step('Worker', async () => {
    const worker = serve('worker', ['--conditions=react-server', 'jobs/worker.ts'], env)
    await worker.waitFor(/"event":"worker\.ready"/, 60)
  })
}
