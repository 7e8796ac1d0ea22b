import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { alive, expect, test } from '#/tests/support/e2e.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  await product.google.control('labels', {
    mailbox: LOTTE,
    labels: [{ name: 'Klanten' }, { name: 'Klanten/Dealers' }, { name: 'Klanten/Dealers/Frankrijk' }],
  })
  await product.google.control('messages', {
    mailbox: LOTTE,
    messages: ['Devis 2026-118', 'Reklamation: Speichenbruch'].map((subject, index) => ({
      raw: rawMail({
        from: 'Camille Berthoud <camille@pignon.example>',
        to: LOTTE,
        subject,
        id: `devis${index}@pignon.example`,
      }),
      labelIds: ['INBOX', 'UNREAD'],
      internalDate: Date.now() - index * 60_000,
    })),
  })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByText('2 threads')).toBeVisible()
})

test('G and a letter lead to a page, with a hint of what may follow', async ({ page }) => {
  await page.keyboard.press('g')
  const hint = page.getByRole('status').filter({ hasText: 'Starred' })
  await expect(hint).toBeVisible()
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { name: 'Starred', level: 1 })).toBeVisible()
  await expect(hint).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page).toHaveURL(/\/mail\/inbox$/)
})

test('? shows the keys, from anywhere but a field, and gives the focus back', async ({ page }) => {
  const row = page.getByRole('link', { name: /Devis 2026-118/ })
  await row.focus()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.getByText('Next part of the page')).toBeVisible()
  await page.keyboard.press('g') // is not for the page behind
  await page.keyboard.press('s')
  await expectAccessibleAtAllWidths(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(row).toBeFocused()
  await expect(page).toHaveURL(/\/mail\/inbox$/)

  await page.getByRole('button', { name: 'Lotte Verhagen' }).click()
  await page.getByRole('menuitem', { name: 'Keys' }).click()
  await expect(sheet).toBeVisible()
  await sheet.getByRole('button', { name: 'Close' }).click()

  await page.goto('/settings/team')
  const field = page.getByRole('textbox', { name: 'Mail address' })
  await field.fill('who')
  await field.press('?')
  await expect(field).toHaveValue('who?')
  await expect(sheet).toBeHidden()
})

test('F6 goes from one part of the page to the next, and back to where one was', async ({ page }) => {
  const pane = () => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.ariaLabel)
  const rail = page.getByRole('complementary', { name: 'Main' })
  await page.getByRole('link', { name: /Devis 2026-118/ }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Devis 2026-118' })).toBeVisible()
  await page.getByRole('link', { name: /Devis 2026-118/ }).focus()
  await page.keyboard.press('F6')
  expect(await pane()).toBe('Thread')
  await page.keyboard.press('F6')
  await expect(rail.getByRole('link', { name: 'Inbox' })).toBeFocused()
  await page.keyboard.press('F6')
  await expect(page.getByRole('link', { name: /Devis 2026-118/ })).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(rail.getByRole('link', { name: 'Inbox' })).toBeFocused()
})

test('the theme is chosen once, holds at once and everywhere, and is there in the first byte', async ({
  page,
  browser,
  product,
}) => {
  const root = page.locator('html')
  await page.keyboard.press('g')
  await page.keyboard.press(',')
  await expect(page.getByRole('heading', { name: 'Look and keys' })).toBeVisible()
  const kept = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.getByRole('radio', { name: 'Dark' }).click()
  await expect(root).toHaveAttribute('data-theme', 'dark')
  expect((await kept).status()).toBe(204)
  await expectAccessibleAtAllWidths(page)

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const other = await plain.newPage()
  await other.goto(`${product.origin}/mail/inbox`)
  await expect(other.locator('html')).toHaveCSS('color-scheme', 'dark')
  await plain.close()
})

test.describe('without a server', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] })

  test('a choice that can’t be kept is taken back, with a sentence', async ({ page }) => {
    await page.goto('/settings/look')
    await page.route('**/api/v1/me', (route) => route.abort())
    await page.getByRole('radio', { name: 'Dark' }).click()
    await expect(page.getByText('No connection to the server. Nothing was changed; try again.')).toBeVisible()
    await expect(page.locator('html')).not.toHaveAttribute('data-theme')
    await expect(page.getByRole('radio', { name: 'As the system' })).toBeChecked()
  })
})

test('single keys can be switched off, and stay off', async ({ page }) => {
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  const single = sheet.getByRole('switch', { name: 'Single keys' })
  await single.focus()
  const kept = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.keyboard.press('Space')
  await expect(single).not.toBeChecked()
  expect((await kept).status()).toBe(204)
  await page.reload()
  await page.keyboard.press('F6')
  await expect(page.locator(':focus')).toHaveCount(1) // keys of more than one character still work
  await page.keyboard.press('?')
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL(/\/mail\/inbox$/)
})

