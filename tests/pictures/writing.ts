import type { Page } from '@playwright/test'
import { LOTTE, SERVICE, VERKOOP } from './stage.ts'
import { button, region, row, type State } from './state.ts'
import { clearWritten, sendMails, writeDrafts } from './written.ts'

const FILE = { name: 'Catalogus-2027-druk.pdf', type: 'application/pdf', size: 22_400_000 }
const UPLOADED = 18_600_000 // bytes of it

const STATES: State[] = [
  {
    name: 'composer-window',
    at: '/mail/drafts',
    async act(page) {
      await openPrices(page)
      await holdUpload(page)
    },
    see: (page) => page.getByRole('progressbar', { name: /Catalogus/ }),
  },
  {
    name: 'composer-minimised',
    at: '/mail/drafts',
    async act(page, width) {
      await openPrices(page)
      if (width >= 640) await page.getByRole('button', { name: 'Minimise' }).click()
    },
    see: region(/Levertermijnen/),
  },
  {
    name: 'composer-person',
    at: '/mail/drafts',
    async act(page) {
      await openPrices(page)
      await page.getByRole('button', { name: 'Sietse Wiersma', exact: true }).click()
    },
    see: (page) => page.getByRole('menuitem', { name: 'Move to Cc' }),
  },
  {
    name: 'composer-send-menu',
    at: '/mail/drafts',
    async act(page) {
      await openPrices(page)
      await page.getByRole('button', { name: 'Other ways to send' }).click()
    },
    see: (page) => page.getByRole('menuitem', { name: /Pick a time/ }),
  },
  {
    name: 'composer-wrong',
    at: '/mail/drafts',
    async act(page) {
      await openPrices(page)
      const to = page.getByRole('combobox', { name: 'To' })
      await to.fill('sietse.kromme')
      await to.press('Enter')
      await page.getByRole('button', { name: 'Other ways to send' }).click()
      await page.getByRole('menuitem', { name: /Pick a time/ }).click()
    },
    see: (page) => page.getByRole('textbox', { name: 'Send at' }),
  },
  {
    name: 'composer-conflict',
    at: '/mail/drafts',
    act: (page) => open(page, /uge 49\./),
    see: region('Changed elsewhere'),
  },
  { name: 'drafts-list', at: '/mail/drafts', see: button(/Levertermijnen/) },
  {
    name: 'reply-box',
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: (page) => page.getByRole('textbox', { name: 'Text' }).focus(),
    see: (page) =>
      page
        .getByText(/Draft saved/)
        .filter({ visible: true })
        .first(),
  },
  { name: 'outbox-list', before: sendMails, at: '/mail/outbox', see: region('Asking you') },
  { name: 'outbox-banner', before: sendMails, at: '/mail/inbox', see: row(/Devis/) },
]

/** What is written and sent. Nothing of it leaves: the worker is away. */
export const writing = STATES.map(
  (state): State => ({
    ...state,
    each: true,
    async before(stage, seat) {
      for (const address of [LOTTE, VERKOOP, SERVICE]) await stage.mailbox(address, { phase: 'live' })
      await stage.stopWorker()
      for (const page of Object.values(seat)) {
        await page.goto('/settings')
        await page.evaluate(() => sessionStorage.clear()) // no mail of the state before opens again
      }
      await writeDrafts(stage)
      await state.before?.(stage, seat)
    },
    async after(stage) {
      await clearWritten(stage)
      await stage.startWorker()
    },
  }),
)

const openPrices = (page: Page) => open(page, /Levertermijnen/)

/** What was open at another width would open again, and stand before the list on a phone. */
async function open(page: Page, name: RegExp): Promise<void> {
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  await button(name)(page).click()
  await page.getByRole('textbox', { name: 'Text' }).first().waitFor()
}

/** A file of which the server takes the beginning, and not the rest. */
async function holdUpload(page: Page): Promise<void> {
  const address = '/api/v1/drafts/held'
  await page.route('**/api/v1/drafts/*/files', (route) => {
    const { key } = route.request().postDataJSON()
    return route.fulfill({ json: { data: { ...FILE, id: 0, key, received: 0, contentId: null, address } } })
  })
  await page.route(`**${address}?start=0`, (route) =>
    route.fulfill({ json: { data: { received: UPLOADED } } }),
  )
  await page.route(`**${address}?start=${UPLOADED}`, () => undefined)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: FILE.name, mimeType: FILE.type, buffer: Buffer.alloc(FILE.size) })
}
