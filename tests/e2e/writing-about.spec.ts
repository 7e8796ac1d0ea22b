import postgres from 'postgres'
import { LOTTE, openDevis, sentBy } from '#/tests/support/answering.ts'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'

const SENT_MS = 30_000 // the seconds of the undo, and the worker's turn
const GMAIL_MS = 40_000 // until what was given up has gone from Gmail's drafts: for as long it can be taken back

test.use({ expectedErrors: [/status of 409/] })

test.beforeEach(async ({ page, product }) => openDevis(page, product))

test('a draft is there when its thread opens, is discarded and comes back, and moves people about', async ({
  page,
}) => {
  await page.keyboard.press('a')
  const reply = page.getByRole('region', { name: 'Reply to all' })
  const text = reply.getByRole('textbox', { name: 'Text' })
  await expect(text).toBeFocused()
  await page.keyboard.type('Bonjour à tous')
  await expect(reply.getByText(/^Draft saved/)).toBeVisible()

  await test.step('people', async () => {
    await expect(reply.getByRole('button', { name: 'Rémi Castaing', exact: true })).toBeVisible()
    await reply.getByRole('button', { name: 'Rémi Castaing', exact: true }).press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Move to Bcc' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: 'Move to Bcc' }).press('Enter')
    const field = (name: string) =>
      reply.locator('div', { has: page.getByRole('combobox', { name, exact: true }) }).last()
    await expect(field('Bcc').getByRole('button', { name: 'Remove Rémi Castaing' })).toBeVisible()
    await reply.getByRole('button', { name: 'Cc', exact: true }).click()
    await reply
      .getByText('Camille Berthoud', { exact: true })
      .dragTo(reply.getByRole('combobox', { name: 'Cc', exact: true }))
    await expect(field('Cc').getByRole('button', { name: 'Remove Camille Berthoud' })).toBeVisible()
  })

  await test.step('discarded, and back', async () => {
    await reply.getByRole('button', { name: 'Discard draft' }).click()
    await expect(reply).toBeHidden()
    await expect(page.getByRole('button', { name: 'Go on with the draft' })).toBeHidden()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(text).toContainText('Bonjour à tous')
  })

  await test.step('offered where it belongs', async () => {
    await text.press('Escape')
    await expect(page.getByRole('button', { name: 'Go on with the draft' })).toBeVisible()
    await expectAccessibleAtAllWidths(page)
    await page.goto('/mail/inbox')
    await expect(page.getByRole('link', { name: 'Drafts 1 open' })).toBeVisible()
    await page.getByRole('link', { name: /Devis 2026-118/ }).click()
    await expect(text).toContainText('Bonjour à tous')
    await expect(text).not.toBeFocused()
    await page.keyboard.press('r')
    await expect(text).toBeFocused()
    await expectAccessibleAtAllWidths(page)
  })
})

test('an answer that was put away is gone on with, and one in which nothing stands leaves nothing behind', async ({
  page,
  product,
}) => {
  const reply = page.getByRole('region', { name: 'Reply', exact: true })
  const text = reply.getByRole('textbox', { name: 'Text' })
  const drafts = (count: string) => page.getByRole('link', { name: `Drafts${count}`, exact: true })
  await page.keyboard.press('r')
  await expect(text).toBeFocused()
  await page.keyboard.type('Bonjour Camille')
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await expect(text).toContainText('Bonjour Camille')
  await expect(drafts(' 1 open')).toBeVisible()

  await page.reload()
  await expect(text).toContainText('Bonjour Camille')
  await text.press('Escape')
  await expect(page.getByRole('button', { name: 'Go on with the draft' })).toBeVisible()
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(text).toContainText('Bonjour Camille')
  await reply.getByRole('button', { name: 'Discard draft' }).click()
  await expect(drafts('')).toBeVisible()

  const atGmail = async () => {
    const { messages } = await product.google.control<{ messages: { labelIds: string[] }[] }>(
      `truth?mailbox=${LOTTE}`,
    )
    return messages.filter(({ labelIds }) => labelIds.includes('DRAFT')).length
  }
  await expect.poll(atGmail, { timeout: GMAIL_MS }).toBe(0)
  await page.keyboard.press('r')
  await expect(text).toBeFocused()
  await page.keyboard.type('Bon')
  const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('plan') }
  await reply.locator('input[type=file]').first().setInputFiles(file)
  await expect.poll(atGmail, { timeout: GMAIL_MS }).toBe(1)
  for (let n = 0; n < 3; n++) await text.press('Backspace')
  await reply.getByRole('button', { name: 'Take out plan.txt' }).click()
  await expect(reply.getByRole('list', { name: 'Files' })).toHaveCount(0)
  await text.press('Escape')
  await expect(drafts('')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Go on with the draft' })).toHaveCount(0)
  await expect.poll(atGmail, { timeout: GMAIL_MS }).toBe(0)
})

