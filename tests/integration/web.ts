import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { testDatabase } from '#/tests/support/database.ts'
import { testEnvironment } from '#/tests/support/environment.ts'
import { startProcess, type TestProcess } from '#/tests/support/process.ts'

export type Web = {
  /** How browsers know it: NEXTAUTH_URL, such as http://localhost:41234. */
  origin: string
  /** Where it really listens. */
  address: string
  databaseUrl: string
  sql: postgres.Sql
  process: TestProcess
  env: Record<string, string>
  stop(): Promise<void>
}

/** The web server alone, from the production build in .next-test, over a fresh database. Nobody fetches mail here. */
export async function startWeb(
  options: { googleUrl?: string; databaseUrl?: string; env?: Record<string, string> } = {},
): Promise<Web> {
  if (!existsSync(fileURLToPath(new URL('../../.next-test/BUILD_ID', import.meta.url))))
    throw new Error('There is no build in .next-test. Make it with: NEXT_DIST_DIR=.next-test npm run build')
  const database = options.databaseUrl ? undefined : await testDatabase()
  const databaseUrl = options.databaseUrl ?? database?.url ?? ''
  const port = await freePort()
  const origin = options.env?.NEXTAUTH_URL ?? `http://localhost:${port}`
  const env = testEnvironment({
    databaseUrl,
    googleUrl: options.googleUrl ?? 'http://127.0.0.1:9',
    origin,
    extra: { ...options.env },
  })
  const web = startProcess(
    'the web server',
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    env,
  )
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined })
  await web.waitFor(/Ready in/)
  return {
    origin,
    address: `http://127.0.0.1:${port}`,
    databaseUrl,
    sql,
    process: web,
    env,
    async stop() {
      await web.stop()
      await sql.end()
      await database?.drop()
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
