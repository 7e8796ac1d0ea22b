import type { Page } from '@playwright/test'
import { daysAgo } from '#/demo/world/clock.ts'
import { LOTTE, type Stage } from './stage.ts'
import { ask, button, fromMenu, rows, type State } from './state.ts'

/** What is done to mail: choosing, labels, times, and what is said of it. */
export const acting: State[] = [
  {
    name: 'selection',
    each: true,
    at: '/mail/inbox',
    async act(page) {
      const boxes = page.getByRole('checkbox', { name: /^Choose .+:/ }) // of rows: the box in the head chooses all
      for (const index of [1, 2, 4]) await boxes.nth(index).click()
    },
    see: (page) => page.getByRole('toolbar', { name: '3 threads chosen' }),
  },
  {
    name: 'label-picker',
    each: true,
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: (page) =>
      page.getByRole('toolbar', { name: 'Thread' }).getByRole('button', { name: 'Labels' }).click(),
    see: (page) => page.getByRole('combobox', { name: 'Find or make a label' }),
  },
  {
    name: 'snooze-menu',
    each: true,
    at: '/mail/inbox',
    async act(page) {
      await rows(page).focus()
      await page.keyboard.press('h')
    },
    see: button(/^Tomorrow/),
  },
  {
    name: 'notice-refused',
    each: true,
    at: '/mail/inbox',
    async act(page) {
      const error = { code: 'internal', message: 'Something broke on the server.' }
      await page.route('**/api/v1/actions', (route) => route.fulfill({ status: 500, json: { error } }))
      await rows(page).focus()
      await page.keyboard.press('e')
    },
    see: (page) => page.getByRole('alert').filter({ hasText: 'Could not archive' }),
  },
  {
    name: 'selection-all',
    each: true,
    at: '/mail/inbox',
    async act(page) {
      await rows(page).focus()
      await page.keyboard.press('x')
      await button(/^Select all/)(page).click()
    },
    see: (page) => page.getByRole('toolbar', { name: /^1\d\d threads chosen/ }),
  },
  {
    name: 'notice-undo',
    each: true,
    at: '/mail/inbox',
    async act(page) {
      const data = {
        id: 1,
        kind: 'archive',
        threads: 1,
        state: 'applied',
        applied: 1,
        refused: [],
        undone: false,
      }
      await page.route('**/api/v1/actions', (route) => route.fulfill({ json: { data } })) // and nothing has changed for the next width
      await rows(page).focus()
      await page.keyboard.press('e')
      await button(/^Undo/)(page).hover() // where it waits
    },
    see: button(/^Undo/),
  },
  {
    name: 'thread-more',
    each: true,
    at: (stage) => stage.thread('Devis', 'inbox'),
    act: (page) => button('More for the thread')(page).click(),
    see: (page) => page.getByRole('menuitem', { name: 'Mute' }),
  },
  {
    name: 'label-new',
    each: true,
    at: '/mail/inbox',
    async act(page, width) {
      if (width < 640) await page.getByRole('button', { name: 'More' }).click()
      else if (width < 1280)
        await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: /^Mail/ }).click()
      await button('New label')(page).click()
    },
    see: (page) => page.getByRole('dialog', { name: 'New label' }),
  },
  {
    name: 'snoozed-list',
    async before(stage, { light }) {
      await light.goto('/mail/inbox')
      for (const [kind, subject, days] of PUT_OFF)
        await act(stage, light, kind, subject, daysAgo(Date.now(), -days, 8, 0))
    },
    at: '/mail/snoozed',
    see: rows,
  },
  {
    name: 'thread-muted',
    at: (stage) => stage.thread(PUT_OFF[0][1]),
    see: (page) => page.getByRole('heading', { level: 1 }).locator('..').getByText('Muted'),
    async after(stage, { light }) {
      for (const [kind, subject] of PUT_OFF) await act(stage, light, `un${kind}`, subject)
    },
  },
  {
    name: 'delete-for-ever',
    each: true,
    before: (
      { sql }, // which only the consent of some installations gives
    ) =>
      sql`update mailboxes set scopes = array_append(scopes, 'https://mail.google.com/') where address = ${LOTTE}`,
    at: '/mail/trash',
    async act(page) {
      await rows(page).click()
      await fromMenu('More for the thread', 'Delete for ever')(page)
    },
    see: (page) => page.getByRole('dialog', { name: 'Delete for ever' }),
    after: ({ sql }) =>
      sql`update mailboxes set scopes = array_remove(scopes, 'https://mail.google.com/') where address = ${LOTTE}`,
  },
]

const PUT_OFF = [
  ['mute', 'Listino rivenditori 2027', 0],
  ['remind', 'Listino rivenditori 2027', 3],
  ['snooze', 'Proefrit naafdynamo', 1],
  ['snooze', 'Hub shells', 6],
] as const

async function act(stage: Stage, page: Page, kind: string, subject: string, until?: number): Promise<void> {
  const thread = Number((await stage.thread(subject)).split('/').at(-1))
  const body = { key: crypto.randomUUID(), kind, target: { threads: [thread] } }
  await ask(page, 'POST', '/api/v1/actions', until ? { ...body, until } : body)
}
