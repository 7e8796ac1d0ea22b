import { expect } from '@playwright/test'
import { consentAtGoogle } from '#/tests/support/signing-in.ts'
import { LOTTE, SERVICE, type Seat, type Stage } from './stage.ts'
import { button, heading, mailboxPage, type State } from './state.ts'

/** Settings, mailboxes, what can go wrong with them, and at last what can't be taken back. */
export const caring: State[] = [
  { name: 'settings-look', at: '/settings/look', see: heading(/Look/) },
  {
    name: 'settings-images',
    each: true,
    at: '/settings/look',
    act: (page) => heading('Remote images')(page).scrollIntoViewIfNeeded(),
    see: heading('Remote images'),
  },
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
    async before(stage) {
      await stage.fault(LOTTE, '/gmail/v1/', { status: 403, reason: 'insufficientPermissions' })
      await stage.look()
      await stage.mailbox(LOTTE, { phase: 'stopped', trouble: 'scope' })
      await stage.noFaults()
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
    async after(stage, { light }) {
      await stage.startWorker()
      await stage.look()
      await expect(async () => {
        await light.goto('/mail/inbox')
        await expect(light.getByText(/has not looked/)).toHaveCount(0, { timeout: 1000 })
      }).toPass({ timeout: 60_000 })
    },
  },

  {
    name: 'mailbox-disconnect',
    each: true,
    at: mailboxPage(SERVICE),
    act: (page) => button('Disconnect')(page).click(),
    see: (page) => page.getByRole('dialog'),
  },
  {
    name: 'mailbox-erase',
    each: true,
    at: mailboxPage(SERVICE),
    async act(page) {
      await button('Disconnect')(page).click()
      await page.getByRole('radio', { name: /Erase/ }).check()
    },
    see: (page) => page.getByRole('button', { name: /erase/i }),
  },
  {
    name: 'mailbox-disconnected',
    async before(stage, { light }) {
      await light.goto(`/settings/mailboxes/${await stage.idOf(SERVICE)}`)
      await button('Disconnect')(light).click()
      await light.getByRole('button', { name: /Disconnect and keep/ }).click()
      await heading('Disconnected')(light).waitFor()
      await light.getByText(`Google ended Lilac’s access to ${SERVICE}`).waitFor()
    },
    at: mailboxPage(SERVICE),
    see: heading('Disconnected'),
  },
  {
    name: 'inbox-news',
    before: (stage) => stage.catchUp(),
    at: '/mail/inbox',
    act: (page) => page.locator('[data-row]').nth(30).scrollIntoViewIfNeeded(),
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

async function reconnect(stage: Stage, { light }: Seat): Promise<void> {
  await light.goto('/mail/inbox')
  await button('Reconnect')(light).click()
  await consentAtGoogle(light)
  await stage.mailbox(LOTTE, { phase: 'live', trouble: null })
}
