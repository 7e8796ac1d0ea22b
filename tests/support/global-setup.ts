import { startTestServer } from './database.ts'

let server: Awaited<ReturnType<typeof startTestServer>> | undefined

/** Before a run of tests that need PostgreSQL: one server for all of them, unless TEST_POSTGRES_URL already names one. */
export async function setup(): Promise<void> {
  if (process.env.TEST_POSTGRES_URL) return
  server = await startTestServer()
  process.env.TEST_POSTGRES_URL = server.url
}

export async function teardown(): Promise<void> {
  await server?.stop()
}
