import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { alive, expect, test } from '#/tests/support/e2e.ts'
import type { Product } from '#/tests/support/product.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'
const COUNT = 12

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  await product.google.control('labels', { mailbox: LOTTE, labels: [{ name: 'Offerte' }, { name: 'Beurs' }] })
  await product.google.control('messages', { mailbox: LOTTE, messages: threads() })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByText(`${COUNT} threads`)).toBeVisible()
  await alive(page)
})

test('one thread is archived by key: the next has the place, Gmail is told, and Z brings it back', async ({
  page,
  product,
}) => {
  const rows = page.locator('[data-row]')
  await rows.first().focus()
  await page.keyboard.press('e')
  await expect(row(page, 12)).toHaveCount(0)
  await expect(row(page, 11)).toBeFocused()
  await expect(page.getByRole('status').getByText('Archived “Levering 12”. Next: Levering 11')).toBeAttached()
  await expect(page.getByText(`${COUNT - 1} threads`)).toBeVisible()
  await expect.poll(() => labelsAtGoogle(product, 'Levering 12')).toEqual(['UNREAD'])

  await page.goto('/mail/all')
  await expect(row(page, 12)).toBeVisible()
  await page.goto('/mail/inbox')
  await alive(page)
  await row(page, 11).focus()
  await page.keyboard.press('#')
  await expect(row(page, 11)).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(row(page, 11)).toBeVisible()
  await expect.poll(() => labelsAtGoogle(product, 'Levering 11')).toEqual(['INBOX', 'UNREAD'])
})

test('several are chosen by mouse and by keys, archived together and brought back together', async ({
  page,
  product,
}) => {
  await row(page, 12).hover()
  await page.getByRole('checkbox', { name: /Levering 12/ }).click()
  await row(page, 9).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('toolbar', { name: '4 threads chosen' })
  await expect(bar).toBeVisible()
  await expectAccessible(page)
  await bar.getByRole('button', { name: 'Archive' }).click()
  await expect(bar).toBeHidden()
  for (const gone of [12, 11, 10, 9]) await expect(row(page, gone)).toHaveCount(0)
  await expect(row(page, 8)).toBeFocused()
  await expect.poll(() => labelsAtGoogle(product, 'Levering 9')).toEqual(['UNREAD'])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  for (const back of [12, 11, 10, 9]) await expect(row(page, back)).toBeVisible()
  await expect.poll(() => labelsAtGoogle(product, 'Levering 9')).toEqual(['INBOX', 'UNREAD'])

  await row(page, 12).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await expect(page.getByRole('toolbar', { name: '3 threads chosen' })).toBeVisible()
  await page.keyboard.press('Shift+I')
  await expect(unread(page, 11)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('toolbar', { name: /chosen/ })).toHaveCount(0)
  await expect.poll(() => labelsAtGoogle(product, 'Levering 10')).toEqual(['INBOX'])
})

