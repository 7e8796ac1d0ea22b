import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import {
  BRAM,
  connectLotte,
  deliver,
  INFO,
  LOTTE,
  openMailbox,
  row,
  withSql,
} from '#/tests/support/mailbox-stories.ts'
import type { Product } from '#/tests/support/product.ts'
import { chooseWhatToFetch, consentAtGoogle, signIn } from '#/tests/support/signing-in.ts'

test.setTimeout(240_000) // one mailbox lives through several stories

test.beforeEach(({ page, product }) => connectLotte(page, product))

test('a second mailbox comes beside the first, rests, is looked at, disconnected, connected again and erased', async ({
  page,
  product,
  browser,
}) => {
  await test.step('another account is connected from the settings, and asks what to fetch', async () => {
    await page.goto('/settings/mailboxes')
    await expect(row(page, LOTTE)).toContainText('Up to date')
    await expectAccessibleAtAllWidths(page)
    await page.getByRole('button', { name: 'Connect another' }).click()
    await page.getByRole('button', { name: 'Spaakwerk info' }).click()
    await consentAtGoogle(page)
    await expect(page.getByText(INFO)).toBeVisible()
    await expect(page.getByText('12 messages')).toBeVisible()
    await expectAccessibleAtAllWidths(page)
    await page.getByRole('link', { name: 'Later' }).click()
    await expect(page.getByText(`Nothing of ${INFO} is fetched yet.`)).toBeVisible()
    await page.getByRole('link', { name: 'Choose' }).click()
    await chooseWhatToFetch(page, 'Everything')
    await expect(page.getByText('24 threads')).toBeVisible()
    await expect(
      page.getByRole('navigation', { name: 'Mail' }).getByRole('link', { name: 'info' }),
    ).toBeVisible()
  })

  await test.step('a colleague who comes with that account is told whose mailbox it is', async () => {
    await page.goto('/settings/team')
    await page.getByLabel('Mail address').fill(BRAM)
    await page.getByRole('button', { name: 'Invite' }).click()
    await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText(BRAM)
    const context = await browser.newContext({ baseURL: product.origin })
    const bram = await context.newPage()
    await signIn(bram, 'Bram Hoekstra')
    await chooseWhatToFetch(bram, 'Only new mail')
    await bram.goto('/settings/mailboxes')
    await expect(bram.getByText(LOTTE)).toHaveCount(0) // nor does the list tell of others'
    await bram.getByRole('button', { name: 'Connect another' }).click()
    await bram.getByRole('button', { name: 'Spaakwerk info' }).click()
    await consentAtGoogle(bram)
    await expect(bram.getByText(`${INFO} is Lotte Verhagen’s mailbox here.`)).toBeVisible()
    await expectAccessible(bram)
    await context.close()
  })

  await test.step('it rests, says so, and goes on with what waited', async () => {
    await openMailbox(page, INFO)
    await expectAccessibleAtAllWidths(page)
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible()
    await expect(
      page.getByRole('navigation', { name: 'Mail' }).getByRole('link', { name: /info.*paused/ }),
    ).toBeVisible()
    await expectAccessible(page)
    await deliver(product, INFO, 'While it rested')
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByRole('heading', { name: 'Up to date' })).toBeVisible()
    await expect(count(page, 'Stored')).toContainText('13')
  })

  await test.step('looking again says when it looked', async () => {
    await page.getByRole('button', { name: 'Look again now' }).click()
    await expect(page.getByText(/Last looked at Gmail \d\d:\d\d/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Look again now' })).not.toHaveAttribute('aria-busy')
  })

  await test.step('a message that failed is shown, and fetched at the second try', async () => {
    await product.google.control('faults', {
      faults: [
        {
          match: { path: '/messages/[^?/]+\\?format=full', mailbox: INFO },
          kind: 'status',
          status: 400,
          times: 1,
        },
      ],
    })
    await deliver(product, INFO, 'Refused at first')
    await expect(page.getByText('1 message could not be fetched.')).toBeVisible()
    await page.getByText('Show them').click()
    await expect(page.getByText(/Gmail refuses to hand it out/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('1 message could not be fetched.')).toBeHidden()
    await expect(count(page, 'Stored')).toContainText('14')
  })

  await test.step('disconnected and kept: the mail stays, and Google is told', async () => {
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Disconnect and keep 14 messages' }).click()
    await expect(page.getByRole('heading', { name: 'Disconnected' })).toBeVisible()
    await expect(page.getByText(`Google ended Lilac’s access to ${INFO}, as you asked.`)).toBeVisible()
    expect(await lastOf(product, INFO)).toBe('revoked')
    await expectAccessibleAtAllWidths(page)
    await page.goto('/mail/inbox')
    await expect(page.getByText('26 threads')).toBeVisible()
  })

  await test.step('connected again, it goes on with what it missed', async () => {
    await deliver(product, INFO, 'While it was away')
    await openMailbox(page, INFO)
    await page.getByRole('button', { name: 'Connect again' }).click()
    await consentAtGoogle(page)
    await expect(page.getByRole('link', { name: /While it was away/ })).toBeVisible()
  })

  await test.step('Google down while it is erased: all goes here, and Google is told later', async () => {
    await product.google.control('faults', {
      faults: [{ match: { path: '^/revoke' }, kind: 'status', status: 503 }],
    })
    await openMailbox(page, INFO)
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByRole('radio', { name: /Erase it here/ }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: `Erase 15 messages of ${INFO}` }).click()
    await expect(page.getByText(`${INFO} was erased here: 15 messages.`)).toBeVisible()
    await expect(page.getByText(/Google did not answer, so Lilac’s access to info@/)).toBeVisible()
    await expect(row(page, INFO)).toHaveCount(0)
    await expectAccessibleAtAllWidths(page)
    await product.google.control('faults', undefined, 'DELETE')
    await revokeNow(product)
    await expect(page.getByText(`Google ended Lilac’s access to ${INFO}, as you asked.`)).toHaveCount(2)
    expect(await lastOf(product, INFO)).toBe('revoked')
    await page.goto('/mail/inbox')
    await expect(page.getByText('12 threads')).toBeVisible()
  })
})

const count = (page: Page, word: string) =>
  page.getByRole('definition').and(page.locator(`dt:text-is("${word}") + dd`))

async function lastOf(product: Product, email: string): Promise<string | undefined> {
  const { entries } = await product.google.control<{ entries: { kind: string; email?: string }[] }>(
    'journal?limit=1000000',
  )
  return entries.findLast(({ kind, email: of }) => of === email && /^(granted|revoked)$/.test(kind))?.kind
}

/** The time to tell Google again has come. */
const revokeNow = (product: Product) =>
  withSql(product, (sql) => sql`update revocations set next_try_at = now()`)
