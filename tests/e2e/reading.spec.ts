import { expectAccessible } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  await product.google.control('messages', { mailbox: LOTTE, messages: sixtyThreads() })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByText('60 threads')).toBeVisible()
})

test('a list is read from the keyboard: one tab stop, J and K move, Enter opens, U goes back', async ({
  page,
}) => {
  const rows = page.locator('[data-row]')
  await expect(rows.and(page.locator('[tabindex="0"]'))).toHaveCount(1)
  await rows.first().focus()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Levering 59' })).toBeVisible()
  await expect(rows.nth(1)).toBeFocused()
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('u')
  await expect(page).toHaveURL(/\/mail\/inbox$/)
  await expect(rows.nth(1)).toBeFocused()

  await page.keyboard.press('o')
  await page.getByText('to you').click()
  await page.keyboard.press('u')
  await expect(page).toHaveURL(/\/mail\/inbox$/)
  await expect(rows.nth(1)).toBeFocused()
})

test('a mail has the page’s typeface, and a frame as high as it is', async ({ page }) => {
  await page.getByRole('link', { name: /Levering 60/ }).click()
  const frame = page.locator('[data-thread] iframe')
  const words = frame.contentFrame().getByText('About Levering 60')
  await expect(words).toBeVisible()
  await expect.poll(async () => (await frame.boundingBox())?.height).toBeLessThan(30)
  const loaded = () =>
    words.evaluate(({ ownerDocument: { fonts } }) =>
      [...fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
    )
  await expect.poll(loaded).toContain('Inter Variable')
})

test('older threads come when one nears the end, each once', async ({ page }) => {
  const rows = page.locator('[data-row]')
  await expect(rows).toHaveCount(50)
  await rows.last().scrollIntoViewIfNeeded()
  await expect(rows).toHaveCount(60)
  const ids = await rows.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('data-row')),
  )
  expect(new Set(ids).size).toBe(60)
})

test('on a phone list and thread take turns, and the rest is in a drawer', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const list = page.getByRole('region', { name: 'Threads' })
  const row = page.getByRole('link', { name: /Levering 60/ })
  await row.click()
  await expect(page.getByRole('heading', { name: 'Levering 60' })).toBeFocused()
  await expect(list).toBeHidden()
  await expectAccessible(page)
  await page.goBack()
  await expect(list).toBeVisible()
  await expect(row).toBeFocused()

  await page.getByRole('button', { name: 'More' }).click()
  const drawer = page.getByRole('dialog')
  await expectAccessible(page)
  await drawer.getByRole('link', { name: 'All mail' }).click()
  await expect(page.getByRole('heading', { name: 'All mail' })).toBeVisible()
  await expect(drawer).toBeHidden()
})

test('without script a list leads to its older threads and back', async ({ page, browser, product }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  await plain.goto(`${product.origin}/mail/inbox`)
  await plain.getByRole('link', { name: 'Load older' }).click()
  await expect(plain.locator('[data-row]')).toHaveCount(10)
  await plain.getByRole('link', { name: 'To the newest' }).click()
  await expect(plain.locator('[data-row]')).toHaveCount(50)
  await context.close()
})

function sixtyThreads() {
  const start = Date.now() - 24 * 3_600_000
  return Array.from({ length: 60 }, (_, index) => ({
    raw: rawMail({
      from: 'Noordkade Logistiek <planning@noordkade.example>',
      to: LOTTE,
      subject: `Levering ${index + 1}`,
      id: `levering${index}@noordkade.example`,
    }),
    labelIds: ['INBOX'],
    internalDate: start + index * 60_000,
  }))
}
