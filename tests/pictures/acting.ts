import { button, rows, type State } from './state.ts'

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
]
