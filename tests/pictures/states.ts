import type { Locator, Page } from '@playwright/test'
import { atGoogle, chooseWhatToFetch, consentAtGoogle, signIn } from '#/tests/support/signing-in.ts'
import { LOTTE, SERVICE, type Seat, type Stage, VERKOOP } from './stage.ts'

/** A page in a state that has its picture. A later page adds its lines here. */
export type State = {
  /** Of its files: page, then state. */
  name: string
  /** Who looks at it; Lotte, who owns the workspace, unless another is named. */
  who?: Who
  /** Brings the product to it. */
  before?: (stage: Stage, seat: Seat) => Promise<unknown>
  /** Its address; absent where `before` has brought both browsers there. */
  at?: string | ((stage: Stage, seat: Seat) => string | Promise<string>)
  /** What somebody does there. */
  act?: (page: Page, width: number) => Promise<unknown>
  /** What happens while both browsers are there, after `act`. */
  meanwhile?: (stage: Stage) => Promise<unknown>
  /** What is there once the state is. */
  see: (page: Page) => Locator
  /** Opened anew at each width, for what another width would end. */
  each?: true
  /** Undoes what `before` did, or goes on from it. */
  after?: (stage: Stage, seat: Seat) => Promise<unknown>
  /** What others build on: it is brought about even when its pictures are not wanted. */
  needed?: true
}
export type Who = 'lotte' | 'bram' | 'stranger'

const PHONE = 640 // px: narrower windows have the bar at the foot
const RAIL = 1280 // px: from here up the rail has words

