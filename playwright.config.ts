import { defineConfig } from '@playwright/test'
import { findBrowser } from './tests/support/browser.ts'

const { executablePath, args, env } = await findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2, // each has a whole product beside its browser, and waits for it half of its time: they fill two cores
  retries: 0, // a test that passes at times is broken
  forbidOnly: true,
  timeout: 180_000, // ms
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    headless: true,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    trace: { mode: 'retain-on-failure', snapshots: false }, // a snapshot runs scripts inside the mail's frame, which logs that they were blocked
    launchOptions: { executablePath, args, env },
  },
})