test('a window that is minimised leaves the keys to the page', async ({ page }) => {
  await page.keyboard.press('c')
  const mail = page.locator('[data-composer]')
  const templates = mail.locator('button[aria-label=Templates]')
  await mail.getByRole('button', { name: 'Minimise' }).click()
  await page.keyboard.press('/')
  await expect(templates).toHaveAttribute('aria-expanded', 'false')
  await mail.getByRole('button', { name: 'Show' }).click()
  await page.keyboard.press('/')
  await expect(templates).toHaveAttribute('aria-expanded', 'true')
})

test('a mail is forwarded as a file and archived with its thread, within the seconds that were chosen', async ({
  page,
  product,
}) => {
  await page.goto('/settings/look')
  await page.getByRole('combobox', { name: 'Take back within' }).selectOption('5 seconds')
  await page.goto('/mail/inbox')
  await page.getByRole('link', { name: /Devis 2026-118/ }).click()
  await page.getByRole('button', { name: /^More for the message/ }).click()
  await page.getByRole('menuitem', { name: 'Forward as a file' }).click()
  const forward = page.getByRole('region', { name: 'Forward', exact: true })
  await expect(forward.getByRole('listitem').getByText('Devis 2026-118.eml')).toBeVisible()
  await forward.getByRole('combobox', { name: 'To' }).fill('sietse@kromme.example')
  await forward.getByRole('button', { name: 'Other ways to send' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: /Pick a time/ }).click()
  await expect(page.getByRole('textbox', { name: 'Send at' })).toBeFocused()
  await expectAccessibleAtAllWidths(page)
  await page.keyboard.press('Escape')
  await forward.getByRole('combobox', { name: 'To' }).press('ControlOrMeta+Shift+Enter')
  await expect(page.getByText(/^[45] s$/)).toBeVisible()
  await expect.poll(() => sentBy(product), { timeout: SENT_MS }).toEqual([['sietse@kromme.example']])
  await page.goto('/mail/inbox')
  await expect(page.getByRole('link', { name: /Devis 2026-118/ })).toHaveCount(0)
})

test('the outbox says what failed and what asks, everywhere, and takes the answer', async ({
  page,
  product,
}) => {
  await product.google.control('faults', {
    faults: [
      {
        match: { path: 'drafts/send', mailbox: LOTTE },
        kind: 'status',
        status: 400,
        reason: 'invalidArgument',
        times: 1,
      },
    ],
  })
  await page.keyboard.press('r')
  const reply = page.getByRole('region', { name: 'Reply', exact: true })
  await expect(reply.getByRole('textbox', { name: 'Text' })).toBeFocused()
  await page.keyboard.type('Bonjour')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('link', { name: 'Outbox 1 not sent yet' })).toBeVisible()
  await page.goto('/mail/outbox')
  await page.getByRole('button', { name: 'Send now' }).click()
  const failed = page.getByRole('region', { name: 'Failed' })
  await expect(failed.getByText('Re: Devis 2026-118')).toBeVisible({ timeout: SENT_MS })
  await page.goto('/mail/inbox')
  await expect(page.getByText('1 mail could not be sent.')).toBeVisible()
  await expectAccessibleAtAllWidths(page)

  await page.getByRole('button', { name: 'Hide until tomorrow' }).click()
  await expect(page.getByText('1 mail could not be sent.')).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('1 mail could not be sent.')).toHaveCount(0)
  await page.getByRole('link', { name: /^Outbox / }).click()
  await expectAccessibleAtAllWidths(page)
  await failed.getByRole('button', { name: 'Open' }).click()
  const mail = page.locator('[data-composer=open]')
  await expect(mail.getByRole('textbox', { name: 'Text' })).toContainText('Bonjour')
  await expect(page.getByText('Nothing waits here')).toBeVisible()
  await mail.getByRole('textbox', { name: 'Text' }).press('ControlOrMeta+Enter')
  await expect(mail).toHaveCount(0)

  const sql = postgres(product.databaseUrl, { max: 1 })
  await sql`update outbox set state = 'asking', reason = 'unknown' where state = 'queued'` // as after an answer that was lost with all its traces
  await sql.end()
  await page.reload()
  const asking = page.getByRole('region', { name: 'Asking you' })
  await expect(asking.getByText('Nobody can tell whether this mail was sent.')).toBeVisible()
  await expectAccessibleAtAllWidths(page)
  await asking.getByRole('button', { name: 'Back to drafts' }).click()
  await expect(mail.getByRole('textbox', { name: 'Text' })).toContainText('Bonjour')
  await page.keyboard.press('Escape')
})
