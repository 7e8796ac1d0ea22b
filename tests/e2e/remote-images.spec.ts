import type { Locator, Page } from '@playwright/test'
import { expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { png } from '#/tests/support/pictures.ts'
import type { Product } from '#/tests/support/product.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'
const CAMILLE = 'Camille Berthoud <camille@pignon.example>'

let asked: string[] // whatever the browser asked for a remote picture

test.beforeEach(async ({ page, product }) => {
  asked = []
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin !== product.origin && origin !== product.google.url) asked.push(request.url())
    else if (/remote-images|\/pictures\//.test(pathname)) asked.push(pathname)
  })
  await receive(product)
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
})

test('pictures from elsewhere wait until they are asked for, and then come from us, for this opening', async ({
  page,
  product,
}) => {
  await open(page, 'Devis 2026-118')
  await expect(bar(page)).toContainText('2 remote images not loaded')
  await expect(pictures(page)).toHaveCount(0)
  expect(asked).toEqual([])

  await bar(page).getByRole('button', { name: 'Load once' }).click()
  await expect(bar(page)).toContainText('2 remote images loaded this time')
  await expect(pictures(page)).toHaveCount(2)
  await expect.poll(() => pictures(page).evaluateAll(widths)).toEqual([120, 40])
  expect(asked).toHaveLength(2) // the third is a tracker
  for (const path of asked) expect(path).toMatch(/^\/api\/v1\/messages\/\d+\/remote-images\/[\w.-]+$/)

  await bar(page).getByRole('button', { name: 'Hide' }).click()
  await expect(pictures(page)).toHaveCount(0)
  await page.goto(`${product.origin}/mail/inbox`)
  await open(page, 'Devis 2026-118')
  await expect(bar(page)).toContainText('2 remote images not loaded')
  expect(asked).toHaveLength(2)
})

test('“Always for Camille” holds for her other mail too, and is taken back where it shows', async ({
  page,
}) => {
  await open(page, 'Devis 2026-118')
  await bar(page).getByRole('button', { name: 'Always for Camille' }).click()
  await expect(page.getByText('you always load them for camille@pignon.example')).toBeVisible()
  await expect(pictures(page)).toHaveCount(2)

  await page.reload()
  await expect(pictures(page)).toHaveCount(2)
  await open(page, 'Bon de commande')
  await expect(pictures(page)).toHaveCount(1)
  await open(page, 'Listino 2027')
  await expect(bar(page)).toContainText('1 remote image not loaded')

  await open(page, 'Devis 2026-118')
  await page.getByRole('button', { name: 'Ask again' }).click()
  await expect(bar(page)).toContainText('2 remote images not loaded')
  await expect(pictures(page)).toHaveCount(0)
})

test('the settings name whose pictures are always loaded, and take it back', async ({ page, product }) => {
  await open(page, 'Devis 2026-118')
  await bar(page).getByRole('button', { name: 'Always for Camille' }).click()
  await expect(pictures(page)).toHaveCount(2)
  await page.goto(`${product.origin}/settings/look`)
  const section = page.getByRole('region', { name: 'Remote images' })
  await expect(section.getByRole('listitem')).toHaveText(/camille@pignon\.example/)
  await expectAccessibleAtAllWidths(page)
  await section.getByRole('button', { name: 'Ask again: camille@pignon.example' }).click()
  await expect(section).toContainText('You are asked for every sender.')
  await page.goto(`${product.origin}/mail/inbox`)
  await open(page, 'Devis 2026-118')
  await expect(bar(page)).toContainText('2 remote images not loaded')
})

test('all of it goes by keyboard, and the place is never lost', async ({ page }) => {
  await open(page, 'Devis 2026-118')
  const once = bar(page).getByRole('button', { name: 'Load once' })
  await once.focus()
  await page.keyboard.press('Enter')
  await expect(bar(page).getByRole('button', { name: 'Hide' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(once).toBeFocused()
})

test('a mail that only wants to know that it was opened offers nothing to load', async ({ page }) => {
  await open(page, 'Newsletter')
  await expect(bar(page)).toContainText('1 remote image left out')
  await expect(bar(page).getByRole('button')).toHaveCount(0)
})

test.describe('with the server away', () => {
  test.use({ expectedErrors: [/ERR_FAILED.*image-senders/] })

  test('when it can’t be saved, a sentence says so and all stays as it was', async ({ page }) => {
    await open(page, 'Devis 2026-118')
    await page.route('**/api/v1/image-senders', (route) => route.abort())
    await bar(page).getByRole('button', { name: 'Always for Camille' }).click()
    await expect(bar(page).getByRole('alert')).toContainText('Nothing was changed')
    await expect(bar(page)).toContainText('2 remote images not loaded')
  })
})

test.describe('on every width and in both themes', () => {
  test.setTimeout(180_000)

  test('axe finds nothing, and a thumb finds each button', async ({ page }) => {
    await open(page, 'Devis 2026-118')
    await expectAccessibleAtAllWidths(page)
    await bar(page).getByRole('button', { name: 'Always for Camille' }).click()
    await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible()
    await expectAccessibleAtAllWidths(page)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(
      (await page.getByRole('button', { name: 'Ask again' }).boundingBox())?.height,
    ).toBeGreaterThanOrEqual(40)
  })
})

const bar = (page: Page) => page.getByRole('region', { name: 'Remote images' })
const pictures = (page: Page): Locator => page.frameLocator('[data-thread] iframe').locator('img')
const widths = (images: (SVGElement | HTMLElement)[]) =>
  images.map((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))

async function open(page: Page, subject: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(subject) }).click()
  await expect(page.getByRole('heading', { name: subject })).toBeVisible()
}

async function receive({ google }: Product): Promise<void> {
  const at = `${google.url}/pictures`
  const tracker = `<img src="${at}/seen.gif?to=lotte" width="1" height="1">`
  const images = { 'logo.png': png(120, 40), 'plan.png': png(40, 40) }
  await google.control('pictures', {
    pictures: Object.entries(images).map(([path, data]) => ({ path, data: data.toString('base64url') })),
  })
  await google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  const mails = [
    [
      CAMILLE,
      'Devis 2026-118',
      `<p>Bonjour</p><img src="${at}/logo.png" alt="Logo"><img src="${at}/plan.png">${tracker}`,
    ],
    [CAMILLE, 'Bon de commande', `<p>Voici</p><img src="${at}/logo.png" alt="Logo">`],
    [
      'Giada Tomasin <giada@pedalelento.example>',
      'Listino 2027',
      `<p>Buongiorno</p><img src="${at}/logo.png">`,
    ],
    ['Velorama Padova <news@velorama.example>', 'Newsletter', `<p>Ciao</p>${tracker}`],
  ]
  await google.control('messages', {
    mailbox: LOTTE,
    messages: mails.map(([from = '', subject = '', html = ''], index) => ({
      raw: rawMail({ from, to: LOTTE, subject, html }),
      labelIds: ['INBOX'],
      internalDate: Date.now() - index * 60_000,
    })),
  })
}
