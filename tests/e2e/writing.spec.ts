import { openDevis, sentBy } from '#/tests/support/answering.ts'
import { expectAccessible } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'

const SENT_MS = 30_000 // the seconds of the undo, and the worker's turn

test.beforeEach(async ({ page, product }) => openDevis(page, product, '<div>Lotte, Spaakwerk</div>'))

test('a reply by keyboard is taken back with its text, and sent the second time', async ({
  page,
  product,
}) => {
  await page.keyboard.press('r')
  const reply = page.getByRole('region', { name: 'Reply', exact: true })
  const text = reply.getByRole('textbox', { name: 'Text' })
  await expect(text).toBeFocused()
  await expect(reply.getByRole('button', { name: 'Camille Berthoud', exact: true })).toBeVisible()
  await expect(reply.getByText('Lotte, Spaakwerk')).toBeVisible()
  await page.keyboard.type('Bonjour Camille, c’est confirmé.')
  await expect(reply.getByText(/^Draft saved/)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(reply).toBeHidden()

  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(text).toContainText('c’est confirmé')
  await text.press('ControlOrMeta+Enter')
  await expect(page.getByText('Sending to Camille').first()).toBeVisible()
  await expect.poll(() => sentBy(product), { timeout: SENT_MS }).toEqual([['camille@pignon.example']])
})

test('what is wrong is said where it is, and nothing typed is lost, not by a reload either', async ({
  page,
}) => {
  await page.keyboard.press('c')
  const mail = page.getByRole('region', { name: 'New message' })
  const to = mail.getByRole('combobox', { name: 'To' })
  await expect(to).toBeFocused()
  await page.keyboard.type('sietse.kromme')
  await page.keyboard.press('Tab')
  await expect(mail.getByText('“sietse.kromme” is no address.')).toBeVisible()
  await mail.getByRole('textbox', { name: 'Text' }).click({ position: { x: 40, y: 12 } }) // above the signature
  await page.keyboard.type('In de bijlage vind je de prijslijst.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(mail).toBeVisible()

  await to.press('Backspace')
  await to.fill('sietse@kromme.example')
  await to.press('Enter')
  await to.press('ControlOrMeta+Enter')
  await expect(mail.getByText('This mail has no subject.')).toBeVisible()
  await expectAccessible(page)
  await mail.getByRole('textbox', { name: 'Subject' }).fill('Prijslijst')
  const named = page.getByRole('region', { name: 'Prijslijst' })
  await named.getByRole('textbox', { name: 'Subject' }).press('ControlOrMeta+Enter')
  await expect(named.getByText('You write of a file, and none is attached.')).toBeVisible()
  await page.reload()
  await expect(named.getByRole('textbox', { name: 'Text' })).toContainText('prijslijst')
  await expect(named.getByRole('button', { name: 'sietse@kromme.example', exact: true })).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
})

test('on a phone a mail takes the whole page, and people are suggested as one types', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Write' }).click()
  const mail = page.getByRole('region', { name: 'New message' })
  await mail.getByRole('combobox', { name: 'To' }).fill('cam')
  await expect(mail.getByRole('option', { name: /Camille Berthoud/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(mail.getByRole('button', { name: 'Camille Berthoud', exact: true })).toBeVisible()
  await expectAccessible(page)
})
