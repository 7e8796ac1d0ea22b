import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '#/tests/support/e2e.ts'
import type { Product } from '#/tests/support/product.ts'
import { allow, signInAs } from './at-google.ts'

const NOOR = 'noor@spaakwerk.example'
const BRAM = 'bram@spaakwerk.example'
const CAMILLE = 'camille@pignon.example'

test.beforeEach(async ({ product }) => {
  await product.google.control('people', {
    people: [
      { email: NOOR, name: 'Noor el Idrissi' },
      { email: BRAM, name: 'Bram Hoekstra' },
      { email: CAMILLE, name: 'Camille Berthoud' },
    ],
  })
  await receive(product, 3)
})

test('the first person signs in with one click, allows it at Google, chooses, and reads', async ({
  page,
}) => {
  await signInAs(page, NOOR)
  await expect(page.getByRole('heading', { name: 'How far back should Lilac look?' })).toBeVisible()
  await expect(page.getByText(NOOR)).toBeVisible()
  await expect(page.getByText('3 messages')).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/\/mail\/inbox$/)
  await expect(page.getByText('Offer 3').first()).toBeVisible()
})

test('a stranger reads why, and may choose another account', async ({ page, browser, product }) => {
  await signInAs(page, NOOR)
  await expect(page).toHaveURL(/\/welcome$/)
  const other = await browser.newPage({ baseURL: product.origin })
  await signInAs(other, CAMILLE)
  await expect(other.getByRole('alert')).toContainText(`${CAMILLE} is not invited to Spaakwerk.`)
  await other.getByRole('button', { name: 'Continue with Google' }).click()
  await expect(other.getByRole('heading', { name: 'Choose an account' })).toBeVisible()
  await other.close()
})

test.describe('the team', () => {
  test.use({ expectedErrors: [/400 \(Bad Request\)/] }) // an address that is none

  test('a colleague is invited, comes in, and loses access at once', async ({ page, browser, product }) => {
    await signInAs(page, NOOR)
    await page.goto('/settings/team')
    await page.getByLabel('Mail address').fill('not an address')
    await page.getByRole('button', { name: 'Invite' }).click()
    await expect(page.getByText('This is not a mail address.')).toBeVisible()
    await page.getByLabel('Mail address').fill(BRAM)
    await page.getByRole('button', { name: 'Invite' }).click()
    await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText(BRAM)

    const other = await browser.newPage({ baseURL: product.origin })
    await signInAs(other, BRAM)
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

test('the Gmail box left out: said in words, and Reconnect brings it back', async ({ page }) => {
  await signInAs(page, NOOR, /mail/i)
  await expect(page.getByRole('heading', { name: 'Reconnect your Gmail' })).toBeVisible()
  await expect(page.getByText('the Gmail box was not ticked at Google')).toBeVisible()
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await allow(page)
  await expect(page.getByRole('heading', { name: 'How far back should Lilac look?' })).toBeVisible()
})

test('declining at Google leads back, with what it means', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert')).toContainText('access was declined at Google')
})

test('one signs in before any script has run', async ({ browser, product }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: product.origin })
  const page = await context.newPage()
  await signInAs(page, NOOR)
  await expect(page).toHaveURL(/\/welcome$/)
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the pages of sign-in have no barrier, in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/sign-in?error=not_invited')
    await expectNoBarrier(page)
    await signInAs(page, NOOR)
    await expect(page.getByRole('heading', { name: 'How far back should Lilac look?' })).toBeVisible()
    await expectNoBarrier(page)
    await page.goto('/welcome?problem=wrong_account')
    await expectNoBarrier(page)
    await page.goto('/settings/team')
    await expectNoBarrier(page, 'main')
  })

async function expectNoBarrier(page: Page, within = 'body'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

async function receive(product: Product, howMany: number): Promise<void> {
  const messages = Array.from({ length: howMany }, (_, index) => ({
    raw: Buffer.from(
      `From: Camille <${CAMILLE}>\r\nTo: ${NOOR}\r\nSubject: Offer ${index + 1}\r\nMessage-ID: <offer-${index}@pignon.example>\r\n\r\nBonjour`,
    ).toString('base64url'),
    labelIds: ['INBOX', 'UNREAD'],
    internalDate: Date.parse('2026-11-20T10:00:00Z') + index * 60_000,
  }))
  await product.google.control('messages', { mailbox: NOOR, messages })
}