test('what is chosen shows at once, while the bar is still on its way', async ({ page }) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/**', async (route) => {
    await released
    await route.continue()
  })
  const box = (number: number) => page.getByRole('checkbox', { name: new RegExp(`Levering ${number}$`) })
  await row(page, 12).hover()
  await box(12).click()
  await expect(box(12)).toBeChecked()
  await box(10).click()
  await row(page, 8).click({ modifiers: ['Shift'] })
  await expect(box(8)).toBeChecked()
  release()
  await expect(page.getByRole('toolbar', { name: '4 threads chosen' })).toBeVisible()
})

test('without a connection a click is taken back, and says so; trying again does it', async ({
  page,
  product,
}) => {
  await page.context().setOffline(true)
  await row(page, 12).focus()
  await page.keyboard.press('e')
  await expect(
    page.getByText('Could not archive “Levering 12”: no connection to the server. It is back in Inbox.'),
  ).toBeVisible()
  await expect(row(page, 12)).toBeVisible()
  expect(await labelsAtGoogle(product, 'Levering 12')).toEqual(['INBOX', 'UNREAD'])
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(row(page, 12)).toHaveCount(0)
  await expect.poll(() => labelsAtGoogle(product, 'Levering 12')).toEqual(['UNREAD'])
})
test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })

test('an open thread is read once it was looked at; archiving it opens the next', async ({
  page,
  product,
}) => {
  await row(page, 12).click()
  await expect(unread(page, 12)).toHaveCount(0)
  await expect.poll(() => labelsAtGoogle(product, 'Levering 12')).toEqual(['INBOX'])
  const tools = page.getByRole('toolbar', { name: 'Thread' })
  await tools.getByRole('button', { name: 'Star' }).click()
  await expect(row(page, 12).getByText('Starred').first()).toBeAttached()
  await tools.getByRole('button', { name: 'Archive' }).dblclick()
  await expect(page.getByRole('heading', { name: 'Levering 11', level: 1 })).toBeVisible()
  await expect(row(page, 11)).toBeVisible()
  await expect.poll(() => labelsAtGoogle(product, 'Levering 12')).toEqual(['STARRED'])
  expect(await labelsAtGoogle(product, 'Levering 11')).toContain('INBOX')
})

test('labels are put on and taken off by key, several at once', async ({ page, product }) => {
  await row(page, 12).focus()
  await page.keyboard.press('l')
  const find = page.getByRole('combobox', { name: 'Find or make a label' })
  await expect(find).toBeFocused()
  await expectAccessibleAtAllWidths(page, () => expect(find).toBeInViewport({ ratio: 1 }))
  await find.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(row(page, 12).getByText('Beurs')).toBeVisible()
  await expect(row(page, 12)).toBeFocused()
  await expect
    .poll(() => labelsAtGoogle(product, 'Levering 12'))
    .toEqual(['Beurs', 'INBOX', 'Offerte', 'UNREAD'])
  await page.keyboard.press('v')
  await page.keyboard.type('off')
  await page.keyboard.press('Enter')
  await expect(row(page, 12)).toHaveCount(0)
  await expect(page.getByText('Moved “Levering 12” to Offerte', { exact: true }).last()).toBeVisible()
})

test('what Gmail refuses shows as it is at Gmail again, and says why', async ({ page, product }) => {
  await product.google.control('faults', {
    faults: [
      {
        match: { path: 'modify', mailbox: LOTTE },
        kind: 'status',
        status: 400,
        reason: 'failedPrecondition',
        message: 'Precondition check failed.',
      },
    ],
  })
  await row(page, 12).focus()
  await page.keyboard.press('e')
  await expect(row(page, 12)).toHaveCount(0)
  await expect(page.getByRole('alert').filter({ hasText: 'Gmail refused this for 1 message' })).toBeVisible()
  await expect(row(page, 12)).toBeVisible()
  expect(await labelsAtGoogle(product, 'Levering 12')).toEqual(['INBOX', 'UNREAD'])
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Gmail refused' })).toHaveCount(0)
})

test('at phone width a finger chooses by the picture, and the bar stands above the foot', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('checkbox', { name: /Levering 12/ }).click()
  await page.getByRole('checkbox', { name: /Levering 10/ }).click()
  await expect(page.getByRole('toolbar', { name: '2 threads chosen' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Trash' }).click()
  await expect(row(page, 12)).toHaveCount(0)
  await expectAccessible(page)
  await row(page, 11).click()
  await page.getByRole('toolbar', { name: 'Thread' }).getByRole('button', { name: 'Archive' }).click()
  await expect(page).toHaveURL(/\/mail\/inbox$/)
  await expect(row(page, 9)).toBeFocused()
})

const row = (page: Page, number: number) =>
  page.locator('[data-row]').filter({ hasText: new RegExp(`Levering ${number}\\b`) })

const unread = (page: Page, number: number) => row(page, number).getByText('Unread', { exact: true })

type Truth = {
  messages: { labelIds: string[]; internalDate: number }[]
  labels: { id: string; name: string }[]
}

const BEGAN = Date.now() - 24 * 3_600_000

/** The labels of the only mail of "Levering 12", by name. */
async function labelsAtGoogle({ google }: Product, subject: string): Promise<string[]> {
  const truth = (await google.control(`truth?mailbox=${encodeURIComponent(LOTTE)}`)) as Truth
  const names = new Map(truth.labels.map(({ id, name }) => [id, name]))
  const number = Number(subject.split(' ')[1])
  const message = truth.messages.find(({ internalDate }) => internalDate === BEGAN + number * 60_000)
  return (message?.labelIds ?? []).map((id) => names.get(id) ?? id).sort()
}

function threads() {
  return Array.from({ length: COUNT }, (_, index) => ({
    raw: rawMail({
      from: 'Noordkade Logistiek <planning@noordkade.example>',
      to: LOTTE,
      subject: `Levering ${index + 1}`,
      id: `levering${index}@noordkade.example`,
    }),
    labelIds: ['INBOX', 'UNREAD'],
    internalDate: BEGAN + (index + 1) * 60_000,
  }))
}
