import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { testDatabase } from './database.ts'
import { TEST_CLIENT, testEnvironment } from './environment.ts'
import { startGoogle, type TestGoogle } from './google.ts'
import { freePort } from './ports.ts'
import { startProcess, type TestProcess } from './process.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export type Product = {
  /** Its address, such as http://localhost:41234. */
  origin: string
  databaseUrl: string
  google: TestGoogle
  web: TestProcess
  worker: TestProcess
  /** The environment of both, for a further process of the product. */
  env: Record<string, string>
  stop(): Promise<void>
}

export type ProductOptions = {
  /** The seed of the local Google. */
  seed?: number
  /** Whether the local Google holds the product to Gmail's limits. */
  limits?: boolean
  /** Fills the local Google with Spaakwerk's mail before the product starts. */
  world?: boolean
  /** Starts from a database that holds nothing, by the product's own `migrate`. */
  migrate?: boolean
  /** Further variables, or others. */
  env?: Record<string, string>
}

/** Starts the whole product in production mode, from the build in .next-test, over a fresh database and a local Google of its own. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  if (!existsSync(`${ROOT}.next-test/BUILD_ID`))
    throw new Error('There is no build in .next-test. Make it with: NEXT_DIST_DIR=.next-test npm run build')
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const [database, google] = await Promise.all([
    testDatabase({ empty: options.migrate ?? false }),
    startGoogle(options),
  ])
  const redirectUris = [`${origin}/api/auth/callback/google`]
  await google.control('clients', { ...TEST_CLIENT, redirectUris })
  if (options.world) await fillWithSpaakwerk(google)
  const env = testEnvironment({
    databaseUrl: database.url,
    googleUrl: google.url,
    origin,
    extra: {
      REMOTE_IMAGE_ALLOW: new URL(google.url).host, // where senders have their pictures
      ...options.env,
    },
  })
  if (options.migrate) await startProcess('migrate', ['jobs/migrate.ts'], env).end()
  const web = startProcess(
    'the web server',
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    env,
  )
  const worker = startWorker(env)
  await Promise.all([web.waitFor(/Ready in/), worker.waitFor(WORKER_READY)])
  return {
    origin,
    databaseUrl: database.url,
    google,
    web,
    worker,
    env,
    async stop() {
      await Promise.all([web.stop(), worker.stop()])
      await google.stop()
      await database.drop()
    },
  }
}

const EMPTYING_TRIES = 5
const DEADLOCK_DETECTED = '40P01' // https://www.postgresql.org/docs/18/errcodes-appendix.html

/**
 * Brings a product back to where it began: nobody has ever signed in, and Google knows nobody. Its processes go on, and no row gets an id that
 * one had before.
 */
export async function emptyProduct({ google, databaseUrl }: Product): Promise<void> {
  await google.control('empty', {})
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`
  const empty = () =>
    sql.unsafe(`delete from pgboss.job; truncate ${tables.map(({ name }) => name).join(', ')}`)
  try {
    for (let tries = 1; ; tries += 1) {
      try {
        await empty()
        return
      } catch (error) {
        const met = error instanceof postgres.PostgresError && error.code === DEADLOCK_DETECTED // with a slice of the worker's, or with what it tells Gmail
        if (!met || tries === EMPTYING_TRIES) throw error
      }
    }
  } finally {
    await sql.end()
  }
}

export const WORKER_READY = /"event":"worker\.ready"/

/** A worker of the product; it is ready once it has said WORKER_READY. */
export function startWorker(env: Record<string, string>): TestProcess {
  return startProcess('the worker', ['--conditions=react-server', 'jobs/worker.ts'], env)
}

async function fillWithSpaakwerk(google: TestGoogle): Promise<void> {
  const world = startProcess('the world', ['demo/world/main.ts', '--google', google.url, '--live', '0'], {
    PATH: process.env.PATH ?? '',
  })
  await world.waitFor(/"ready"/, 120_000)
  await world.stop()
}
