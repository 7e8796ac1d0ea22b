import PostalMime from 'postal-mime'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { alive, expect, test } from '#/tests/support/e2e.ts'
import { TEST_CLIENT } from '#/tests/support/environment.ts'
import type { TestGoogle } from '#/tests/support/google.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'
const SENT_MS = 40_000 // the seconds of the undo, and the worker's turn

test.use({ expectedErrors: [/status of 400 .*template-variables/] }) // a loop

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  const raw = rawMail({
    from: 'Camille Berthoud <camille@pignon.example>',
    to: LOTTE,
    subject: 'Devis 2026-118',
    id: 'devis118@pignon.example',
  })
  await product.google.control('messages', {
    mailbox: LOTTE,
    messages: [{ raw, labelIds: ['INBOX'], internalDate: Date.now() - 3_600_000 }],
  })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByRole('link', { name: /Devis 2026-118/ })).toBeVisible()
})

test('a template is made, and put into a mail by keyboard with its values, its file and a mark to fill', async ({
  page,
  product,
}) => {
  await page.goto('/settings/templates')
  await page.getByRole('button', { name: 'Make a template' }).click()
  await page.waitForURL(/templates\/\d+$/)
  await page.getByRole('textbox', { name: 'Name' }).fill('Prijslijst sturen')
  await page.getByRole('textbox', { name: 'Subject' }).fill('Prijslijst voor {{recipient.name}}')
  const text = page.getByRole('textbox', { name: 'Text' })
  await text.click()
  await page.keyboard.type('Beste {{recipient.first_name|klant}}, bestel voor {{delivery.cutoff}}, ')
  await page.getByRole('button', { name: 'Variable', exact: true }).click()
  await page.getByRole('menuitem', { name: /^sender.name/ }).click()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'Prijslijst.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 prijzen'),
    })
  await expect(page.getByRole('button', { name: 'Take out Prijslijst.pdf' })).toBeVisible()
  const preview = page.getByRole('complementary', { name: 'Preview' })
  await preview
    .getByRole('textbox', { name: 'Preview for' })
    .fill('Camille Berthoud <camille@pignon.example>')
  await expect(preview.getByText('Beste Camille, bestel voor')).toBeVisible()
  await expect(preview.getByText('delivery.cutoff has no value')).toBeVisible()
  await expect(page.getByText('Not saved')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await expectAccessibleAtAllWidths(page)

  await page.goto('/mail/inbox')
  await alive(page)
  await page.keyboard.press('c')
  const mail = page.getByRole('region', { name: 'New message' })
  await expect(mail.getByRole('combobox', { name: 'To' })).toBeFocused()
  await page.keyboard.type('cam')
  await expect(mail.getByRole('option', { name: /Camille Berthoud/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await mail.getByRole('textbox', { name: 'Text' }).focus()
  await page.keyboard.press('/')
  await expect(mail.getByRole('combobox', { name: 'Find a template' })).toBeFocused()
  await page.keyboard.type('lijst prijs')
  await expect(mail.getByRole('option', { name: /Prijslijst sturen/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expectAccessible(page)
  await page.keyboard.press('Enter')

  const named = page.getByRole('region', { name: 'Prijslijst voor Camille Berthoud' })
  const written = named.getByRole('textbox', { name: 'Text' })
  await expect(written).toContainText('Beste Camille, bestel voor delivery.cutoff, Lotte Verhagen')
  await expect(named.getByRole('button', { name: 'Take out Prijslijst.pdf' })).toBeVisible()
  await expect(named.getByText('1 variable has no value')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(named.getByText('delivery.cutoff has no value yet.')).toBeVisible()
  await named.getByRole('button', { name: '1 variable has no value' }).click()
  await page.keyboard.type('1 december')
  await expect(named.getByRole('button', { name: /no value/ })).toBeHidden()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(named).toBeHidden()

  const sentCount = async () => {
    const { messages } = await product.google.control<{ messages: { labelIds: string[] }[] }>(
      `truth?mailbox=${LOTTE}`,
    )
    return messages.filter(({ labelIds }) => labelIds.includes('SENT')).length
  }
  await expect.poll(sentCount, { timeout: SENT_MS }).toBe(1)
  const [raw = ''] = await sentMails(product.google)
  const sent = await PostalMime.parse(Buffer.from(raw, 'base64url'))
  expect(sent.subject).toBe('Prijslijst voor Camille Berthoud')
  expect(sent.text?.trim()).toBe('Beste Camille, bestel voor 1 december, Lotte Verhagen')
  expect(sent.html).not.toMatch(/mark|\{\{|lilac_/)
  expect(sent.attachments.map(({ filename, content }) => [filename, bytesOf(content)])).toEqual([
    ['Prijslijst.pdf', '%PDF-1.7 prijzen'],
  ])
})

test('a mail that begins with its mailbox’s template gets the name once somebody stands in To', async ({
  page,
}) => {
  await page.goto('/settings/templates')
  await page.getByRole('button', { name: 'Make a template' }).click()
  await page.waitForURL(/templates\/\d+$/)
  await page.getByRole('textbox', { name: 'Text' }).click()
  await page.keyboard.type('Beste {{recipient.first_name|klant}}, dag.')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.goto('/settings/templates')
  const kept = page.waitForResponse(/default-template/)
  await page.getByRole('combobox', { name: LOTTE }).selectOption('New template')
  expect((await kept).status()).toBe(204)
  await expectAccessibleAtAllWidths(page)

  await page.goto('/mail/inbox')
  await alive(page)
  await page.keyboard.press('c')
  const mail = page.getByRole('region', { name: 'New message' })
  const text = mail.getByRole('textbox', { name: 'Text' })
  await expect(text).toContainText('Beste recipient.first_name|klant, dag.')
  await mail.getByRole('combobox', { name: 'To' }).fill('camille@pignon.example')
  await page.keyboard.press('Enter')
  await expect(text).toContainText('Beste Camille, dag.')
})

test('a loop of variables is refused by its field, and nothing that was typed is lost', async ({ page }) => {
  await page.goto('/settings/templates')
  const add = async (name: string, value: string) => {
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await page.getByRole('textbox', { name: 'Value' }).fill(value)
    await page.getByRole('button', { name: 'Add it' }).click()
  }
  await add('groet', 'Groeten, {{naam}}')
  await expect(
    page.getByRole('list', { name: 'My variables' }).getByText('groet', { exact: true }),
  ).toBeVisible()
  await add('naam', 'Lotte, met {{groet}}')
  await expect(page.getByText('This would go round in a circle: naam → groet → naam.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Value' })).toHaveValue('Lotte, met {{groet}}')
  await expectAccessibleAtAllWidths(page)
  await page.getByRole('textbox', { name: 'Value' }).fill('Lotte')
  await page.getByRole('button', { name: 'Add it' }).click()
  await expect(
    page.getByRole('list', { name: 'My variables' }).getByText('naam', { exact: true }),
  ).toBeVisible()
})

/** The mails that Google has sent for Lotte, as they are. */
async function sentMails(google: TestGoogle): Promise<string[]> {
  const { clientId } = TEST_CLIENT
  const { accessToken } = await google.control<{ accessToken: string }>('grant', { clientId, email: LOTTE })
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${google.url}/gmail/v1/users/me/${path}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    return (await response.json()) as T
  }
  const { messages = [] } = await get<{ messages?: { id: string }[] }>('messages?labelIds=SENT')
  return Promise.all(
    messages.map(async ({ id }) => (await get<{ raw: string }>(`messages/${id}?format=raw`)).raw),
  )
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string) =>
  typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString()
