import type { Page } from '@playwright/test'

/** From any page as a stranger to the first page after Google: one click, the account, the consent where Google asks for one. */
export async function signIn(page: Page, name: string, options: { untick?: RegExp } = {}): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await atGoogle(page, name, options)
}

/** Chooses the account and consents, on Google's own pages. */
export async function atGoogle(page: Page, name: string, options: { untick?: RegExp } = {}): Promise<void> {
  await page.getByRole('button', { name }).click()
  await consentAtGoogle(page, options)
}

/** Says yes on the consent page, with one box unticked where `untick` names it. */
export async function consentAtGoogle(page: Page, options: { untick?: RegExp } = {}): Promise<void> {
  if (options.untick) await page.getByRole('checkbox', { name: options.untick }).uncheck()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
}

/** Takes the choice of the first page: everything, or only new mail. */
export async function chooseWhatToFetch(page: Page, choice: 'Everything' | 'Only new mail'): Promise<void> {
  await page.getByRole('radio', { name: choice }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/mail/inbox')
}
