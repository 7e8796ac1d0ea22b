import { type Browser, chromium, type Page, test, type ViewportSize } from '@playwright/test'
import { findBrowser } from './browser.ts'
import { type Site, serve } from './frame-site.ts'
import { type Seen, watch } from './frame-watch.ts'
import { type Listener, listen } from './listener.ts'

export type Stage = {
  /** Every host under .example: this machine, at a port that counts who comes. Other hosts, which Chromium asks on its own account, do not exist. */
  world: Listener
  /** The site that shows the mails. */
  site: Site
  page: Page
  seen: Seen
}

/**
 * Where mails are shown to a browser that must not follow what they say: made before the first test of a file. `enter` is called before each of
 * its tests, with a new page on which nothing has happened yet.
 */
export function stageFrames(enter: (stage: Stage) => void, viewport?: ViewportSize): void {
  let world: Listener
  let site: Site
  let browser: Browser
  let page: Page

  test.use({ trace: 'off' }) // of 180 frames it costs more than the test

  test.beforeAll(async () => {
    world = await listen()
    site = await serve()
    const { executablePath, args, env } = await findBrowser()
    const rules = `--host-resolver-rules=MAP *.example 127.0.0.1:${world.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`
    browser = await chromium.launch({ executablePath, args: [...args, rules], env })
  })

  test.afterAll(async () => {
    await browser.close()
    world.server.close()
    site.server.close()
  })

  test.beforeEach(async () => {
    world.visits = []
    site.requests.length = 0
    site.pictures.length = 0
    page = await browser.newPage(viewport ? { viewport } : {})
    enter({ world, site, page, seen: watch(page) })
  })

  test.afterEach(() => page.close())
}
