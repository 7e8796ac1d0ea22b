import type { Page, Route } from '@playwright/test'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { alive, expect, test } from '#/tests/support/e2e.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'
const LISTS = '**/api/v1/lists/**'
const THREADS = '**/api/v1/threads/open*'

test.use({
  expectedErrors: [/status of (?:404|500)|ERR_FAILED|ERR_INTERNET_DISCONNECTED/], // what each of these is about
})

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  await product.google.control('messages', {
    mailbox: LOTTE,
    messages: [1, 2, 3].map((day) => ({
      raw: rawMail({
        from: 'Noordkade Logistiek <planning@noordkade.example>',
        to: LOTTE,
        subject: `Levering ${day}`,
        text: `Wij leveren op dag ${day}.`,
      }),
      labelIds: ['INBOX'],
      internalDate: Date.now() - day * 3_600_000,
    })),
  })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByText('3 threads')).toBeVisible()
})

test('a list that does not come says so, and comes at another try: by mouse, by keyboard, and over a cut line', async ({
  page,
}) => {
  const sent = page.getByRole('heading', { name: 'Sent', level: 1 })
  const trouble = page.getByRole('alert').filter({ hasText: 'This list could not be shown' })

  await page.route(LISTS, fail)
  await page.getByRole('link', { name: 'Sent', exact: true }).click()
  await expect(trouble).toContainText('Something on the server failed. Your mail is safe')
  await expectAccessibleAtAllWidths(page)
  await again(page).click()
  await expect(trouble).toBeVisible()
  await page.unroute(LISTS)
  await again(page).click()
  await expect(sent).toBeVisible()
  await expect(trouble).toHaveCount(0)

  await page.reload()
  await alive(page)
  await page.route(LISTS, fail)
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(again(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(again(page)).toBeFocused()
  await page.unroute(LISTS)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Starred', level: 1 })).toBeVisible()

  await page.reload()
  await alive(page)
  await page.route(LISTS, cut)
  await page.getByRole('link', { name: 'Inbox' }).click()
  await expect(trouble).toContainText('There is no connection to the server. Your mail is safe')
  await page.unroute(LISTS)
  await again(page).click()
  await expect(page.getByRole('link', { name: /Levering 1/ })).toBeVisible()
})

test('a thread that does not come says so beside its list, and comes at another try', async ({ page }) => {
  const trouble = page.getByRole('alert').filter({ hasText: 'This thread could not be shown' })
  await page.route(THREADS, fail)
  await page.reload() // nothing is read ahead
  await alive(page)
  await row(page, 2).click()
  await expect(trouble).toContainText('Something on the server failed. Your mail is safe')
  await expect(row(page, 1)).toBeVisible()
  await expectAccessibleAtAllWidths(page)
  await again(page).click()
  await expect(trouble).toBeVisible()
  await page.unroute(THREADS)
  await again(page).click()
  await expect(body(page)).toContainText('Wij leveren op dag 2.')
  await expect(title(page)).toBeFocused()

  await page.setViewportSize({ width: 390, height: 844 })
  await page.route(THREADS, fail)
  await page.goto('/mail/inbox')
  await alive(page)
  await row(page, 3).press('Enter')
  await expect(again(page)).toBeFocused()
  await page.unroute(THREADS)
  await page.keyboard.press('Enter')
  await expect(body(page)).toContainText('Wij leveren op dag 3.')
  await expect(title(page)).toBeFocused()

  await page.route(THREADS, fail)
  await page.goto('/mail/inbox')
  await alive(page)
  await row(page, 1).click()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(row(page, 1)).toBeVisible()
})

test('a thread that takes long shows that it is on its way', async ({ page }) => {
  await page.route(THREADS, () => undefined)
  await page.reload()
  await alive(page)
  await row(page, 2).click()
  await expect(page.getByText('The thread is on its way')).toBeAttached()
  await expect(title(page)).toHaveText('Levering 2')
  await expectAccessibleAtAllWidths(page)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('what is on the screen stays when a look at what changed fails, and changes once there is a line again', async ({
  page,
  context,
  product,
}) => {
  await row(page, 2).click()
  await expect(body(page)).toContainText('Wij leveren op dag 2.')
  let failed = 0
  await page.route(/\/api\/v1\/(lists|threads)\//, async (route) => {
    failed++
    await fail(route)
  })
  await product.google.control('deliver', {
    raw: rawMail({ from: 'Planning <planning@noordkade.example>', to: LOTTE, subject: 'Levering 4' }),
    rcpt: [LOTTE],
  })
  await expect.poll(() => failed).toBeGreaterThan(0)
  await page.getByText('to you').click() // an answer that failed has been taken in by now
  await expect(page.getByText('could not be shown')).toHaveCount(0)
  await expect(row(page, 1)).toBeVisible()
  await expect(body(page)).toContainText('Wij leveren op dag 2.')

  await page.unrouteAll()
  await context.setOffline(true)
  await expect(page.getByText('No connection. Lilac tries again every few seconds.')).toBeVisible()
  await expectAccessible(page)
  await context.setOffline(false)
  await expect(row(page, 4)).toBeVisible()
  await expect(body(page)).toContainText('Wij leveren op dag 2.')
})

test('a thread or a list that is not there is called so, and the way on works', async ({ page }) => {
  await page.goto('/mail/inbox/99999999')
  await expect(page.getByRole('heading', { name: 'This thread does not exist' })).toBeVisible()
  await expectAccessibleAtAllWidths(page)
  await page.getByRole('link', { name: 'Starred', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Starred', level: 1 })).toBeVisible()

  await page.goto('/mail/label-99999999')
  await expect(page.getByRole('heading', { name: 'This list does not exist' })).toBeVisible()
  await expectAccessibleAtAllWidths(page)
  await page.getByRole('link', { name: 'Go to Inbox' }).click()
  await expect(row(page, 1)).toBeVisible()

  await row(page, 1).click()
  await page.evaluate(() => history.pushState(null, '', '/mail/inbox/99999999')) // deleted at Gmail a moment ago
  await expect(page.getByRole('heading', { name: 'This thread does not exist' })).toBeVisible()
  await expect(row(page, 1)).toBeVisible()
  await expectAccessible(page)
  await page.goBack()
  await expect(title(page)).toHaveText('Levering 1')
})

test('a mailbox whose mail Google keeps from Lilac: the banner says so, and Google is asked again', async ({
  page,
  product,
}) => {
  await product.google.control('faults', {
    faults: [
      {
        match: { path: '/gmail/v1/', mailbox: LOTTE },
        kind: 'status',
        status: 403,
        reason: 'insufficientPermissions',
      },
    ],
  })
  const banner = page.getByRole('status').filter({ hasText: LOTTE })
  await expect(banner.getByRole('button', { name: 'Reconnect' })).toBeVisible()
  await expect(row(page, 1)).toBeVisible()
  await expectAccessibleAtAllWidths(page)
})

const fail = (route: Route) =>
  route.fulfill({
    status: 500,
    json: { error: { code: 'internal', message: 'Something broke on the server.' } },
  })
const cut = (route: Route) => route.abort()

const again = (page: Page) => page.getByRole('button', { name: 'Try again' })
const row = (page: Page, day: number) => page.getByRole('link', { name: new RegExp(`Levering ${day}`) })
const title = (page: Page) => page.locator('[data-thread-title]')
const body = (page: Page) => page.locator('[data-thread] iframe').last().contentFrame().locator('body')
