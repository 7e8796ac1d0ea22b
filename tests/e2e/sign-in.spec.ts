import { expectAccessible } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { signIn } from '#/tests/support/signing-in.ts'

const BRAM = 'bram@spaakwerk.example'

test.beforeEach(async ({ product }) => {
  await product.google.control('people', {
    people: [
      { email: 'noor@spaakwerk.example', name: 'Noor el Idrissi' },
      { email: BRAM, name: 'Bram Hoekstra' },
      { email: 'camille@pignon.example', name: 'Camille Berthoud' },
    ],
  })
})

test.describe('the team', () => {
  test.use({ expectedErrors: [/400 \(Bad Request\)/] }) // an address that is none

  test('a colleague is invited, comes in, and loses access at once', async ({ page, browser, product }) => {
    await signIn(page, 'Noor el Idrissi')
    await page.goto('/settings/team')
    await page.getByLabel('Mail address').fill('not an address')
    await page.getByRole('button', { name: 'Invite' }).click()
    await expect(page.getByText('This is not a mail address.')).toBeVisible()
    await page.getByLabel('Mail address').fill(BRAM)
    await page.getByRole('button', { name: 'Invite' }).click()
    await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText(BRAM)
    await expectAccessible(page)

    const other = await browser.newPage({ baseURL: product.origin })
    await signIn(other, 'Bram Hoekstra')
    await expect(other).toHaveURL(/\/welcome$/)
    await page.reload()
    await expect(page.getByText('Nobody is waiting to come in.')).toBeVisible()
    await page.getByRole('button', { name: 'End access: Bram Hoekstra' }).click()
    await expect(page.getByText('No access')).toBeVisible()
    await other.goto('/mail/inbox')
    await expect(other).toHaveURL(/\/sign-in\?to=/)
    await page.getByRole('button', { name: 'Give access back: Bram Hoekstra' }).click()
    await expect(page.getByText('No access')).toBeHidden()
    await other.close()
  })
})

test('after a refusal Google asks which account, and another one gets in', async ({
  page,
  browser,
  product,
}) => {
  await signIn(page, 'Noor el Idrissi')
  const context = await browser.newContext({ baseURL: product.origin })
  const other = await context.newPage()
  await signIn(other, 'Camille Berthoud')
  await expect(other.getByText('camille@pignon.example is not invited to Spaakwerk.')).toBeVisible()
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Continue with Google' }).click()
  await other.getByRole('button', { name: 'Noor el Idrissi' }).click()
  await expect(other).toHaveURL(/\/welcome$/)
  await context.close()
})

test('declining at Google leads back, with what it means', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('access was declined at Google')).toBeVisible()
})

test('one signs in before any script has run', async ({ browser, product }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: product.origin })
  const page = await context.newPage()
  await signIn(page, 'Noor el Idrissi')
  await expect(page).toHaveURL(/\/welcome$/)
  await context.close()
})

test('one more mailbox is connected from the welcome page, which says what was wrong before', async ({
  page,
}) => {
  await signIn(page, 'Noor el Idrissi')
  await page.goto('/welcome?problem=mailbox_taken')
  await expect(page.getByText('This mailbox is already connected by a colleague.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Connect Gmail' }).click()
  await page.getByRole('button', { name: 'Camille Berthoud' }).click()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page).toHaveURL(/\/welcome$/)
})

test('what to fetch can be chosen and sent once the page lives, and not before', async ({ page }) => {
  await signIn(page, 'Noor el Idrissi')
  await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled()
  await expect(page.getByRole('radio', { name: 'Only new mail' })).toBeDisabled()
  release()
  await page.getByRole('radio', { name: 'Only new mail' }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/\/mail\/inbox$/)
})
