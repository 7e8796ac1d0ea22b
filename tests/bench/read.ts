import { type BrowserContext, chromium, type Page } from '@playwright/test'
import postgres from 'postgres'
import { findBrowser } from '#/tests/support/browser.ts'
import { startTestServer } from '#/tests/support/database.ts'
import { type Product, startProduct } from '#/tests/support/product.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'
import { bigMailbox, LONG_SUBJECT, OWNER } from './big-mailbox.ts'

// How quick reading is: from a click on a row to the thread's text on the screen, from U to the list, and the inbox loaded with an empty cache.
// The whole stack in production mode, the real sync, a mailbox of 20,000 messages, Chromium. Floor: the browser's own time from a press
// to the next frame, measured in the same run.

const quick = process.argv.includes('--quick')
const MESSAGES = quick ? 2_000 : 20_000
const OPENINGS = quick ? 40 : 200
const LOADS = quick ? 3 : 7
const LONG_THREAD = 500 // messages: it must open as quickly as one of five

const server = await startTestServer()
process.env.TEST_POSTGRES_URL = server.url
const { executablePath, args, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, args, env })
const product = await startProduct({ env: { GMAIL_UNITS_PER_MINUTE: '10000000' } })
try {
  const context = await browser.newContext({
    baseURL: product.origin,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  const syncMs = await fill(product, page)
  await tidy(product)
  const openings = await openThreads(page)
  const long = await openLong(page)
  const loads = await loadInbox(context)
  const figures = {
    messages: MESSAGES,
    syncS: Math.round(syncMs / 1000),
    openP50Ms: at(openings.open, 0.5),
    openP95Ms: at(openings.open, 0.95),
    backP50Ms: at(openings.back, 0.5),
    backP95Ms: at(openings.back, 0.95),
    nextP95Ms: at(openings.next, 0.95),
    longOpenP95Ms: at(long, 0.95),
    frameFloorP95Ms: at(openings.floor, 0.95),
    scriptKb: Math.max(...loads.map((load) => load.scriptKb)),
    lcpMs: at(
      loads.map((load) => load.lcpMs),
      0.5,
    ),
    cls: Math.max(...loads.map((load) => load.cls)),
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} finally {
  await browser.close()
  await product.stop()
  await server.stop()
}

async function fill({ google }: Product, page: Page): Promise<number> {
  await google.control('people', { people: [OWNER] })
  for (const messages of bigMailbox(MESSAGES, LONG_THREAD))
    await google.control('messages', { mailbox: OWNER.email, messages })
  await signIn(page, OWNER.name)
  const begun = performance.now()
  await chooseWhatToFetch(page, 'Everything')
  await page.getByText('fetching').first().waitFor()
  await page.getByText('fetching').first().waitFor({ state: 'detached', timeout: 1_800_000 })
  return performance.now() - begun
}

/** Does now what Postgres would begin by itself a minute after a sync, in the middle of what is measured. */
async function tidy({ databaseUrl }: Product): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 })
  await sql.unsafe('vacuum (analyze)')
  await sql.end()
}

type Opened = { open: number[]; back: number[]; next: number[]; floor: number[] }

/** Opens rows all over the first page of the list, as a person's hand does: by mouse, now and then the next by key, and back. */
async function openThreads(page: Page): Promise<Opened> {
  const times: Opened = { open: [], back: [], next: [], floor: [] }
  await page.goto('/mail/inbox')
  await page.locator('[data-row]').nth(49).waitFor({ state: 'attached' })
  for (let count = 0; count < OPENINGS; count++) {
    const row = page.locator('[data-row]').nth((count * 7) % 48)
    await row.scrollIntoViewIfNeeded()
    times.floor.push(await timed(page, 'nothing', () => page.keyboard.press('Shift')))
    times.open.push(await timed(page, 'text', () => row.click()))
    if (count % 2 === 1) times.next.push(await timed(page, 'text', () => page.keyboard.press('j')))
    times.back.push(await timed(page, 'list', () => page.keyboard.press('u')))
  }
  return times
}

async function openLong(page: Page): Promise<number[]> {
  const times: number[] = []
  const row = page.getByRole('link', { name: LONG_SUBJECT }).first()
  for (let count = 0; count < OPENINGS / 10; count++) {
    await page.goto('/mail/inbox')
    await page.waitForLoadState('networkidle')
    times.push(await timed(page, 'text', () => row.click()))
  }
  return times
}

/**
 * From the press, by the browser's own clock, to the first frame after what is waited for is there: the text of another thread than before, a list
 * without a thread, or nothing but the frame itself. In ms.
 */
async function timed(
  page: Page,
  wanted: 'text' | 'list' | 'nothing',
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate((what) => {
    const pane = () => document.querySelector<HTMLElement>('[data-thread]')
    const before = pane()?.dataset.thread
    const there = () => {
      if (what === 'nothing') return true
      const thread = pane()?.dataset.thread
      if (what === 'list') return thread === undefined
      const frame = [...document.querySelectorAll<HTMLIFrameElement>('[data-thread] iframe')].at(-1)
      return (
        thread !== undefined &&
        thread !== before &&
        Boolean(frame?.contentDocument?.body?.textContent?.trim())
      )
    }
    const kind = what === 'text' && before === undefined ? 'click' : 'keydown'
    const { promise, resolve } = Promise.withResolvers<number>()
    const look = (from: number) => {
      if (!there()) return requestAnimationFrame(() => look(from))
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from))) // after that frame was drawn
    }
    addEventListener(kind, (event) => look(event.timeStamp), { capture: true, once: true })
    Object.assign(window, { benchTime: promise })
  }, wanted)
  await act()
  return page.evaluate(() => (window as unknown as { benchTime: Promise<number> }).benchTime)
}

/** The inbox in a browser that has been here, signed in, and holds nothing in its cache. */
async function loadInbox(
  context: BrowserContext,
): Promise<{ scriptKb: number; lcpMs: number; cls: number }[]> {
  const loads: { scriptKb: number; lcpMs: number; cls: number }[] = []
  for (let count = 0; count < LOADS; count++) {
    const page = await context.newPage()
    const protocol = await context.newCDPSession(page)
    await protocol.send('Network.enable')
    await protocol.send('Network.setCacheDisabled', { cacheDisabled: true })
    const scripts = new Set<string>()
    let bytes = 0
    protocol.on(
      'Network.responseReceived',
      ({ requestId, type }) => type === 'Script' && scripts.add(requestId),
    )
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength
    })
    await page.addInitScript(() => {
      const seen = { lcp: 0, cls: 0 }
      new PerformanceObserver((list) => {
        seen.lcp = list.getEntries().at(-1)?.startTime ?? seen.lcp
      }).observe({ type: 'largest-contentful-paint', buffered: true })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.cls += (entry as unknown as { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
      Object.assign(window, { benchSeen: seen })
    })
    await page.goto('/mail/inbox', { waitUntil: 'networkidle' })
    const { lcp, cls } = await page.evaluate(
      () => (window as unknown as { benchSeen: { lcp: number; cls: number } }).benchSeen,
    )
    loads.push({
      scriptKb: Math.round(bytes / 1000),
      lcpMs: Math.round(lcp),
      cls: Math.round(cls * 1000) / 1000,
    })
    await page.close()
  }
  return loads
}

function at(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (
    Math.round((sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0) * 10) / 10
  )
}
