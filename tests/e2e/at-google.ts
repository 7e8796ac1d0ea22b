import type { Page } from '@playwright/test'

/** Presses the button of the sign-in page and goes through Google's pages as this person. `untick`: a part of a box's words to leave out. */
export async function signInAs(page: Page, email: string, untick?: RegExp): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await page.getByRole('button', { name: email }).click()
  await allow(page, untick)
}

/** Answers Google's consent page, where it asks. */
export async function allow(page: Page, untick?: RegExp): Promise<void> {
  if (untick) await page.getByRole('checkbox', { name: untick }).uncheck()
  await page.getByRole('button', { name: 'Continue' }).click()
}
