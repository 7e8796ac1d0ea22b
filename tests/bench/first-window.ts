import { chromium } from '@playwright/test'
import { findBrowser } from '#/tests/support/browser.ts'
import { startTestServer } from '#/tests/support/database.ts'
import { startProduct } from '#/tests/support/product.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

// How soon a new person reads: from the choice of what to fetch to 50 threads in the list and the newest mail's text on the screen. The
// whole stack in production mode, Spaakwerk's mail, Gmail's limits in force. Floor: the inbox loaded again in the same browser.

const quick = process.argv.includes('--quick')
const PEOPLE = quick ? ['Lotte Verhagen'] : ['Lotte Verhagen', 'Bram Hoekstra', 'Noor el Idrissi']

const server = await startTestServer()
process.env.TEST_POSTGRES_URL = server.url
const { executablePath, args, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, args, env })
const runs: { threadsMs: number; textMs: number; reloadMs: number }[] = []
try {
  for (const person of PEOPLE) runs.push(await firstWindow(person))
} finally {
  await browser.close()
  await server.stop()
}
const worst = (of: (run: (typeof runs)[number]) => number) => Math.round(Math.max(...runs.map(of)))
const figures = {
  fiftyThreadsMs: worst((run) => run.threadsMs),
  textMs: worst((run) => run.textMs),
  reloadFloorMs: worst((run) => run.reloadMs),
  runs: runs.length,
}
process.stdout.write(`${JSON.stringify(figures)}\n`)

async function firstWindow(person: string): Promise<(typeof runs)[number]> {
  const product = await startProduct({ world: true, limits: true })
  const context = await browser.newContext({ baseURL: product.origin, locale: 'en-GB' })
  try {
    const page = await context.newPage()
    await signIn(page, person)
    const chosenAt = performance.now()
    await chooseWhatToFetch(page, 'Everything')
    const rows = page.locator('[data-row]')
    await rows.nth(49).waitFor({ state: 'attached' })
    const threadsMs = performance.now() - chosenAt
    await rows.first().click()
    await page.frameLocator('iframe').last().locator('body').getByText(/\S/).first().waitFor()
    const textMs = performance.now() - chosenAt

    await page.goto('/mail/inbox')
    const reloadedAt = performance.now()
    await page.reload()
    await rows.nth(49).waitFor({ state: 'attached' })
    return { threadsMs, textMs, reloadMs: performance.now() - reloadedAt }
  } finally {
    await context.close()
    await product.stop()
  }
}
