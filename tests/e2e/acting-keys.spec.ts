import { expect, test } from '#/tests/support/acting.ts'

test('the sheet of keys names every key for mail', async ({ acting, page }) => {
  await acting.begin({ Rooster: ['INBOX'] })
  await acting.row('Rooster').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Rooster' })).toBeVisible()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.locator('kbd').first()).toBeVisible()
  const caps = await sheet.locator('kbd').allTextContents()
  for (const key of 'C R A F E # ! L V Z X S U J K ⌘↵ ⇧I ⇧U H M'.split(' ')) expect(caps, key).toContain(key)
})
