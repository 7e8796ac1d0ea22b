import { openDevis, sentBy } from '#/tests/support/answering.ts'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const SENT_MS = 40_000 // the seconds of the undo, and the worker's turn

test.beforeEach(async ({ page, product }) => {
  await openDevis(page, product)
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
})

test('a reply goes with a file and a picture in its text', async ({ page, product }) => {
  const reply = page.getByRole('region', { name: 'Reply', exact: true })
  await expect(reply.getByRole('textbox', { name: 'Text' })).toBeFocused()
  await page.keyboard.type('Voici le plan.')
  const [attach, picture] = [
    reply.locator('input[type=file]').first(),
    reply.locator('input[type=file]').nth(1),
  ]
  await attach.setInputFiles({
    name: 'plan.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.alloc(5_000_000, 'plan'),
  })
  await expect(reply.getByRole('button', { name: 'Take out plan.pdf' })).toBeVisible()
  await picture.setInputFiles({ name: 'wiel.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') })
  await expect(reply.getByRole('img', { name: 'wiel.png' })).toBeVisible()
  await expect(reply.getByText(/^Draft saved/)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(reply).toBeHidden()
  await expect.poll(() => sentBy(product), { timeout: SENT_MS }).toEqual([['camille@pignon.example']])
})

test('a draft is gone on with in a second browser, sent for tomorrow, and taken back in the outbox', async ({
  page,
  browser,
}) => {
  const reply = page.getByRole('region', { name: 'Reply', exact: true })
  await expect(reply.getByRole('textbox', { name: 'Text' })).toBeFocused()
  await page.keyboard.type('Bonjour Camille')
  await expect(reply.getByText(/^Draft saved/)).toBeVisible()

  const context = await browser.newContext({ storageState: await page.context().storageState() })
  const second = await context.newPage()
  await second.goto(`${new URL(page.url()).origin}/mail/drafts`)
  await expectAccessibleAtAllWidths(second)
  await second.getByRole('button', { name: /Camille Berthoud/ }).click()
  const mail = second.getByRole('region', { name: 'Re: Devis 2026-118' })
  await expect(mail.getByRole('textbox', { name: 'Text' })).toContainText('Bonjour Camille')
  await mail.getByRole('button', { name: 'Other ways to send' }).click()
  await second.getByRole('menuitem', { name: /Tomorrow morning/ }).click()
  await expect(mail).toBeHidden()
  await second.goto(`${new URL(page.url()).origin}/mail/outbox`)
  const waiting = second.getByRole('region', { name: 'Waiting for its time' })
  await expect(waiting.getByText('Re: Devis 2026-118')).toBeVisible()
  await expectAccessibleAtAllWidths(second)
  await waiting.getByRole('button', { name: 'Take back' }).click()
  await expect(second.getByText('Nothing waits here')).toBeVisible()
  await expect(mail.getByRole('textbox', { name: 'Text' })).toContainText('Bonjour Camille')
  await context.close()
})
