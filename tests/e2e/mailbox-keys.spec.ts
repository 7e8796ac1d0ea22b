import type { Page } from '@playwright/test'
import { expectAccessible } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { connectLotte, LOTTE, row } from '#/tests/support/mailbox-stories.ts'

test.setTimeout(240_000)

test.beforeEach(({ page, product }) => connectLotte(page, product))

test('by keyboard alone and on a phone: reconnect, pause, look again, disconnect and erase', async ({
  page,
  product,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await product.google.control('revoke', { email: LOTTE })
  await press(page, 'button', 'Reconnect')
  await page.getByRole('button', { name: 'Continue', exact: true }).press('Enter')
  await expect(page.getByRole('link', { name: /Levering 12/ })).toBeVisible()

  await page.goto('/settings/mailboxes')
  await row(page, LOTTE).press('Enter')
  await expect(page.getByRole('heading', { name: 'Up to date' })).toBeVisible()
  await press(page, 'button', 'Pause')
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible()
  await press(page, 'button', 'Resume')
  await expect(page.getByRole('heading', { name: 'Up to date' })).toBeVisible()
  await press(page, 'button', 'Look again now')
  await expect(page.getByText(/Last looked at Gmail/)).toBeVisible()

  const open = page.getByRole('button', { name: 'Disconnect' })
  await press(page, 'button', 'Disconnect')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(open).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('radio', { name: /Keep the mail here/ }).focus()
  await page.keyboard.press('ArrowDown', { delay: 60 }) // ms that a finger takes; a radio is chosen while the key is down
  await expect(dialog.getByRole('radio', { name: /Erase it here/ })).toBeChecked()
  await press(page, 'button', `Erase 12 messages of ${LOTTE}`)
  await expect(page.getByText(`${LOTTE} was erased here: 12 messages.`)).toBeVisible()
  await expect(page.getByText('No mailbox is connected', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

/** Reaches a control by Tab alone, from where the focus is, and presses it. */
async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  const control = page.getByRole(role, { name, exact: true })
  await expect(control).toBeVisible()
  for (let tabs = 0; tabs < 60; tabs += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
  await page.keyboard.press('Enter')
}