/** In the order in which they come about: signing in, reading, what can go wrong, and at last what can't be taken back. */
export const states: State[] = [
  { name: 'sign-in', who: 'stranger', at: '/sign-in', see: button('Continue with Google') },
  {
    name: 'welcome-connect',
    needed: true,
    async before(stage, seat) {
      await signIn(seat.light, 'Lotte Verhagen', { untick: /Gmail|mail|messages/i })
      await seat.light.waitForURL('**/mail/inbox')
      await stage.share(seat)
    },
    at: '/welcome',
    see: heading(/Gmail/),
  },
  {
    name: 'welcome-choose',
    needed: true,
    async before(_, { light }) {
      await light
        .getByRole('button', { name: /Gmail|Google|Reconnect/ })
        .first()
        .click()
      await consentAtGoogle(light)
    },
    at: '/welcome',
    see: heading('How far back should Lilac look?'),
    async after(stage, { light }) {
      await chooseWhatToFetch(light, 'Everything')
      for (const [address, name] of [
        [VERKOOP, 'Verkoop'],
        [SERVICE, 'Service'],
      ] as const) {
        await light.goto('/settings/mailboxes')
        await light.getByRole('button', { name: 'Connect another' }).click()
        await atGoogle(light, name)
        await chooseWhatToFetch(light, 'Everything')
        await stage.mailbox(address, { phase: 'live' })
      }
      await stage.mailbox(LOTTE, { phase: 'live' })
    },
  },
  {
    name: 'sign-in-refused',
    who: 'stranger',
    async before(_, { light, dark }) {
      for (const page of [light, dark]) {
        await signIn(page, 'Ronald de Wit')
        await page.waitForURL('**/sign-in?*')
      }
    },
    see: (page) => page.getByRole('alert').or(page.getByText('ronald@fietsvandaag.example')).first(),
  },
  {
    name: 'inbox-empty',
    who: 'bram',
    needed: true,
    async before(stage, seat) {
      await signIn(seat.light, 'Bram Hoekstra')
      await chooseWhatToFetch(seat.light, 'Only new mail')
      await stage.share(seat)
    },
    at: '/mail/inbox',
    see: (page) => page.getByText('0 threads'),
  },

  { name: 'inbox-list', at: '/mail/inbox', see: row(/Devis/) },
  {
    name: 'inbox-thread',
    at: (stage) => stage.thread('Devis', 'inbox'),
    see: mail('une précision'),
  },
  {
    name: 'inbox-wide',
    at: '/mail/inbox',
    async before(_, { light }) {
      await light.goto('/mail/inbox')
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
  { name: 'list-not-found', at: '/mail/label-999999', see: heading(/does not exist|not found/i) },
  {
    name: 'list-error',
    each: true,
    at: '/mail/starred',
    act: failing('**/api/v1/lists/**', openSent),
    see: button('Try again'),
  },
  {
    name: 'thread-loading',
    each: true,
    at: '/mail/all',
    act: hanging('**/api/v1/threads/open*', (page) => rows(page).click()),
    see: (page) => page.getByText('The thread is on its way'),
  },
  { name: 'thread-not-found', at: '/mail/inbox/99999999', see: heading('This thread does not exist') },

  {
    name: 'thread-history',
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: async (page) => {
      await page.getByText('Camille Berthoud').last().waitFor()
    },
    see: mail('une précision'),
  },
  { name: 'thread-long', at: (stage) => stage.thread('Padova: wie doet wat'), see: button(/more messages/) },
  { name: 'thread-newsletter', at: (stage) => stage.thread('Wheel Trade Weekly'), see: button('Load once') },
  {
    name: 'thread-newsletter-images',
    at: (stage) => stage.thread('Wheel Trade Weekly'),
    act: (page) => button('Load once')(page).click(),
    see: button('Hide them'),
  },
  { name: 'thread-forged', at: (stage) => stage.thread('programma e stand'), see: region('Sender') },
  {
    name: 'thread-invitation',
    at: (stage) => stage.thread('Rahmenvertrag: §4 durchgehen'),
    see: region('Event'),
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
    see: (page) => page.getByRole('dialog').locator('img'),
  },
  {
    name: 'preview-pdf',
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: preview(/\.pdf/),
    see: (page) => page.getByRole('dialog').locator('canvas').first(),
  },

  {
    name: 'rail-drawer',
    each: true,
    at: '/mail/inbox',
    async act(page, width) {
      if (width < PHONE) await page.getByRole('button', { name: 'More' }).click()
      else if (width < RAIL)
        await page.getByRole('navigation', { name: 'Main' }).getByRole('button').first().click()
    },
    see: row(/Devis/),
  },
  {
    name: 'keys-sheet',
    each: true,
    at: '/mail/inbox',
    act: (page) => page.keyboard.press('?'),
    see: (page) => page.getByRole('dialog'),
  },

  { name: 'settings-look', at: '/settings/look', see: heading(/Look/) },
  {
    name: 'settings-team',
    at: '/settings/team',
    async before(_, { light }) {
      await light.goto('/settings/team')
      if (await light.getByText('noor@spaakwerk.example').isVisible()) return
      await light.getByLabel('Mail address').fill('noor@spaakwerk.example')
      await button('Invite')(light).click()
      await light.getByRole('list', { name: 'Open invitations' }).waitFor()
    },
    see: (page) => page.getByRole('list', { name: 'Open invitations' }),
  },
  {
    name: 'settings-mailboxes',
    at: '/settings/mailboxes',
    see: (page) => page.getByText('Up to date').first(),
  },
  { name: 'mailbox-live', at: mailboxPage(LOTTE), see: heading('Up to date') },
  {
    name: 'mailbox-fetching',
    async before(stage) {
      await stage.stopWorker()
      await stage.fetchBack(LOTTE, 0.61)
    },
    at: mailboxPage(LOTTE),
    see: heading('Fetching old mail, newest first'),
    async after(stage) {
      await stage.fetched(LOTTE)
      await stage.startWorker()
    },
  },
  {
    name: 'mailbox-paused',
    async before(stage, { light }) {
      await light.goto(`/settings/mailboxes/${await stage.idOf(LOTTE)}`)
      await button('Pause')(light).click()
      await heading('Paused')(light).waitFor()
    },
    at: mailboxPage(LOTTE),
    see: heading('Paused'),
    async after(_, { light }) {
      await button('Resume')(light).click()
      await heading('Up to date')(light).waitFor()
    },
  },
  {
    name: 'mailbox-failed',
    async before(stage) {
      await stage.fault(LOTTE, '/messages/[^?/]+\\?format=full', { status: 400, times: 1 })
      await stage.deliver('Camille Berthoud <camille@pignon.example>', 'Photos de l’atelier', 'Bonjour Lotte')
      await stage.failed(LOTTE, 1)
    },
    at: mailboxPage(LOTTE),
    act: (page) => page.getByText('Show them').click(),
    see: (page) => page.getByText(/Gmail refuses to hand it out/),
    async after(stage, { light }) {
      await stage.noFaults()
      await button('Try again')(light).click()
      await stage.failed(LOTTE, 0)
    },
  },

  ...(['banner-reconnect', 'mailbox-stopped'] as const).map(
    (name): State => ({
      name,
      async before(stage) {
        await stage.product.google.control('revoke', { email: LOTTE })
        await stage.look()
        await stage.mailbox(LOTTE, { phase: 'stopped', trouble: 'reconnect' })
      },
      at: name === 'mailbox-stopped' ? mailboxPage(LOTTE) : '/mail/inbox',
      see: button('Reconnect'),
      after: reconnect,
    }),
  ),
  {
    name: 'banner-scope',
    async before(stage, { light }) {
      await stage.product.google.control('revoke', { email: LOTTE })
      await stage.look()
      await stage.mailbox(LOTTE, { phase: 'stopped' })
      await light.goto('/mail/inbox')
      await button('Reconnect')(light).click()
      await consentAtGoogle(light, { untick: /Gmail|mail|messages/i })
      await stage.mailbox(LOTTE, { trouble: 'scope' })
    },
    at: '/mail/inbox',
    see: button('Reconnect'),
    after: reconnect,
  },
  ...(
    [
      ['banner-policy', 'domainPolicy'],
      ['banner-gmail-off', 'off'],
    ] as const
  ).map(
    ([name, mail]): State => ({
      name,
      async before(stage) {
        await stage.gmail(mail)
        await stage.mailbox(LOTTE, { phase: 'stopped' })
      },
      at: '/mail/inbox',
      see: button('Try again'),
      async after(stage, { light }) {
        await stage.gmail('on')
        await button('Try again')(light).click()
        await stage.mailbox(LOTTE, { phase: 'live', trouble: null })
      },
    }),
  ),
  {
    name: 'banner-google-down',
    async before(stage) {
      await stage.fault(LOTTE, '/gmail/v1/', { status: 503 })
      await stage.sql`update mailboxes set breaker_tries = 2 where address = ${LOTTE}`
      await stage.look()
    },
    at: '/mail/inbox',
    see: (page) => page.getByRole('status').filter({ hasText: /Google does not answer/ }),
    async after(stage) {
      await stage.noFaults()
      await stage.look()
      await stage.mailbox(LOTTE, { trouble: null })
    },
  },
  {
    name: 'banner-stalled',
    async before(stage) {
      await stage.stopWorker()
      await stage.sql`
        update mailboxes set last_synced_at = now() - interval '11 minutes', runs_since = now() - interval '1 hour',
               started_at = now() - interval '1 hour' where address = ${LOTTE}`
    },
    at: '/mail/inbox',
    see: (page) => page.getByRole('status').filter({ hasText: /has not looked/ }),
    after: (stage) => stage.startWorker(),
  },

  {
    name: 'mailbox-disconnect',
    each: true,
    at: mailboxPage(SERVICE),
    act: (page) => button('Disconnect')(page).click(),
    see: (page) => page.getByRole('dialog'),
  },
  {
    name: 'mailbox-disconnected',
    async before(stage, { light }) {
      await light.goto(`/settings/mailboxes/${await stage.idOf(SERVICE)}`)
      await button('Disconnect')(light).click()
      await light.getByRole('button', { name: /Disconnect and keep/ }).click()
      await heading('Disconnected')(light).waitFor()
      await light.getByText(/Google ended Lilac’s access/).waitFor()
    },
    at: mailboxPage(SERVICE),
    see: heading('Disconnected'),
  },
  {
    name: 'inbox-news',
    before: (stage) => stage.catchUp(),
    at: '/mail/inbox',
    act: (page) => rows(page).nth(30).scrollIntoViewIfNeeded(),
    async meanwhile(stage) {
      for (const day of ['maandag', 'dinsdag', 'woensdag'])
        await stage.deliver(
          'Noordkade Logistiek <planning@noordkade.example>',
          `Levering ${day}`,
          `Wij leveren op ${day}.`,
        )
    },
    see: button('3 new'),
  },
]

function button(name: string | RegExp) {
  return (page: Page) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
}

function heading(name: string | RegExp) {
  return (page: Page) => page.getByRole('heading', { name }).first()
}

function region(name: string | RegExp) {
  return (page: Page) => page.getByRole('region', { name }).first()
}

function rows(page: Page) {
  return page.locator('[data-row]').first()
}

function row(name: RegExp) {
  return (page: Page) => page.getByRole('link', { name }).first()
}

/** Words of an open mail. */
function mail(words: string) {
  return (page: Page) => page.frameLocator('[data-thread] iframe').last().getByText(words)
}

function mailboxPage(address: string) {
  return async (stage: Stage) => `/settings/mailboxes/${await stage.idOf(address)}`
}

function preview(name: RegExp) {
  return (page: Page) =>
    page.getByRole('list', { name: 'Files' }).getByRole('button', { name }).first().click()
}

async function openSent(page: Page): Promise<void> {
  await page.evaluate(() => history.pushState(null, '', '/mail/sent'))
}

/** Does something to which an address of the API does not answer. */
function hanging(address: string, act: (page: Page) => Promise<unknown>) {
  return async (page: Page) => {
    await page.route(address, () => undefined)
    await act(page)
  }
}

/** Does something to which an address of the API answers that it can't. */
function failing(address: string, act: (page: Page) => Promise<unknown>) {
  return async (page: Page) => {
    const error = { code: 'internal', message: 'Something broke on the server.' }
    await page.route(address, (route) => route.fulfill({ status: 500, json: { error } }))
    await act(page)
  }
}

async function reconnect(stage: Stage, { light }: Seat): Promise<void> {
  await light.goto('/mail/inbox')
  await button('Reconnect')(light).click()
  await consentAtGoogle(light)
  await stage.mailbox(LOTTE, { phase: 'live', trouble: null })
}
