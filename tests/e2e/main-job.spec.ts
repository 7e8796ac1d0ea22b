import { expectAccessible } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import type { Product } from '#/tests/support/product.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { atGoogle, chooseWhatToFetch, consentAtGoogle, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'
const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\nthe order of Atelier Pignon\n%%EOF\n', 'latin1')
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

test.beforeEach(async ({ product }) => {
  await product.google.control('people', {
    people: [
      { email: LOTTE, name: 'Lotte Verhagen' },
      { email: 'stranger@elsewhere.example', name: 'Steen Ander' },
    ],
  })
  await product.google.control('messages', { mailbox: LOTTE, messages: lottesPast() })
})

test('one click to sign in, one choice, and the mailbox is there and can be read', async ({
  page,
  product,
}) => {
  const slow = { match: { path: '/batch', mailbox: LOTTE }, kind: 'latency', ms: 400 }
  await product.google.control('faults', { faults: [slow] })
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await atGoogle(page, 'Lotte Verhagen')

  await expect(page.getByRole('heading', { name: 'How far back should Lilac look?' })).toBeVisible()
  await expect(page.getByText(LOTTE)).toBeVisible()
  await expectAccessible(page)
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByRole('progressbar').first()).toBeVisible()
  await product.google.control('faults', undefined, 'DELETE')

  await expect(page.getByRole('link', { name: /Devis 2026-118/ })).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expectAccessible(page)

  const picture = page.waitForResponse(/\/images\/\d+$/)
  await page.getByRole('link', { name: /Devis 2026-118/ }).click()
  await expect(page.getByRole('heading', { name: 'Devis 2026-118' })).toBeVisible()
  const mail = page.frameLocator('iframe').last()
  await expect(mail.getByText('Le prix unitaire nous convient')).toBeVisible()
  expect(await (await picture).body()).toEqual(PIXEL)
  await expect(mail.getByRole('img', { name: 'roue' })).toBeVisible()
  await expectAccessible(page)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /Bon-de-commande/ }).click()
  const file = await (await download).createReadStream()
  expect(Buffer.concat(await file.toArray())).toEqual(PDF)

  await page.goto('/settings/team')
  await expectAccessible(page)
})

test('new mail appears without a reload: on top when one is there, else behind a count', async ({
  page,
  product,
}) => {
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByRole('link', { name: /Levering 40/ })).toBeVisible()
  await deliver(product, 'Listino rivenditori 2027')
  await expect(page.getByRole('link', { name: /Listino rivenditori 2027/ })).toBeInViewport()

  const list = page.locator('[data-row]').first()
  await list.hover()
  await page.mouse.wheel(0, 1_500)
  await expect(list).not.toBeInViewport()
  await deliver(product, 'Zending NK-88213 afgeleverd')
  await page.getByRole('button', { name: /1 new/ }).click()
  await expect(page.getByRole('link', { name: /Zending NK-88213/ })).toBeInViewport()
})

test('a label changed at Gmail changes here', async ({ page, product }) => {
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  const row = page.getByRole('link', { name: /Levering 40/ })
  await expect(row).toContainText('Unread')
  const { labels } = await product.google.control<{ labels: { id: string }[] }>('labels', {
    mailbox: LOTTE,
    labels: [{ name: 'Leveranciers', textColor: '#ffffff', backgroundColor: '#4986e7' }],
  })
  const { messages } = await product.google.control<{
    messages: { id: string; internalDate: string | number }[]
  }>(`truth?mailbox=${LOTTE}`)
  const newest = messages.toSorted((a, b) => Number(b.internalDate) - Number(a.internalDate))[0]
  await product.google.control('change', {
    mailbox: LOTTE,
    id: newest?.id,
    add: [labels[0]?.id],
    remove: ['UNREAD'],
  })
  await expect(row).toContainText('Leveranciers')
  await expect(row).not.toContainText('Unread')
  await expect(page.getByRole('navigation').getByRole('link', { name: /Leveranciers/ })).toBeVisible()
})

