import type { Locator, Page } from '@playwright/test'
import { MOST_BYTES, mailBytes } from '#/lib/drafts/size.ts'
import { LOTTE, openDevis, sentBy } from '#/tests/support/answering.ts'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { TEST_CLIENT } from '#/tests/support/environment.ts'
import type { Product } from '#/tests/support/product.ts'

const FILM = 'video/quicktime'
const PIECE = 4 * 1024 * 1024 // bytes
const GMAIL_MS = 20_000 // until a draft is in Gmail, or what was written there is here

test.use({ expectedErrors: [/ERR_(FAILED|INTERNET_DISCONNECTED)|status of 4(00|09|13)/] })

test.beforeEach(async ({ page, product }) => openDevis(page, product))

test('what can’t be sent is said where it stands, and stays as it was typed', async ({ page, product }) => {
  await page.keyboard.press('c')
  const mail = page.locator('[data-composer]')
  const text = mail.getByRole('textbox', { name: 'Text' })
  await text.click()
  await page.keyboard.type('Voor iedereen.')

  await test.step('people', async () => {
    const many = Array.from({ length: 101 }, (_, n) => `klant${n}@elders.example`).join(', ')
    await paste(mail.getByRole('combobox', { name: 'To' }), `Team: ${many};`)
    await expect(mail.getByRole('button', { name: /^Remove klant/ })).toHaveCount(101)
    await mail.getByRole('textbox', { name: 'Subject' }).fill('Prijslijst')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(mail.getByText(/at most 100|100 people/i)).toBeVisible()
    await expectAccessible(page)
    for (let n = 100; n > 0; n--) await mail.getByRole('combobox', { name: 'To' }).press('Backspace')
  })

  await test.step('a second header in the subject', async () => {
    const subject = mail.getByRole('textbox', { name: 'Subject' })
    await subject.fill('')
    await page.keyboard.insertText('Prijslijst\r\nBcc: dief@elders.example')
    await expect(subject).not.toHaveValue(/[\r\n]/) // a browser's field has one line
    await subject.fill('Prijslijst\u2028Bcc: dief@elders.example')
    await expect(mail.getByText('The subject has to be one line, without control characters.')).toBeVisible()
    await expect(subject).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)
    await subject.fill('Prijslijst Bcc: dief@elders.example')
    await expect(mail.getByText(/^Draft saved/)).toBeVisible()
  })

  await test.step('files', async () => {
    const input = mail.locator('input[type=file]').first()
    await dropFile(page, '../../etc/x', 10)
    await expect(mail.getByText(/was not added\. The name of a file can’t hold a folder/)).toBeVisible()
    const most = await mostBytes(page)
    const film = (size: number) => ({ name: 'film.mov', mimeType: FILM, buffer: Buffer.alloc(size) })
    await input.setInputFiles(film(most + 1))
    await expect(mail.getByText(/^film\.mov was not added\. .* \d bytes? too much/)).toBeVisible()
    await expectAccessible(page)
    await input.setInputFiles(film(most))
    await mail.getByRole('button', { name: 'Stop film.mov' }).click()
    await expect(mail.getByRole('list', { name: 'Files' })).toHaveCount(0)
    await expect(text).toContainText('Voor iedereen.')
  })

  await text.press('ControlOrMeta+Enter')
  await expect(mail).toHaveCount(0)
  await page.goto('/mail/outbox')
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect.poll(() => sentBy(product), { timeout: GMAIL_MS }).toEqual([['klant0@elders.example']])
})

test('typing goes on without a connection, and an upload that breaks goes on where it was', async ({
  page,
  context,
}) => {
  await page.keyboard.press('r')
  const reply = page.getByRole('region', { name: 'Reply', exact: true })
  await expect(reply.getByRole('textbox', { name: 'Text' })).toBeFocused()
  await context.setOffline(true)
  await page.keyboard.type('Sans réseau.')
  await expect(reply.getByText('No connection, kept here')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(reply.getByText(/Your text is kept here; it was not sent/)).toBeVisible()
  await expectAccessible(page)
  await context.setOffline(false)
  await expect(reply.getByText(/^Draft saved/)).toBeVisible()

  let broken = 0
  const starts: string[] = []
  await page.route('**/files/*?start=*', async (route) => {
    const start = new URL(route.request().url()).searchParams.get('start') ?? ''
    starts.push(start)
    if (Number(start) !== PIECE || broken++ > 0) return route.continue()
    await route.abort()
  })
  await reply
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(PIECE + 900_000) })
  await expect(reply.getByText('No connection. It goes on by itself.')).toBeVisible()
  await expectAccessibleAtAllWidths(page)
  await expect(reply.getByRole('button', { name: 'Take out plan.pdf' })).toBeVisible()
  expect(starts).toEqual(['0', String(PIECE), String(PIECE)])
})