test('on a phone the settings are a list, then a page with a way back', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Settings' }).click()
  const nav = page.getByRole('navigation', { name: 'Settings' })
  await expect(nav).toBeVisible()
  await expectAccessibleAtAllWidths(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await nav.getByRole('link', { name: 'People' }).click()
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible()
  await expect(nav).toBeHidden()
  await expectAccessibleAtAllWidths(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('link', { name: 'All settings' }).click()
  await expect(nav).toBeVisible()
})

test.describe('at midnight', () => {
  test.use({ expectedErrors: [/Blocked script execution in '[^']*\/api\/frame\?of=[\w-]+'/] }) // the test's own clock, which no frame of a mail lets in

  test('today becomes yesterday, without a reload', async ({ page }) => {
    await page.clock.install()
    await page.goto('/mail/inbox')
    const today = page.getByRole('region', { name: 'Today' })
    await expect(today.getByRole('link')).toHaveCount(2)
    await alive(page) // and its clock with it
    await page.clock.fastForward('24:00:00')
    await expect(page.getByRole('region', { name: 'Yesterday' }).getByRole('link')).toHaveCount(2)
    await expect(today).toHaveCount(0)
  })
})

test.describe('somebody in the United States', () => {
  test.use({ locale: 'en-US', timezoneId: 'America/New_York' })

  test('reads times as there from the first page on, and as in Germany once they say so', async ({
    page,
  }) => {
    const example = page.getByText('Such as:')
    await page.goto('/settings/look')
    await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('America/New_York')
    await expect(example).toHaveText(/day, \w+ \d+, \d{4} at \d+:\d\d\s[AP]M, 12,345\.6$/)
    await page.getByRole('combobox', { name: 'As written in' }).selectOption('German (Germany)')
    await expect(example).toHaveText(/day \d+ \w+ \d{4} at \d\d:\d\d, 12\.345,6$/)
    await page.reload()
    await expect(page.getByRole('combobox', { name: 'As written in' })).toHaveValue('de-DE')
  })
})

test('labels fold from the keyboard, and the browser remembers it until one signs out', async ({ page }) => {
  const nav = page.getByRole('navigation', { name: 'Mail' })
  const dealers = nav.getByRole('button', { name: 'Labels under Dealers' })
  await expect(nav.getByRole('link', { name: 'Frankrijk' })).toBeVisible()
  await dealers.focus()
  await page.keyboard.press('Enter')
  await expect(dealers).toHaveAttribute('aria-expanded', 'false')
  await expect(nav.getByRole('link', { name: 'Frankrijk' })).toBeHidden()
  await page.reload()
  await expect(nav.getByRole('link', { name: 'Dealers' })).toBeVisible()
  await expect(nav.getByRole('link', { name: 'Frankrijk' })).toBeHidden()
  await nav.getByRole('button', { name: 'Labels under Klanten' }).click()
  await expect(nav.getByRole('link', { name: 'Dealers' })).toBeHidden()

  await page.getByRole('button', { name: 'Lotte Verhagen', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test('between phone and desk the icon of mail opens its lists, and gives the focus back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  const mail = page.getByRole('button', { name: /^Mail/ })
  await mail.focus()
  await page.keyboard.press('Enter')
  const flyout = page.getByRole('dialog', { name: 'Mail' })
  await expect(flyout.getByRole('link', { name: 'Inbox' })).toHaveAttribute('aria-current', 'page')
  await expectAccessible(page)
  await page.keyboard.press('g') // is not for the page behind
  await page.keyboard.press('s')
  await expect(page).toHaveURL(/\/mail\/inbox$/)
  await page.keyboard.press('Escape')
  await expect(flyout).toBeHidden()
  await expect(mail).toBeFocused()
  await mail.click()
  await flyout.getByRole('link', { name: 'Dealers' }).click()
  await expect(page.getByRole('heading', { name: 'Dealers', level: 1 })).toBeVisible()
  await expect(flyout).toBeHidden()
})

test('with less motion wanted nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toHaveCSS('animation-duration', '0s')
})

test('the rail leads to keys, settings and another mailbox', async ({ page }) => {
  const rail = page.getByRole('complementary', { name: 'Main' })
  await rail.getByRole('button', { name: 'Keys' }).click()
  await page.getByRole('dialog', { name: 'Keys' }).getByRole('button', { name: 'Close' }).click()
  await expectAccessible(page)
  await rail.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Look and keys' })).toBeVisible()
  await rail.getByRole('link', { name: 'Connect another mailbox' }).click()
  await expect(page.getByRole('heading', { name: 'Mailboxes', level: 1 })).toBeVisible()
})
