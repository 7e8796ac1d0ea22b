import type { Page } from '@playwright/test'
import { openRows, type Side, sideAtGoogle } from './both-sides.ts'
import { alive, test as base, expect } from './e2e.ts'
import type { Product } from './product.ts'
import { rawMail } from './raw-mail.ts'
import { chooseWhatToFetch, signIn } from './signing-in.ts'

export { expect }

export const LOTTE = 'lotte@spaakwerk.example'
export const SETTLED_MS = 30_000
const BEGAN = Date.now() - 24 * 3_600_000

type Start = Record<string, string[]> // subject: the labels of its first mail; each has an answer of Lotte's and a last mail as well
type Rows = ReturnType<typeof openRows>

/** As Playwright's own, with what Lotte does to her threads, and a look at both sides of it. */
export const test = base.extend<{ acting: ReturnType<typeof actingOn> }>({
  acting: async ({ page, product }, use) => {
    const rows = openRows(product)
    await use(actingOn(page, product, rows))
    await rows.end()
  },
})

function actingOn(page: Page, product: Product, rows: Rows) {
  const row = (subject: string) => page.locator('[data-row]').filter({ hasText: subject })
  const said = (words: string | RegExp) =>
    expect(page.getByRole('region', { name: 'Notices' }).getByText(words).last()).toBeVisible()

  /** Presses keys at a thread's row. */
  async function at(subject: string, ...keys: string[]): Promise<void> {
    await row(subject).focus()
    for (const key of keys) await page.keyboard.press(key)
  }

  return {
    rows,
    row,
    said,
    at,

    /** Signs in with these threads and no others; all are stored, and the page lives. */
    async begin(start: Start): Promise<void> {
      const { google } = product
      await google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
      await google.control('labels', { mailbox: LOTTE, labels: [{ name: 'Beurs' }, { name: 'Offerte' }] })
      const messages = Object.entries(start).flatMap(([subject, labelIds], index) =>
        threadOf(subject, labelIds, index),
      )
      await google.control('messages', { mailbox: LOTTE, messages })
      await signIn(page, 'Lotte Verhagen')
      await chooseWhatToFetch(page, 'Everything')
      await expect
        .poll(async () => Object.keys(await rows.shown(LOTTE)).length, { timeout: SETTLED_MS })
        .toBe(messages.length)
      await page.reload()
      await alive(page)
    },

    /** Goes to a list of the rail. */
    list: (name: string | RegExp) =>
      page.getByRole('navigation', { name: 'Mail', exact: true }).getByRole('link', { name }).first().click(),

    /** Chooses a label by the beginning of its name. */
    async pick(subject: string, key: 'l' | 'v', name: string): Promise<void> {
      await at(subject, key)
      await expect(page.getByRole('combobox')).toBeFocused()
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
    },

    /** Points at what was said last, so that the time for its undo stands still. */
    hold: () => page.getByRole('region', { name: 'Notices' }).getByText('Undo').last().hover(),

    async undo(times: number): Promise<void> {
      for (let count = 0; count < times; count += 1) await page.keyboard.press('z')
      await said('Undone')
    },

    /**
     * So many actions have been made, undos with them; nothing waits for Gmail any more, and both sides hold the same labels of every message.
     * Gives them.
     */
    async bothEqual(actions: number): Promise<Side> {
      await expect.poll(rows.actions, { timeout: SETTLED_MS }).toBe(actions)
      await expect.poll(rows.isSettled, { timeout: SETTLED_MS }).toBe(true)
      const shown = await rows.shown(LOTTE)
      expect(shown).toEqual(await sideAtGoogle(product, LOTTE))
      return shown
    },

    /** The labels of a thread's three mails. */
    async labelsOf(side: Side, subject: string): Promise<string[]> {
      const ids = [...(await rows.idsOf(subject)), ...(await rows.idsOf(`Re: ${subject}`))]
      return ids.map((id) => side[id] ?? 'gone').sort()
    },
  }
}

function threadOf(subject: string, labelIds: string[], index: number) {
  const id = (part: string) => `${index}${part}@pignon.example`
  const place = labelIds.filter((label) => label === 'SPAM' || label === 'TRASH')
  const mail = (part: string, labels: string[], minute: number) => ({
    raw: rawMail({
      from: part === 'b' ? LOTTE : 'Camille Berthoud <camille@pignon.example>',
      to: part === 'b' ? 'camille@pignon.example' : LOTTE,
      subject: part === 'a' ? subject : `Re: ${subject}`,
      id: id(part),
      ...(part !== 'a' && { replyTo: id('a') }),
    }),
    labelIds: labels,
    internalDate: BEGAN + (index * 10 + minute) * 60_000,
  })
  return [mail('a', labelIds, 1), mail('b', ['SENT', ...place], 2), mail('c', labelIds, 3)]
}
