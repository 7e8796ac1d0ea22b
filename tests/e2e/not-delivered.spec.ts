import { openDevis } from '#/tests/support/answering.ts'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'

const GMAIL_MS = 20_000 // until a mail is sent, and its report is here

test.beforeEach(async ({ page, product }) => openDevis(page, product))

test('a mail to an address that nobody has says so, and so does the address when it is typed again', async ({
  page,
}) => {
  await page.keyboard.press('c')
  const mail = page.locator('[data-composer]')
  await mail.getByRole('combobox', { name: 'To' }).fill('nimmand@spaakwerk.example')
  await mail.getByRole('combobox', { name: 'To' }).press('Enter')
  await mail.getByRole('textbox', { name: 'Subject' }).fill('Banden')
  await mail.getByRole('textbox', { name: 'Text' }).click()
  await page.keyboard.type('Zijn ze er al?')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(mail).toHaveCount(0)
  await page.goto('/mail/outbox')
  await page.getByRole('button', { name: 'Send now' }).click()

  await page.goto('/mail/sent')
  await page.getByRole('link', { name: /Banden/ }).click({ timeout: GMAIL_MS })
  await page.getByRole('heading', { name: 'Lotte Verhagen' }).click() // folded: the report is newer
  const notice = page.getByRole('region', { name: 'Not delivered' })
  await expect(notice).toContainText(
    'nimmand@spaakwerk.example did not get your mail: spaakwerk.example knows no such address. Look for a typing error in it.',
  )
  await expectAccessibleAtAllWidths(page)

  await page.keyboard.press('c')
  await mail.getByRole('combobox', { name: 'To' }).fill('nimm')
  await expect(page.getByRole('option', { name: /nimmand@.*Not delivered today/ })).toBeVisible()
  await expectAccessible(page)
})