test('opening a mail does not mark it read', async ({ page, product }) => {
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await page.getByRole('link', { name: /Levering 40/ }).click()
  await expect(page.frameLocator('iframe').last().getByText('Levering 40')).toBeVisible()
  const { messages } = await product.google.control<{ messages: { labelIds: string[] }[] }>(
    `truth?mailbox=${LOTTE}`,
  )
  expect(messages.filter(({ labelIds }) => labelIds.includes('UNREAD'))).toHaveLength(1)
})

test('a grant that was taken back is said in words, and Reconnect brings it back', async ({
  page,
  product,
}) => {
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByRole('link', { name: /Levering 40/ })).toBeVisible()
  await product.google.control('revoke', { email: LOTTE })
  await expect(page.getByText(/Google ended/)).toBeVisible()
  await expect(page.getByRole('link', { name: /Levering 40/ })).toBeVisible() // no mail is lost
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await consentAtGoogle(page)
  await deliver(product, 'Back again')
  await page.goto('/mail/inbox')
  await expect(page.getByRole('link', { name: /Back again/ })).toBeVisible()
  await expect(page.getByText(/Google ended/)).toHaveCount(0)
})

test('a box that was not ticked at Google is said in words, with the way back', async ({ page }) => {
  await signIn(page, 'Lotte Verhagen', { untick: /Gmail|mail|messages/i })
  await expect(page.getByText(/not ticked|unticked/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Reconnect|Connect/ }).click()
  await consentAtGoogle(page)
  await expect(page.getByRole('heading', { name: 'How far back should Lilac look?' })).toBeVisible()
})

test('a stranger is refused, and told why', async ({ page, product, browser }) => {
  await signIn(page, 'Lotte Verhagen')
  await expect(page.getByRole('heading', { name: 'How far back should Lilac look?' })).toBeVisible()
  const other = await browser.newContext({ baseURL: product.origin })
  const theirs = await other.newPage()
  await signIn(theirs, 'Steen Ander')
  await expect(theirs).toHaveURL(/\/sign-in/)
  await expect(theirs.getByText('stranger@elsewhere.example')).toBeVisible()
  await expectAccessible(theirs)
  await other.close()
})

const deliver = (product: Product, subject: string) =>
  product.google.control('deliver', {
    raw: rawMail({
      from: 'Giada Tomasin <giada@ruote.example>',
      to: LOTTE,
      subject,
      id: `${subject.replaceAll(' ', '.')}@ruote.example`,
    }),
    rcpt: [LOTTE],
  })

/** Forty deliveries, one unread, and on top of the week a quote with a drawing and an order. */
function lottesPast() {
  const start = Date.now() - 3 * 24 * 3_600_000
  const deliveries = Array.from({ length: 40 }, (_, index) => ({
    raw: rawMail({
      from: 'Noordkade Logistiek <planning@noordkade.example>',
      to: LOTTE,
      subject: `Levering ${index + 1}`,
      id: `levering${index}@noordkade.example`,
    }),
    labelIds: index === 39 ? ['INBOX', 'UNREAD'] : ['INBOX'],
    internalDate: start + index * 60_000,
  }))
  const quote = { raw: rawQuote(), labelIds: ['INBOX'], internalDate: start + 35.5 * 60_000 }
  return [...deliveries, quote]
}

function rawQuote(): string {
  const part = (head: string, bytes: Buffer) =>
    `--m\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`
  const html =
    '<p>Bonjour Lotte,</p><p>Le prix unitaire nous convient.</p><img src="cid:wheel@pignon.example" alt="roue">'
  return Buffer.from(
    [
      'From: Camille Berthoud <camille@pignon.example>',
      `To: Lotte Verhagen <${LOTTE}>`,
      'Subject: Devis 2026-118',
      'Message-ID: <devis118@pignon.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=m',
      '',
      `${part('Content-Type: text/html; charset=utf-8', Buffer.from(html))}${part(
        'Content-Type: image/png\r\nContent-ID: <wheel@pignon.example>\r\nContent-Disposition: inline; filename=wheel.png',
        PIXEL,
      )}${part('Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="Bon-de-commande-77.pdf"', PDF)}--m--`,
    ].join('\r\n'),
  ).toString('base64url')
}
