import { expectAccessible } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'
const CAMILLE = 'camille@pignon.example'
const SENT_MS = 30_000 // the seconds of the undo, and the worker's turn

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', {
    people: [{ email: LOTTE, name: 'Lotte Verhagen', signature: '<div>Lotte, Spaakwerk</div>' }],
  })
  const raw = rawMail({
    from: `Camille Berthoud <${CAMILLE}>`,
    to: LOTTE,
    subject: 'Devis 2026-118',
    text: 'Bonjour Lotte, merci pour le devis.',
    id: 'devis118@pignon.example',
  })
  await product.google.control('messages', {
    mailbox: LOTTE,
    messages: [{ raw, labelIds: ['INBOX'], internalDate: Date.now() - 3_600_000 }],
  })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await page.getByRole('link', { name: /Devis 2026-118/ }).click()
  await expect(page.getByRole('heading', { name: 'Devis 2026-118' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reply', exact: true })).toBeVisible()
})

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
  const sent = async () => {
    const { messages } = await product.google.control<{ messages: { labelIds: string[] }[] }>(
      `truth?mailbox=${LOTTE}`,
    )
    return messages.filter(({ labelIds }) => labelIds.includes('SENT')).length
  }
  await expect.poll(sent, { timeout: SENT_MS }).toBe(1)
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
