import type { BrowserContext, Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { alive, test as base, expect } from '#/tests/support/e2e.ts'
import { type Product, startProduct } from '#/tests/support/product.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

type Reader = { product: Product; session: Awaited<ReturnType<BrowserContext['storageState']>> }

/** These tests read and change nothing, so that they share one product with Spaakwerk's whole mail, and the session of Lotte, whose it is. */
const test = base.extend<object, { lotte: Reader }>({
  lotte: [
    async ({ browser, postgres: _ }, use) => {
      const env = { GMAIL_UNITS_PER_MINUTE: '1000000', ALLOWED_DOMAINS: 'spaakwerk.example' }
      const product = await startProduct({ world: true, env })
      const context = await browser.newContext({ baseURL: product.origin })
      const page = await context.newPage()
      await signIn(page, 'Lotte Verhagen')
      await chooseWhatToFetch(page, 'Everything')
      await expect(rows(page).nth(49)).toBeAttached()
      await expect(page.getByText('fetching')).toHaveCount(0, { timeout: 60_000 })
      const session = await context.storageState()
      await context.close()
      await use({ product, session })
      await product.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  product: ({ lotte }, use) => use(lotte.product),
  storageState: ({ lotte }, use) => use(lotte.session),
})

test.beforeEach(async ({ page }) => {
  await page.goto('/mail/inbox')
  await expect(rows(page).nth(49)).toBeAttached()
  await alive(page)
})

test('reading by mouse: one thread after the other, back and forward, and every list where one left it', async ({
  page,
}) => {
  await row(page, 'Devis 2026-118').click()
  await expect(title(page)).toHaveText(/Devis 2026-118/)
  await expect(mail(page).getByText('Le prix unitaire nous convient')).toBeVisible()
  const older = page.getByRole('link', { name: 'Older thread' })
  await older.hover()
  await expect(page.getByRole('tooltip')).toHaveText('Older threadJ')
  await rows(page).first().hover()
  await expect(page.getByRole('tooltip')).toBeHidden()
  await older.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tooltip')).toHaveText('Older threadJ')
  await page.keyboard.press('Escape') // closes it, and does not lead back to the list
  await expect(page.getByRole('tooltip')).toBeHidden()
  await older.click()
  await expect(title(page)).toHaveText('Muestras para la feria de Valencia')
  await expect(page.getByText(/^2 of /)).toBeVisible()
  await page.goBack()
  await expect(title(page)).toHaveText(/Devis 2026-118/)
  await page.goForward()
  await expect(title(page)).toHaveText('Muestras para la feria de Valencia')

  await rows(page).nth(40).scrollIntoViewIfNeeded()
  const place = await scrolled(page)
  expect(place).toBeGreaterThan(500)
  await page.getByRole('link', { name: 'Sent', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible()
  expect(await scrolled(page)).toBe(0)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible()
  await expect.poll(() => scrolled(page)).toBe(place)
})

test('the lists: each of Gmail’s own, a label of two levels, narrowed to unread, stars and files', async ({
  page,
}) => {
  for (const name of ['Starred', 'Sent', 'All mail', 'Spam', 'Trash', 'Inbox']) {
    await page
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(rows(page).first()).toBeVisible()
  }
  const narrow = page.getByRole('navigation', { name: 'Narrow Inbox' })
  await narrow.getByRole('link', { name: 'Files' }).click()
  await expect(page).toHaveURL(/inbox-files$/)
  await expect(row(page, 'Devis 2026-118')).toContainText('has files')
  await expect(rows(page).filter({ hasNotText: 'has files' })).toHaveCount(0)
  await narrow.getByRole('link', { name: 'Unread' }).click()
  await expect(page).toHaveURL(/inbox-unread$/)
  await expect(rows(page).filter({ hasNotText: 'Unread' })).toHaveCount(0)
  await narrow.getByRole('link', { name: 'Starred' }).click()
  await expect(rows(page).filter({ hasNotText: 'Starred' })).toHaveCount(0)
  await page.getByRole('link', { name: /^Frankrijk/ }).click()
  await expect(row(page, 'Devis 2026-118')).toBeVisible()
  await expect(page.getByText('Klanten/Dealers')).toBeVisible()
})

test('reading by keyboard alone, also from within a mail', async ({ page }) => {
  await page.keyboard.press('j')
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText(/Devis 2026-118/)
  await page.keyboard.press('j')
  await expect(title(page)).toHaveText('Muestras para la feria de Valencia')
  await expect(rows(page).nth(1)).toBeFocused()
  await expect(rows(page).nth(1)).toHaveAttribute('aria-current', 'true')

  await page.keyboard.press('k')
  await mail(page).getByLabel('Show quoted text').focus()
  await page.keyboard.press('Enter')
  await expect(mail(page).getByText('Voici la version révisée')).toBeVisible()
  await page.keyboard.press('j') // the focus is in the mail
  await expect(title(page)).toHaveText('Muestras para la feria de Valencia')
  await page.keyboard.press('u')
  await expect(page.getByText('No thread is open')).toBeVisible()
  await expect(page).toHaveURL(/\/mail\/inbox$/)
  await page.keyboard.press('o')
  await expect(title(page)).toHaveText('Muestras para la feria de Valencia')
  await page.keyboard.press('Escape')
  await expect(page.getByText('No thread is open')).toBeVisible()

  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible()
})

test('the wide form: a line a thread, the thread in its place, and it stays chosen', async ({ page }) => {
  await page.getByRole('button', { name: 'Show the list in full width' }).click()
  await expect.poll(async () => (await rows(page).first().boundingBox())?.height).toBe(36)
  await row(page, 'Devis 2026-118').click()
  await expect(title(page)).toBeFocused()
  await expect(rows(page).first()).toBeHidden()
  await expectAccessible(page)
  await page.keyboard.press('u')
  await expect(row(page, 'Devis 2026-118')).toBeFocused()
  await page.reload()
  await expect.poll(async () => (await rows(page).first().boundingBox())?.height).toBe(36)
  await expectAccessible(page)
})

test('a wide newsletter is made smaller, and read at full size or as words', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await row(page, 'Velorama Padova 2027').click()
  await page.getByRole('heading', { name: 'Velorama Padova', exact: true }).click()
  const newsletter = page.frameLocator('iframe[title="Mail from Velorama Padova"]')
  await expect(page.getByText(/960 px wide, shown at \d\d%/)).toBeVisible()
  const widest = () => newsletter.locator('html').evaluate((root) => root.scrollWidth / root.clientWidth)
  await expect.poll(widest).toBeLessThan(1.05)
  await page.getByRole('button', { name: 'Full size' }).click()
  await expect.poll(widest).toBeGreaterThan(2)
  await page.getByRole('button', { name: 'Words only' }).click()
  await expect(newsletter.locator('table')).toHaveCount(0)
  await expect(newsletter.getByText('Il programma è online')).toBeVisible()
  await page.getByRole('button', { name: 'As it was sent' }).click()
  await expect(newsletter.locator('table').first()).toBeVisible()
})

test('on a phone a mail that ends with folded history does not scroll within the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await row(page, 'Devis 2026-118').click()
  await expect(mail(page).getByLabel('Show quoted text')).toBeVisible()
  const sticksOut = () =>
    mail(page)
      .locator('html')
      .evaluate((root) => root.scrollHeight - root.clientHeight)
  await expect.poll(sticksOut).toBe(0)
})

test('the reader is sound at every width in both themes', async ({ page }) => {
  await expectAccessibleAtAllWidths(page)
  await row(page, 'Devis 2026-118').click()
  await expect(mail(page).getByText('Le prix unitaire nous convient')).toBeVisible()
  await expectAccessibleAtAllWidths(page)
})

test('a link to a thread opens it for its reader, in a tab of its own too, and is nothing to a colleague', async ({
  page,
  context,
  browser,
  product,
}) => {
  const href = await row(page, 'Devis 2026-118').getAttribute('href')
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    row(page, 'Devis 2026-118').click({ modifiers: ['ControlOrMeta'] }),
  ])
  await expect(title(tab)).toHaveText(/Devis 2026-118/)
  await expect(mail(tab).getByText('Le prix unitaire nous convient')).toBeVisible()
  await expect(title(page)).toHaveCount(0)

  const nobody = { cookies: [], origins: [] }
  const other = await browser.newContext({ baseURL: product.origin, storageState: nobody })
  const colleague = await other.newPage()
  await signIn(colleague, 'Bram Hoekstra')
  await expect(colleague.getByRole('radio', { name: 'Everything' })).toBeVisible()
  await colleague.goto(`${product.origin}${href}`)
  await expect(colleague.getByRole('heading', { name: 'This thread does not exist' })).toBeVisible()
  await other.close()
})

const rows = (page: Page) => page.locator('[data-row]')
const row = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(name) }).first()
const title = (page: Page) => page.locator('[data-thread-title]')
const mail = (page: Page) => page.locator('[data-thread] iframe').last().contentFrame()
const scrolled = (page: Page) =>
  page.locator('[data-scroller="list"]').evaluate((element) => element.scrollTop)
