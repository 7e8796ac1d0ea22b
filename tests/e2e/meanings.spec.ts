import type { Page } from '@playwright/test'
import { expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { ANSWER, BOUNCE, CANCELLATION, DELAY, FORGED, INVITATION } from '#/tests/support/meaning-mails.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'

test.use({ timezoneId: 'Europe/Amsterdam' })

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  const mails = [INVITATION, CANCELLATION, BOUNCE, DELAY, FORGED, ANSWER]
  const messages = mails.map((raw, index) => ({
    raw,
    labelIds: ['INBOX'],
    internalDate: Date.now() - (index + 1) * 60_000,
  }))
  await product.google.control('messages', { mailbox: LOTTE, messages })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByText('6 threads')).toBeVisible()
})

const open = async (page: Page, name: RegExp) => {
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('region', { name: /Event|Delivery report|Sender/ }).first()).toBeVisible()
}
const frameOf = (page: Page) => page.frameLocator('iframe[title^="Mail from"]').first()

test('an invitation says what, when here and there, how often, where, and who comes', async ({ page }) => {
  await open(page, /Invitation: Wielen keuren/)
  const event = page.getByRole('region', { name: 'Event' })
  await expect(event).toContainText('Invitation from Joris de Wit')
  await expect(event.getByRole('heading', { name: 'Wielen keuren' })).toBeVisible()
  await expect(event).toContainText('Thursday 26 November 2026, 13:30–14:30')
  await expect(event).toContainText('20:30–21:30 in Taipei')
  await expect(event).toContainText('Every Tuesday until Friday 18 December 2026')
  await expect(event).toContainText('Werkplaats, Kade 14')
  await expect(event.getByRole('link', { name: 'meet.velotech.example/wielen' })).toHaveAttribute(
    'href',
    'https://meet.velotech.example/wielen',
  )
  await event.getByText('3 people: 1 accepted, 1 declined, 1 not answered').press('Enter')
  await expect(event.getByRole('listitem')).toHaveText([
    'YouNo answer yet',
    'Bram HoekstraAccepted',
    'Wei-Lin TsaoDeclined, need not come',
  ])
  await expectAccessibleAtAllWidths(page)
})

test('a cancelled event is struck out, and offers no call', async ({ page }) => {
  await open(page, /Canceled: Wielen keuren/)
  const event = page.getByRole('region', { name: 'Event' })
  await expect(event).toContainText('Joris de Wit cancelled this event')
  await expect(event).toContainText('Thursday 26 November 2026, all day')
  await expect(event.getByRole('heading', { name: 'Wielen keuren' })).toHaveCSS(
    'text-decoration-line',
    'line-through',
  )
  await expectAccessibleAtAllWidths(page)
})

test('a delivery report says who did not get which mail, and why; the server says it in its words', async ({
  page,
}) => {
  await open(page, /Failure/)
  const report = page.getByRole('region', { name: 'Delivery report' })
  await expect(report).toContainText(
    'Velo Leie did not get “Forty rear wheels”: their mailbox is full. Their server will not try again.',
  )
  const said = report.getByText('552 5.2.2 The mailbox is over its quota')
  await expect(said).toBeHidden()
  await report.getByText('What the server said').press('Enter')
  await expect(said).toBeVisible()
  await expectAccessibleAtAllWidths(page)

  await page.goto('/mail/inbox')
  await open(page, /Delay/)
  await expect(report).toContainText(
    'Velo Leie has not got “Forty rear wheels” yet: their server does not answer.',
  )
})

test('a sender who claims another address is doubted, until one knows them', async ({ page }) => {
  await open(page, /Caparra/)
  const warning = page.getByRole('region', { name: 'Sender' })
  await expect(warning).toContainText('The name says one address, the mail comes from another')
  await expect(warning).toContainText('segreteria@velorama.example')
  await expect(warning).toContainText('conto@pay-velorama.example')
  await expect(warning).toContainText('no mail from this address to you')
  await expect(page.getByRole('heading', { name: '“segreteria@velorama.example”' })).toBeVisible()
  await expectAccessibleAtAllWidths(page)

  await warning.getByRole('button', { name: 'I know them' }).press('Enter')
  const undo = page.getByRole('button', { name: 'Undo' })
  await expect(undo).toBeFocused()
  await undo.press('Enter')
  await expect(warning).toBeVisible()
  await warning.getByRole('button', { name: 'I know them' }).click()
  await expect(undo).toBeVisible()
  await page.reload()
  await expect(frameOf(page).getByText('Gentili espositori')).toBeVisible()
  await expect(warning).toBeHidden()
})

test('a link that leads elsewhere says so in the mail, by keyboard alone', async ({ page }) => {
  await open(page, /Caparra/)
  const mark = frameOf(page).getByRole('note')
  await frameOf(page).getByRole('link', { name: 'velorama.example/stand' }).focus()
  await page.keyboard.press('Tab')
  await expect(mark).toBeFocused()
  await expect(mark).toContainText('goes to pay-velorama.example')
})

test('the history below an answer opens, and the frame grows with it', async ({ page }) => {
  await page.getByRole('link', { name: /Re: Devis/ }).click()
  const frame = page.locator('iframe[title^="Mail from"]').first()
  const fold = frameOf(page).getByLabel('Show quoted text')
  await expect(fold).toBeVisible()
  await expect(frameOf(page).getByText('Veuillez trouver')).toBeHidden()
  const folded = (await frame.boundingBox())?.height ?? 0
  await fold.click()
  await expect(frameOf(page).getByText('Veuillez trouver')).toBeVisible()
  await expect.poll(async () => (await frame.boundingBox())?.height ?? 0).toBeGreaterThan(folded + 20)
})

test("when a mail was sent by its sender's clock is told with its people", async ({ page }) => {
  await open(page, /Canceled/)
  const there = page.getByText('Tuesday 3 November 2026 at 09:15 (UTC−05:00)')
  await expect(there).toBeHidden()
  await page.getByText('to you').click()
  await expect(there).toBeVisible()
})

test('a long name leaves its address in sight, and prose keeps to a measure, whatever its history holds', async ({
  page,
  product,
}) => {
  const text = 'Anbei finden Sie unser Angebot für die kommende Saison. '.repeat(9)
  const history = '<table><tr><td>Speichen</td><td>Naben</td></tr></table>'
  const raw = rawMail({
    from: `"${'Verband der Laufradbauer '.repeat(30)}" <anke@lindenau.example>`,
    to: LOTTE,
    subject: 'Angebot',
    html: `<p>${text}</p><div class="gmail_quote"><div class="gmail_attr">On Mon Lotte wrote:</div><blockquote class="gmail_quote">${history}</blockquote></div>`,
  })
  await product.google.control('deliver', { raw, rcpt: [LOTTE] })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('link', { name: /Angebot/ }).click()
  const address = page.getByText('anke@lindenau.example', { exact: true })
  await expect(address).toBeVisible()
  expect(await address.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  const prose = await frameOf(page).getByText('Anbei finden').boundingBox()
  const frame = await page.locator('iframe[title^="Mail from"]').boundingBox()
  expect(prose?.width).toBeLessThan((frame?.width ?? 0) - 50)
})
