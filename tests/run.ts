// `npm test`: everything, from the format of the code to the product in a browser.
import { tmpdir } from 'node:os'
import { explainSystemError, Problem } from '#/demo/problem.ts'
import { seconds } from '#/demo/progress.ts'
import { check } from './check.ts'
import { conclude, endSteps, runBuild, runPlaywright, runVitest } from './steps.ts'
import { startTestServer } from './support/database.ts'
import type { Results } from './support/results.ts'

/** The browser tests count as one failure when there is nothing to open. */
const NOT_RUN: Results = {
  passed: 0,
  failed: 1,
  skipped: [{ name: 'Browser tests', reason: 'the build failed' }],
}

const began = Date.now()
let server: Awaited<ReturnType<typeof startTestServer>> | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupted)

try {
  conclude(await runAll())
} catch (error) {
  const sentence = error instanceof Problem ? error.message : explainSystemError(String(error), tmpdir())
  console.error(`\n${sentence ?? (error instanceof Error ? error.stack : String(error))}`)
  conclude([{ passed: 0, failed: 1, skipped: [] }])
}

async function runAll(): Promise<Results[]> {
  console.log('Check')
  const checked = await check()
  const built = await runBuild('Production build', '.next-test') // beside the build that a running demo uses
  server = await startTestServer()
  const env = { TEST_POSTGRES_URL: server.url }
  try {
    const tested = await runVitest('Contract and integration', ['contract', 'integration'], {
      env,
      live: true,
    })
    const seen = built.failed > 0 ? NOT_RUN : await runPlaywright('Browser tests', { env })
    return [...checked, built, tested, seen]
  } finally {
    await server.stop()
    console.log(`\nAll in ${seconds(began, 0)}`)
  }
}

async function interrupted(): Promise<void> {
  endSteps()
  await server?.stop()
  console.log('\nInterrupted')
  process.exit(130)
}