test('a draft that was changed in Gmail meanwhile keeps both texts', async ({ page, product }) => {
  await page.keyboard.press('r')
  const reply = page.getByRole('region', { name: 'Reply', exact: true })
  const text = reply.getByRole('textbox', { name: 'Text' })
  await expect(text).toBeFocused()
  await page.keyboard.type('Bonjour Camille')
  await expect(reply.getByText(/in Gmail too$/)).toBeVisible({ timeout: GMAIL_MS })

  await changeInGmail(product, '<div>Écrit dans Gmail</div>')
  const [draft] = (await draftsOf(page)).data
  await expect
    .poll(async () => (await (await page.request.get(`/api/v1/drafts/${draft?.id}`)).json()).data.html, {
      timeout: GMAIL_MS,
    })
    .toContain('Gmail')
  await page.keyboard.type(', à lundi')
  const conflict = reply.getByRole('region', { name: 'Changed elsewhere' })
  await expect(conflict.frameLocator('iframe').getByText('Écrit dans Gmail')).toBeVisible()
  await expect(text).toContainText('Bonjour Camille, à lundi')
  await expectAccessibleAtAllWidths(page)
  await conflict.getByRole('button', { name: 'Keep both' }).click()
  await expect(text).toContainText('Écrit dans Gmail')
  const mine = page.locator('[data-composer=minimised]')
  await mine.getByRole('button', { name: 'Show' }).click()
  await expect(page.locator('[data-composer=open]').getByRole('textbox', { name: 'Text' })).toContainText(
    'Bonjour Camille, à lundi',
  )
})

/** What somebody has on the clipboard. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** A file as a page can be given it whose name no file system would allow. */
async function dropFile(page: Page, name: string, size: number): Promise<void> {
  await page.locator('[data-composer] [data-place]').evaluate(
    (element, file) => {
      const dataTransfer = new DataTransfer()
      const made = new File([new Uint8Array(file.size)], 'x')
      Object.defineProperty(made, 'name', { value: file.name })
      dataTransfer.items.add(made)
      Object.defineProperty(dataTransfer, 'files', { value: [made] })
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    { name, size },
  )
}

/** How large one file may be beside what is written in the one draft that there is. */
async function mostBytes(page: Page): Promise<number> {
  const [draft] = (await draftsOf(page)).data
  const { html } = (await (await page.request.get(`/api/v1/drafts/${draft?.id}`)).json()).data
  const fits = (size: number) => mailBytes([html], [{ size, type: FILM, fromMessageId: null }]) <= MOST_BYTES
  let [most, tooLarge] = [0, MOST_BYTES]
  while (tooLarge - most > 1) {
    const size = Math.floor((most + tooLarge) / 2)
    if (fits(size)) most = size
    else tooLarge = size
  }
  return most
}

const draftsOf = async (page: Page): Promise<{ data: { id: number }[] }> =>
  (await page.request.get('/api/v1/drafts')).json()

/** Puts another text into the one draft that there is. */
async function changeInGmail({ google }: Product, html: string): Promise<void> {
  const { accessToken } = await google.control<{ accessToken: string }>('grant', {
    clientId: TEST_CLIENT.clientId,
    email: LOTTE,
  })
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  const address = `${google.url}/gmail/v1/users/me/drafts`
  const list = (await (await fetch(address, { headers })).json()) as { drafts: { id: string }[] }
  const raw = Buffer.from(
    `From: ${LOTTE}\r\nTo: camille@pignon.example\r\nSubject: Re: Devis 2026-118\r\nIn-Reply-To: <devis118@pignon.example>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`,
  ).toString('base64url')
  const changed = await fetch(`${address}/${list.drafts[0]?.id}`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ message: { raw } }),
  })
  expect(changed.status).toBe(200)
}
