import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { type Product, startWorker, WORKER_READY } from '#/tests/support/product.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, consentAtGoogle, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'
const INFO = 'info@spaakwerk.example'
const BRAM = 'bram@spaakwerk.example'

test.setTimeout(240_000) // one product lives through several stories

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', {
    people: [
      { email: LOTTE, name: 'Lotte Verhagen' },
      { email: INFO, name: 'Spaakwerk info' },
      { email: BRAM, name: 'Bram Hoekstra' },
    ],
  })
  for (const mailbox of [LOTTE, INFO])
    await product.google.control('messages', { mailbox, messages: deliveriesTo(mailbox) })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await expect(page.getByRole('link', { name: /Levering 12/ })).toBeVisible()
})

test.use({ expectedErrors: [/409 \(Conflict\) .*\/look/] }) // a look that Google does not want yet

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

test('by keyboard alone and on a phone: reconnect, pause, look again, disconnect and erase', async ({
  page,
  product,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await product.google.control('revoke', { email: LOTTE })
  await press(page, 'button', 'Reconnect')
  await page.getByRole('button', { name: 'Continue', exact: true }).press('Enter')
  await expect(page.getByRole('link', { name: /Levering 12/ })).toBeVisible()

  await page.goto('/settings/mailboxes')
  await row(page, LOTTE).press('Enter')
  await expect(page.getByRole('heading', { name: 'Up to date' })).toBeVisible()
  await press(page, 'button', 'Pause')
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible()
  await press(page, 'button', 'Resume')
  await expect(page.getByRole('heading', { name: 'Up to date' })).toBeVisible()
  await press(page, 'button', 'Look again now')
  await expect(page.getByText(/Last looked at Gmail/)).toBeVisible()

  const open = page.getByRole('button', { name: 'Disconnect' })
  await press(page, 'button', 'Disconnect')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(open).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('radio', { name: /Keep the mail here/ }).focus()
  await page.keyboard.press('ArrowDown', { delay: 60 }) // ms that a finger takes; a radio is chosen while the key is down
  await expect(dialog.getByRole('radio', { name: /Erase it here/ })).toBeChecked()
  await press(page, 'button', `Erase 12 messages of ${LOTTE}`)
  await expect(page.getByText(`${LOTTE} was erased here: 12 messages.`)).toBeVisible()
  await expect(page.getByText('No mailbox is connected', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

const row = (page: Page, address: string) =>
  page.getByRole('region', { name: 'Your mailboxes' }).getByRole('link', { name: address })

const count = (page: Page, word: string) =>
  page.getByRole('definition').and(page.locator(`dt:text-is("${word}") + dd`))

async function openMailbox(page: Page, address: string): Promise<void> {
  await page.goto('/settings/mailboxes')
  await row(page, address).click()
  await expect(page.getByRole('heading', { name: address, level: 1 })).toBeVisible()
}

/** Reaches a control by Tab alone, from where the focus is, and presses it. */
async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  const control = page.getByRole(role, { name, exact: true })
  await expect(control).toBeVisible()
  for (let tabs = 0; tabs < 60; tabs += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
  await page.keyboard.press('Enter')
}

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

async function lastOf(product: Product, email: string): Promise<string | undefined> {
  const { entries } = await product.google.control<{ entries: { kind: string; email?: string }[] }>(
    'journal?limit=1000000',
  )
  return entries.findLast(({ kind, email: of }) => of === email && /^(granted|revoked)$/.test(kind))?.kind
}

/** The time to tell Google again has come. */
const revokeNow = (product: Product) =>
  withSql(product, (sql) => sql`update revocations set next_try_at = now()`)

async function withSql(product: Product, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(product.databaseUrl, { max: 1, onnotice: () => undefined })
  await work(sql)
  await sql.end()
}

const deliver = (product: Product, to: string, subject: string) =>
  product.google.control('deliver', {
    raw: rawMail({
      from: 'Giada Tomasin <giada@ruote.example>',
      to,
      subject,
      id: `${subject.replaceAll(' ', '.')}.${to}`,
    }),
    rcpt: [to],
  })

function deliveriesTo(mailbox: string) {
  const start = Date.now() - 24 * 3_600_000
  return Array.from({ length: 12 }, (_, index) => ({
    raw: rawMail({
      from: 'Noordkade Logistiek <planning@noordkade.example>',
      to: mailbox,
      subject: `Levering ${index + 1}`,
      id: `levering${index}.${mailbox}`,
    }),
    labelIds: ['INBOX'],
    internalDate: start + index * 60_000,
  }))
}
