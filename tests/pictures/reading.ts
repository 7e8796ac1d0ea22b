import type { Page } from '@playwright/test'
import { LOTTE, VERKOOP } from './stage.ts'
import { button, fromMenu, heading, lives, mail, preview, region, row, rows, type State } from './state.ts'

const PHONE = 640 // px: narrower windows have the bar at the foot
const RAIL = 1280 // px: from here up the rail has words
const THREADS = '**/api/v1/threads/open*'

/** Lists, threads and what is opened from them. */
export const reading: State[] = [
  { name: 'inbox-list', at: '/mail/inbox', see: row(/Devis/) },
  {
    name: 'inbox-thread',
    at: (stage) => stage.thread('Devis', 'inbox'),
    see: mail('Le prix unitaire nous convient'),
  },
  {
    name: 'inbox-wide',
    at: '/mail/inbox',
    async before(_, { light }) {
      await light.goto('/mail/inbox')
      await lives(light)
      await light.getByRole('button', { name: 'Show the list in full width' }).click()
      await light.getByRole('button', { name: 'Show the thread beside the list' }).waitFor()
    },
    see: row(/Devis/),
    async after(_, { light }) {
      await light.setViewportSize({ width: 1440, height: 900 })
      await light.getByRole('button', { name: 'Show the thread beside the list' }).click()
      await light.getByRole('button', { name: 'Show the list in full width' }).waitFor()
    },
  },
  { name: 'inbox-unread', at: '/mail/inbox-unread', see: rows },
  { name: 'inbox-files', at: '/mail/inbox-files', see: rows },
  { name: 'inbox-one-mailbox', at: async (stage) => `/mail/mailbox-${await stage.idOf(VERKOOP)}`, see: rows },
  { name: 'label-list', at: (stage) => stage.label('Klanten/Dealers/Frankrijk'), see: rows },
  { name: 'spam-list', at: '/mail/spam', see: rows },
  { name: 'trash-list', at: '/mail/trash', see: rows },
  { name: 'starred-list', at: '/mail/starred', see: rows },
  { name: 'sent-list', at: '/mail/sent', see: rows },
  { name: 'list-empty', who: 'bram', at: '/mail/starred', see: (page) => page.getByText('0 threads') },
  { name: 'list-not-found', at: '/mail/label-999999', see: heading(/does not exist|not found/i) },
  {
    name: 'list-error',
    api: { path: '**/api/v1/lists/**', answers: 'failure' },
    at: '/mail/starred',
    act: openSent,
    see: button('Try again'),
  },
  {
    name: 'thread-loading',
    api: { path: THREADS, answers: 'never' },
    at: '/mail/all',
    act: openFirst,
    see: (page) => page.getByText('The thread is on its way'),
  },
  {
    name: 'thread-error',
    api: { path: THREADS, answers: 'failure' },
    at: '/mail/all',
    act: openFirst,
    see: button('Try again'),
  },
  { name: 'thread-not-found', at: '/mail/inbox/99999999', see: heading('This thread does not exist') },
  {
    name: 'thread-gone', // deleted at Gmail while its list is open
    at: '/mail/inbox',
    async act(page) {
      await openFirst(page)
      await page.locator('[data-thread-title]').waitFor()
      await page.evaluate(() => history.replaceState(null, '', '/mail/inbox/99999999'))
    },
    see: heading('This thread does not exist'),
  },

  {
    name: 'thread-history',
    each: true, // another width scrolls back
    at: (stage) => stage.thread('Devis', 'inbox'),
    async act(page) {
      const last = page.frameLocator('[data-thread] iframe').last()
      await last.getByLabel('Show quoted text').click()
      await last.getByText('Voici la version révisée').scrollIntoViewIfNeeded()
    },
    see: mail('Voici la version révisée'),
  },
  { name: 'thread-long', at: (stage) => stage.thread('Padova: wie doet wat'), see: button(/more messages/) },
  {
    name: 'thread-newsletter',
    at: (stage) => stage.thread('Velorama Padova 2027'),
    act: openNewsletter,
    see: button('Load once'),
  },
  {
    name: 'thread-newsletter-images',
    at: (stage) => stage.thread('Velorama Padova 2027'),
    async act(page) {
      await openNewsletter(page)
      await button('Load once')(page).click()
    },
    see: (page) => page.getByText(/loaded this time/),
  },
  { name: 'thread-forged', at: (stage) => stage.thread('programma e stand'), see: region('Sender') },
  {
    name: 'thread-link-elsewhere',
    each: true,
    at: (stage) => stage.thread('programma e stand'),
    act: (page) => page.frameLocator('[data-thread] iframe').last().getByRole('note').focus(),
    see: (page) => page.frameLocator('[data-thread] iframe').last().getByText('goes to pay-velorama.example'),
  },
  {
    name: 'thread-invitation',
    at: (stage) => stage.thread('Rahmenvertrag: §4 durchgehen'),
    see: region('Event'),
  },
  {
    name: 'thread-addresses',
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: (page) => page.getByText('to Verkoop, cc Rémi Castaing').last().click(),
    see: (page) => page.getByText('<remi@pignon.example>').last(),
  },
  {
    name: 'message-menu',
    each: true,
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: (page) =>
      page
        .getByRole('button', { name: /^More for the message/ })
        .last()
        .click(),
    see: (page) => page.getByRole('menuitem', { name: 'Original source' }),
  },
  {
    name: 'message-words',
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: fromMenu(/^More for the message/, 'Words only'),
    see: (page) => page.getByText('Only its words'),
  },
  {
    name: 'thread-report',
    at: (stage) => stage.thread('Delivery Status Notification (Failure)'),
    see: region('Delivery report'),
  },
  {
    name: 'thread-files',
    at: (stage) => stage.thread('Photos du salon et plan'),
    see: (page) => page.getByRole('list', { name: 'Files' }).first(),
  },
  {
    name: 'preview-image',
    at: (stage) => stage.thread('Photos du salon et plan'),
    act: preview(/\.(jpe?g|png|webp)/),
    see: (page) => page.getByRole('dialog').locator('img:not(.opacity-0)'), // it has come
  },
  {
    name: 'preview-pdf',
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: preview(/\.pdf/),
    see: (page) => page.getByRole('dialog').locator('canvas').first(),
  },
  {
    name: 'preview-text',
    at: (stage) => stage.thread('Notes de la visite'),
    act: preview(/\.txt/),
    see: (page) => page.getByRole('dialog').getByText('Moyeux'),
  },
  {
    name: 'preview-none',
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: preview(/\.xlsx/),
    see: (page) => page.getByRole('dialog').getByText('There is no preview'),
  },
  {
    name: 'preview-refused',
    before: (stage) => stage.fault(LOTTE, '/messages/', { status: 503 }),
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: preview(/\.pdf/),
    see: (page) => page.getByRole('dialog').getByText('Gmail did not hand the file over'),
    after: (stage) => stage.noFaults(),
  },
  { name: 'message-original', at: (stage) => stage.original('Devis'), see: heading('Source') },
  {
    name: 'thread-print',
    async before(_, { light, dark }) {
      for (const page of [light, dark])
        await page.addInitScript(() => {
          window.print = () => undefined // a dialog of the browser, which nobody is there to close
        })
    },
    at: (stage) => stage.print('Devis'),
    see: (page) => page.frameLocator('iframe').first().getByText('Le prix unitaire nous convient').first(),
  },

  {
    name: 'rail-drawer',
    each: true,
    at: '/mail/inbox',
    async act(page, width) {
      if (width < PHONE) await page.getByRole('button', { name: 'More' }).click()
      else if (width < RAIL)
        await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: /^Mail/ }).click()
    },
    see: row(/Devis/),
  },
  {
    name: 'user-menu',
    each: true,
    at: '/mail/inbox',
    act: (page, width) =>
      page.getByRole('button', { name: width < PHONE ? 'More' : 'Lotte Verhagen', exact: true }).click(),
    see: (page) => page.getByText('Sign out').last(),
  },
  {
    name: 'keys-sheet',
    each: true,
    at: '/mail/inbox',
    act: (page) => page.keyboard.press('?'),
    see: (page) => page.getByRole('dialog'),
  },
  { name: 'page-not-found', at: '/settings/mailboxes/999999', see: heading('This page does not exist') },
  { name: 'address-not-found', at: '/nowhere', see: heading('This page does not exist') },
  ...(
    [
      ['page-error', '/mail/inbox', 'threads'],
      ['settings-error', '/settings/templates', 'templates'],
    ] as const
  ).map(
    ([name, at, table]): State => ({
      name, // the database lacks what the page needs
      before: (stage) => stage.sql`alter table ${stage.sql(table)} rename to away`,
      at,
      see: heading(/could not be shown/),
      after: (stage) => stage.sql`alter table away rename to ${stage.sql(table)}`,
    }),
  ),
]

function openFirst(page: Page): Promise<void> {
  return rows(page).click()
}

async function openSent(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('e')
}

/** The first mail of its thread, which is folded. */
async function openNewsletter(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Velorama Padova', exact: true }).click()
  await button('Load once')(page).waitFor()
}
