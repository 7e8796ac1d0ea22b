import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { connectLotte, deliver, LOTTE, openMailbox, withSql } from '#/tests/support/mailbox-stories.ts'
import { type Product, startWorker, WORKER_READY } from '#/tests/support/product.ts'
import { consentAtGoogle } from '#/tests/support/signing-in.ts'

test.setTimeout(240_000) // one mailbox lives through several stories

test.use({
  ownProduct: {}, // whose worker is ended
  expectedErrors: [/409 \(Conflict\) .*\/look/], // a look that Google does not want yet
})

test.beforeEach(({ page, product }) => connectLotte(page, product))

test('each trouble is said in one banner, and has its way back', async ({ page, product }) => {
  const banner = (words: RegExp) => page.getByRole('status').filter({ hasText: words })
  const mark = page.getByRole('navigation', { name: 'Mail' }).getByRole('link', { name: /lotte/ })

  await test.step('access ended: reconnect, first with another account, then without the box, then rightly', async () => {
    await product.google.control('revoke', { email: LOTTE })
    await expect(banner(/Google ended Lilac’s access to lotte@/)).toBeVisible()
    await expect(mark).toContainText('needs you')
    await expect(page.getByRole('link', { name: /Levering 12/ })).toBeVisible() // no mail is lost
    await expectAccessibleAtAllWidths(page)

    await reconnectAs(page, 'Bram Hoekstra')
    await expect(page.getByText('You chose another Google account than that of this mailbox.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Reconnect' }).first().click()
    await consentAtGoogle(page, { untick: /Gmail|mail|messages/i })
    await expect(page.getByText('The Gmail box was not ticked at Google.')).toBeVisible()
    await page.getByRole('button', { name: 'Reconnect' }).first().click()
    await consentAtGoogle(page)
    await works(page, product, 'Reconnected')
    await expect(mark).not.toContainText('needs you')
  })

  await test.step('access ended by an administrator: tried again once they have changed their mind', async () => {
    await keepLotte(product, 'domainPolicy')
    await expect(banner(/Your Google administrator does not allow Lilac to read lotte@/)).toBeVisible()
    await expectAccessible(page)
    await keepLotte(product, 'on')
    await page.getByRole('button', { name: 'Try again' }).click()
    await works(page, product, 'Allowed again')
    await expect(banner(/administrator/)).toHaveCount(0)
  })

  await test.step('Gmail switched off: hidden until tomorrow, still on the rail and on its page', async () => {
    await keepLotte(product, 'off')
    await expect(banner(/Gmail is switched off for lotte@/)).toBeVisible()
    await page.getByRole('button', { name: 'Hide until tomorrow' }).click()
    await expect(banner(/Gmail is switched off/)).toHaveCount(0)
    await expect(mark).toContainText('needs you')
    await openMailbox(page, LOTTE)
    await expect(page.getByRole('heading', { name: /Gmail is switched off for lotte@/ })).toBeVisible()
    await expectAccessibleAtAllWidths(page)
    await keepLotte(product, 'on')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'Up to date' })).toBeVisible()
    await expect(page.getByText(/Last trouble .* Gmail is switched off/)).toBeVisible()
  })

  await test.step('Google down: said after some tries, and taken back by itself', async () => {
    await page.goto('/mail/inbox')
    await fault(product, { status: 503 })
    await expect(banner(/Google does not answer for lotte@/)).toBeVisible({ timeout: 60_000 })
    await expectAccessible(page)
    await product.google.control('faults', undefined, 'DELETE')
    await expect(banner(/Google does not answer/)).toHaveCount(0, { timeout: 60_000 })
  })

  await test.step('Google asks for less: said, and a look again is refused with the time', async () => {
    const until = new Date(Date.now() + 3 * 60_000).toISOString()
    const words = {
      reason: 'userRateLimitExceeded',
      message: `User-rate limit exceeded.  Retry after ${until}`,
    }
    await withSql(product, (sql) => sql`update mailboxes set breaker_tries = 2`)
    await fault(product, { status: 403, ...words, times: 1 })
    await expect(banner(/Google asked Lilac to slow down for lotte@/)).toBeVisible()
    await page.getByRole('link', { name: 'See the mailbox' }).click()
    await page.getByRole('button', { name: 'Look again now' }).click()
    await expect(page.getByText(/It looks again in about \d minutes\./)).toBeVisible()
    await product.google.control('faults', undefined, 'DELETE')
    await withSql(product, (sql) => sql`update mailboxes set breaker_until = null, next_sync_at = now()`)
    await expect(page.getByRole('heading', { name: 'Up to date' })).toBeVisible()
  })

  await test.step('a worker that is dead is noticed without it, and forgotten when it is back', async () => {
    await product.worker.stop()
    await withSql(
      product,
      (sql) => sql`
        update mailboxes set last_synced_at = now() - interval '11 minutes', runs_since = now() - interval '1 hour',
               started_at = now() - interval '1 hour'`,
    )
    await page.goto('/mail/inbox')
    await expect(banner(/Lilac has not looked at lotte@.* for more than ten minutes\./)).toBeVisible()
    await expectAccessible(page)
    const ready = await page.request.get('/api/health/ready')
    expect(await ready.json()).toEqual({ status: 'ok', lateMailboxes: 1 })
    await product.web.waitFor(/"event":"sync\.late"/, 45_000)
    const worker = startWorker(product.env)
    await worker.waitFor(WORKER_READY)
    await expect(banner(/has not looked/)).toHaveCount(0)
    await works(page, product, 'Looked at again')
    await worker.stop()
  })
})

/** Goes to Google as "Reconnect" does, but lets the person choose an account: Google keeps nobody from that. */
async function reconnectAs(page: Page, name: string): Promise<void> {
  const asked = await page.evaluate(async () => {
    const rail = await (await fetch('/api/v1/rail')).json()
    const answer = await fetch('/api/v1/mailboxes/consent', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mailboxId: rail.data.mailboxes[0].id }),
    })
    return (await answer.json()).data.address as string
  })
  const address = new URL(asked)
  address.searchParams.delete('login_hint')
  await page.goto(address.href)
  await page.getByRole('button', { name }).click()
  await consentAtGoogle(page)
}

/** New mail comes in. */
async function works(page: Page, product: Product, subject: string): Promise<void> {
  await deliver(product, LOTTE, subject)
  await page.goto('/mail/inbox')
  await expect(page.getByRole('link', { name: new RegExp(subject) })).toBeVisible()
}

const keepLotte = (product: Product, mail: string) =>
  product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen', mail }] })

const fault = (product: Product, how: object) =>
  product.google.control('faults', {
    faults: [{ match: { path: '/gmail/v1/', mailbox: LOTTE }, kind: 'status', ...how }],
  })
