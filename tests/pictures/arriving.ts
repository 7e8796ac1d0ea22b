import { atGoogle, chooseWhatToFetch, consentAtGoogle, signIn } from '#/tests/support/signing-in.ts'
import { LOTTE, SERVICE, VERKOOP } from './stage.ts'
import { button, heading, type State } from './state.ts'

/** From the first page to mailboxes that are there in full. */
export const arriving: State[] = [
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
      await stage.rest()
    },
  },
  {
    name: 'sign-in-refused',
    who: 'stranger',
    async before(_, { light, dark }) {
      await signIn(light, 'Ronald de Wit')
      await light.waitForURL('**/sign-in?*')
      await dark.goto('/sign-in')
      await button('Continue with Google')(dark).click()
      await dark.getByRole('button', { name: 'Ronald de Wit' }).click() // who has consented: Google does not ask again
      await dark.waitForURL('**/sign-in?*')
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
  {
    name: 'welcome-taken', // by a colleague, whose mailbox it is here
    who: 'bram',
    at: '/welcome?problem=mailbox_taken',
    see: (page) => page.getByText('A mailbox has one owner'),
  },
  {
    name: 'welcome-wrong-account',
    who: 'bram',
    at: '/welcome?problem=wrong_account',
    see: (page) => page.getByText('You chose another Google account'),
  },
]
