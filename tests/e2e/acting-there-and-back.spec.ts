import type { Page } from '@playwright/test'
import { expectAccessible } from '#/tests/support/axe.ts'
import { openRows, sideAtGoogle } from '#/tests/support/both-sides.ts'
import { alive, expect, test } from '#/tests/support/e2e.ts'
import { TEST_CLIENT } from '#/tests/support/environment.ts'
import type { Product } from '#/tests/support/product.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

// Every kind of action, the whole way and back: done on the screen, at Google, confirmed by history, shown; then undone, and both sides are as they were,
// message by message.

const LOTTE = 'lotte@spaakwerk.example'
const BEGAN = Date.now() - 24 * 3_600_000
const SETTLED_MS = 30_000

type Start = Record<string, string[]> // subject: the labels of its first mail; each has an answer of Lotte's and a last mail as well
type Rows = ReturnType<typeof openRows>

let rows: Rows
test.beforeEach(({ product }) => {
  rows = openRows(product)
})
test.afterEach(() => rows.end())

async function begin(page: Page, product: Product, start: Start): Promise<void> {
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

const row = (page: Page, subject: string) => page.locator('[data-row]').filter({ hasText: subject })
const said = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('region', { name: 'Notices' }).getByText(words).last()).toBeVisible()
const list = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Mail', exact: true }).getByRole('link', { name }).first().click()

/** Presses keys at a thread's row. */
async function at(page: Page, subject: string, ...keys: string[]): Promise<void> {
  await row(page, subject).focus()
  for (const key of keys) await page.keyboard.press(key)
}

/** Chooses a label by the beginning of its name. */
async function pick(page: Page, subject: string, key: 'l' | 'v', name: string): Promise<void> {
  await at(page, subject, key)
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

/** So many actions have been made, undos with them; nothing waits for Gmail any more, and both sides hold the same labels of every message. Gives them. */
async function bothEqual(product: Product, actions: number) {
  await expect.poll(rows.actions, { timeout: SETTLED_MS }).toBe(actions)
  await expect.poll(rows.isSettled, { timeout: SETTLED_MS }).toBe(true)
  const shown = await rows.shown(LOTTE)
  expect(shown).toEqual(await sideAtGoogle(product, LOTTE))
  return shown
}

/** The labels of a thread's three mails. */
async function labelsOf(side: Record<string, string>, subject: string): Promise<string[]> {
  const ids = [...(await rows.idsOf(subject)), ...(await rows.idsOf(`Re: ${subject}`))]
  return ids.map((id) => side[id] ?? 'gone').sort()
}

async function undo(page: Page, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await page.keyboard.press('z')
  await said(page, 'Undone')
}

test('what stays in its list: read, unread, star, unstar, important, not important, labels, muted', async ({
  page,
  product,
}) => {
  await begin(page, product, {
    Bericht: ['INBOX', 'UNREAD'],
    Nieuws: ['INBOX'],
    Helder: ['INBOX'],
    Dof: ['INBOX', 'STARRED'],
    Belang: ['INBOX'],
    Bijzaak: ['INBOX', 'IMPORTANT'],
    Krijgt: ['INBOX'],
    Verliest: ['INBOX', 'Offerte'],
  })
  const before = await bothEqual(product, 0)
  await at(page, 'Bericht', 'Shift+I')
  await at(page, 'Nieuws', 'Shift+U')
  await at(page, 'Dof', 's')
  await at(page, 'Helder', 's')
  await at(page, 'Belang', '=')
  await at(page, 'Bijzaak', '-')
  await pick(page, 'Krijgt', 'l', 'beurs')
  await pick(page, 'Verliest', 'l', 'off')
  await expect(row(page, 'Bericht').getByText('Unread', { exact: true })).toHaveCount(0)
  await expect(row(page, 'Nieuws').getByText('Unread', { exact: true }).first()).toBeAttached()
  await expect(row(page, 'Dof').getByText('Starred', { exact: true })).toHaveCount(0)
  await expect(row(page, 'Krijgt').getByText('Beurs')).toBeVisible()
  await expect(row(page, 'Verliest').getByText('Offerte')).toHaveCount(0)

  const after = await bothEqual(product, 8)
  const labels = (subject: string) => labelsOf(after, subject)
  expect(await labels('Bericht')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await labels('Nieuws')).toEqual(['INBOX', 'INBOX UNREAD', 'SENT'])
  expect(await labels('Helder')).toEqual(['INBOX', 'INBOX STARRED', 'SENT'])
  expect(await labels('Dof')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await labels('Belang')).toEqual(['IMPORTANT INBOX', 'IMPORTANT INBOX', 'IMPORTANT SENT'])
  expect(await labels('Bijzaak')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await labels('Krijgt')).toEqual(['Beurs INBOX', 'Beurs INBOX', 'Beurs SENT'])
  expect(await labels('Verliest')).toEqual(['INBOX', 'INBOX', 'SENT'])
  await undo(page, 8)
  await expect(row(page, 'Bericht').getByText('Unread', { exact: true }).first()).toBeAttached()
  await expect(row(page, 'Verliest').getByText('Offerte')).toBeVisible()
  expect(await bothEqual(product, 16)).toEqual(before)
})

test('what leaves its list: archive, trash, spam, mute, snooze, move', async ({ page, product }) => {
  const subjects = ['Archief', 'Prullenbak', 'Reclame', 'Stil', 'Straks', 'Verhuist']
  await begin(page, product, Object.fromEntries(subjects.map((subject) => [subject, ['INBOX']])))
  const before = await bothEqual(product, 0)
  await at(page, 'Archief', 'e')
  await at(page, 'Prullenbak', '#')
  await at(page, 'Reclame', '!')
  await at(page, 'Stil', 'm')
  await pick(page, 'Verhuist', 'v', 'off')
  await at(page, 'Straks', 'h')
  await expect(page.getByRole('button', { name: 'Tomorrow' })).toBeVisible()
  await page.keyboard.type('next monday')
  await page.keyboard.press('Enter')
  await said(page, /^Snoozed “.*Straks” until/)
  for (const subject of subjects) await expect(row(page, subject)).toHaveCount(0)
  const after = await bothEqual(product, 6)
  const labels = (subject: string) => labelsOf(after, subject)
  expect(await labels('Archief')).toEqual(['', '', 'SENT'])
  expect(await labels('Prullenbak')).toEqual(['SENT TRASH', 'TRASH', 'TRASH'])
  expect(await labels('Reclame')).toEqual(['SENT SPAM', 'SPAM', 'SPAM'])
  expect(await labels('Stil')).toEqual(['', '', 'SENT'])
  expect(await labels('Verhuist')).toEqual(['Offerte', 'Offerte', 'Offerte SENT'])
  expect(await labels('Straks')).toEqual(['', '', 'SENT'])
  await undo(page, 6)
  for (const subject of subjects) await expect(row(page, subject)).toBeVisible()
  expect(await bothEqual(product, 12)).toEqual(before)
})

test('what brings mail back: not spam, restore, move to inbox, unmute, end of a snooze, and deleting for ever', async ({
  page,
  product,
}) => {
  await begin(page, product, {
    'Geen reclame': ['SPAM'],
    Terug: ['TRASH'],
    Weg: ['TRASH'],
    Blijft: ['TRASH'],
    Archief: [],
    Stil: ['INBOX'],
    Straks: ['INBOX'],
  })
  const before = await bothEqual(product, 0)
  await list(page, 'Spam')
  await at(page, 'Geen reclame', '!')
  await expect(row(page, 'Geen reclame')).toHaveCount(0)
  await list(page, 'Trash')
  await row(page, 'Terug').hover()
  const terug = page.getByRole('listitem').filter({ has: row(page, 'Terug') })
  await terug.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(row(page, 'Terug')).toHaveCount(0)
  await list(page, 'All mail')
  await at(page, 'Archief', 'x')
  const bar = page.getByRole('toolbar', { name: '1 thread chosen' })
  await bar.getByRole('button', { name: 'More for the chosen threads' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Move to Inbox' }).click()
  await said(page, /Moved “.*Archief” to Inbox/)
  await page.keyboard.press('Escape')
  const after = await bothEqual(product, 3)
  const labels = (subject: string) => labelsOf(after, subject)
  expect(await labels('Geen reclame')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await labels('Terug')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await labels('Archief')).toEqual(['INBOX', 'INBOX', 'SENT'])
  await undo(page, 3)
  expect(await bothEqual(product, 6)).toEqual(before)

  await at(page, 'Stil', 'm')
  await expect(row(page, 'Stil').getByText('Muted')).toBeAttached()
  await at(page, 'Stil', 'm')
  await expect(row(page, 'Stil').getByText('Muted')).toHaveCount(0)
  await at(page, 'Straks', 'h')
  await expect(page.getByRole('button', { name: /^Tomorrow/ })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('link', { name: /^Snoozed/ })).toHaveText(/1/)
  await list(page, /^Snoozed/)
  await row(page, 'Straks').click()
  await page.getByRole('button', { name: 'More for the thread' }).click()
  await page.getByRole('menuitem', { name: 'End the snooze' }).click()
  await expect(row(page, 'Straks')).toHaveCount(0)
  await undo(page, 1)
  await expect(row(page, 'Straks')).toBeVisible()
  await bothEqual(product, 11)

  // Google's consent does not name the scope of it, so nothing of it is offered
  await list(page, 'Trash')
  await row(page, 'Weg').click()
  await page.getByRole('button', { name: 'More for the thread' }).click()
  await expect(page.getByRole('menuitem', { name: 'Move to Inbox' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Delete for ever' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await letDelete(product)
  await page.reload()
  await alive(page)
  const dialog = page.getByRole('dialog', { name: 'Delete for ever' })
  const deleteOpen = async () => {
    await page.getByRole('button', { name: 'More for the thread' }).click()
    await page.getByRole('menuitem', { name: 'Delete for ever' }).click()
    await expect(dialog).toBeVisible()
  }
  await deleteOpen()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(row(page, 'Weg')).toBeVisible()
  await deleteOpen()
  await dialog.getByRole('button', { name: 'Delete for ever' }).click()
  await expect(row(page, 'Weg')).toHaveCount(0)
  await row(page, 'Blijft').click()
  await deleteOpen()
  await dialog.getByRole('button', { name: 'Delete for ever' }).click()
  await expect(row(page, 'Blijft')).toHaveCount(0)
  await undo(page, 1)
  await expect(row(page, 'Blijft')).toBeVisible()
  const end = await bothEqual(product, 14)
  expect(await labelsOf(end, 'Weg')).toEqual(['gone', 'gone', 'gone'])
  expect(await labelsOf(end, 'Blijft')).toEqual(['SENT TRASH', 'TRASH', 'TRASH'])
})

/** As in an installation whose consent names the scope that deletes for ever. */
async function letDelete({ google, env }: Product): Promise<void> {
  const scopes = ['https://www.googleapis.com/auth/gmail.modify', 'https://mail.google.com/']
  const { clientId } = TEST_CLIENT
  const granted = await google.control<{ sub: string; refreshToken: string }>('grant', {
    clientId,
    email: LOTTE,
    scopes,
  })
  const [row] = await rows.sql<
    { issuer: string; owner_id: string }[]
  >`select issuer, owner_id from mailboxes where address = ${LOTTE}`
  Object.assign(process.env, env)
  const [{ keepGrant }, { db }] = await Promise.all([import('#/lib/sync/connect.ts'), import('#/lib/db.ts')])
  await keepGrant({
    by: 'consent',
    userId: Number(row?.owner_id),
    issuer: row?.issuer ?? '',
    subject: granted.sub,
    address: LOTTE,
    scopes,
    refreshToken: granted.refreshToken,
  })
  await db().$client.end()
}

test('single messages of a thread: star, trash, unread from here', async ({ page, product }) => {
  await begin(page, product, { Rooster: ['INBOX'] })
  const before = await bothEqual(product, 0)
  await row(page, 'Rooster').click()
  const more = page.getByRole('button', { name: /^More for the message from Camille/ })
  await expect(more).toHaveCount(1) // the last one is open
  const choose = async (name: string) => {
    await more.first().click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Star this message')
  await said(page, 'Starred this message')
  expect(await labelsOf(await bothEqual(product, 1), 'Rooster')).toEqual(['INBOX', 'INBOX STARRED', 'SENT'])
  await undo(page, 1)
  await choose('Trash this message')
  await said(page, 'Moved this message to Trash')
  expect(await labelsOf(await bothEqual(product, 3), 'Rooster')).toEqual(['INBOX', 'SENT', 'TRASH'])
  await undo(page, 1)
  await expect(more).toHaveCount(1)
  await choose('Mark unread from here')
  expect(await labelsOf(await bothEqual(product, 5), 'Rooster')).toEqual(['INBOX', 'INBOX UNREAD', 'SENT'])
  await undo(page, 1)
  expect(await bothEqual(product, 6)).toEqual(before)
})

test('all that match are archived at once, also what is not loaded, and brought back', async ({
  page,
  product,
}) => {
  const count = 70 // more than a page of the list
  await begin(
    page,
    product,
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`Zending ${index + 100}`, ['INBOX']])),
  )
  const before = await bothEqual(product, 0)
  await at(page, 'Zending 169', 'x')
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).click()
  await expect(page.getByRole('toolbar', { name: /chosen/ })).toHaveCount(0)
  await at(page, 'Zending 169', 'x')
  await page.getByRole('button', { name: `Select all ${count}` }).click()
  const bar = page.getByRole('toolbar', { name: `${count} threads chosen` })
  await expectAccessible(page)
  await bar.getByRole('button', { name: 'Archive' }).click()
  await expect(page.locator('[data-row]')).toHaveCount(0)
  await said(page, `Archived ${count} threads`)
  const mark = await lastOfJournal(product)
  const after = await bothEqual(product, 1)
  expect(Object.values(after).filter((labels) => labels.includes('INBOX'))).toEqual([])
  expect(mark.singles).toBe(0) // of 140 messages
  await undo(page, 1)
  await expect(row(page, 'Zending 169')).toBeVisible()
  expect(await bothEqual(product, 2)).toEqual(before)
  const end = await lastOfJournal(product)
  expect([end.batches, end.singles]).toEqual([2, 0])
})

type Entry = { seq: number; kind: string; method?: string }

/** How many calls Gmail got that change messages. */
async function lastOfJournal({ google }: Product) {
  const { entries } = await google.control<{ entries: Entry[] }>('journal?after=0&limit=50000')
  const calls = entries.filter(({ kind }) => kind === 'call')
  const of = (pattern: RegExp) => calls.filter(({ method }) => pattern.test(method ?? '')).length
  return { batches: of(/messages\.batchModify/), singles: of(/messages\.modify/) }
}

test('labels are made, nested, renamed, coloured and deleted, each with its undo', async ({
  page,
  product,
}) => {
  await begin(page, product, { Offerte: ['INBOX', 'Offerte'] })
  const names = async () => {
    const truth = await product.google.control<{
      labels: { id: string; name: string; color?: { backgroundColor: string } }[]
    }>(`truth?mailbox=${LOTTE}`)
    return truth.labels
      .filter(({ id }) => id.startsWith('Label'))
      .map(({ name }) => name)
      .sort()
  }
  const rail = page.getByRole('navigation', { name: 'Mail', exact: true })
  const dialog = page.getByRole('dialog')
  const menu = async (label: string, item: string) => {
    await rail.getByRole('link', { name: label, exact: true }).hover()
    await rail.getByRole('button', { name: `Change ${label}`, exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  expect(await names()).toEqual(['Beurs', 'Offerte'])
  await page.getByRole('button', { name: 'New label' }).click()
  await dialog.getByLabel('Name').fill('Project')
  await dialog.getByRole('button', { name: 'Make label' }).click()
  await expect(rail.getByRole('link', { name: 'Project' })).toBeVisible()
  await expect.poll(names).toEqual(['Beurs', 'Offerte', 'Project'])
  await undo(page, 1)
  await expect(rail.getByRole('link', { name: 'Project' })).toHaveCount(0)
  await expect.poll(names).toEqual(['Beurs', 'Offerte'])

  await menu('Offerte', 'New label under it')
  await dialog.getByLabel('Name').fill('2027')
  await dialog.getByRole('button', { name: 'Make label' }).click()
  await expect.poll(names).toEqual(['Beurs', 'Offerte', 'Offerte/2027'])
  await menu('Offerte', 'Change name and colour')
  await dialog.getByLabel('Name').fill('Offertes')
  await dialog.getByRole('radio').first().check({ force: true })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect.poll(names).toEqual(['Beurs', 'Offertes', 'Offertes/2027'])
  await expect(row(page, 'Offerte').getByText('Offertes')).toBeVisible()
  await undo(page, 1)
  await expect.poll(names).toEqual(['Beurs', 'Offerte', 'Offerte/2027'])
  await menu('Beurs', 'Delete')
  await dialog.getByRole('button', { name: 'Delete label' }).click()
  await expect(rail.getByRole('link', { name: 'Beurs' })).toHaveCount(0)
  await undo(page, 1)
  await expect(rail.getByRole('link', { name: 'Beurs' })).toBeVisible()
  await menu('Beurs', 'Delete')
  await dialog.getByRole('button', { name: 'Delete label' }).click()
  await expect.poll(names, { timeout: SETTLED_MS }).toEqual(['Offerte', 'Offerte/2027'])
  await bothEqual(product, 8)
})

test('a snooze in words and a reminder stand in their list; an answer ends both', async ({
  page,
  product,
}) => {
  await begin(page, product, { Straks: ['INBOX'], Antwoord: ['INBOX'] })
  await at(page, 'Straks', 'h')
  const menu = page.getByRole('dialog', { name: 'Snooze' })
  await expect(menu.getByRole('button', { name: /^Tomorrow/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.type('tomorrow 9:00')
  await expect(menu.getByRole('button', { name: /at 09:00/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await row(page, 'Antwoord').click()
  await page.getByRole('button', { name: 'More for the thread' }).click()
  await page.getByRole('menuitem', { name: 'Remind me if nobody answers' }).click()
  await page.keyboard.type('in 3 days')
  await page.keyboard.press('Enter')
  await said(page, /^Reminder for “.*Antwoord”/)
  await expect(page.getByRole('heading', { level: 1, name: 'Antwoord' }).locator('..')).toContainText(
    'Reminder',
  )
  await list(page, /^Snoozed/)
  await expect(row(page, 'Straks').getByText('snoozed until')).toBeAttached()
  await expect(row(page, 'Antwoord').getByText('reminder')).toBeAttached()
  await expectAccessible(page)
  for (const [index, subject] of ['Straks', 'Antwoord'].entries())
    await product.google.control('deliver', {
      raw: rawMail({
        from: 'Camille Berthoud <camille@pignon.example>',
        to: LOTTE,
        subject: `Re: ${subject}`,
        id: `answer${index}@pignon.example`,
        replyTo: `${index}a@pignon.example`,
        text: 'Bonjour, oui.',
      }),
      rcpt: [LOTTE],
    })
  await rows.sql`update mailboxes set next_sync_at = now()`
  await expect(row(page, 'Straks')).toHaveCount(0, { timeout: SETTLED_MS })
  await expect(row(page, 'Antwoord')).toHaveCount(0)
  await list(page, /^Inbox/)
  await expect(row(page, 'Straks').getByText('Bonjour, oui.')).toBeVisible()
})

test('each of them refused by Gmail comes back, with what and why', async ({ page, product }) => {
  const subjects = ['Archief', 'Prullenbak', 'Ster', 'Krijgt']
  await begin(page, product, Object.fromEntries(subjects.map((subject) => [subject, ['INBOX']])))
  const before = await bothEqual(product, 0)
  await product.google.control('faults', {
    faults: [
      {
        match: { path: 'modify', mailbox: LOTTE },
        kind: 'status',
        status: 400,
        reason: 'failedPrecondition',
        message: 'Precondition check failed.',
      },
    ],
  })
  await pick(page, 'Krijgt', 'l', 'beurs')
  await at(page, 'Ster', 's')
  await at(page, 'Archief', 'e')
  await at(page, 'Prullenbak', '#')
  await expect(
    page.getByRole('alert').filter({ hasText: 'Gmail refused this for 3 messages' }).first(),
  ).toBeVisible()
  for (const subject of subjects) await expect(row(page, subject)).toBeVisible()
  await expect(row(page, 'Krijgt').getByText('Beurs')).toHaveCount(0)
  await expect(row(page, 'Ster').getByText('Starred', { exact: true })).toHaveCount(0)
  expect(await bothEqual(product, 4)).toEqual(before)
  const refused = await rows.sql`select distinct action_id from mail_action_runs where refused > 0`
  expect(refused).toHaveLength(4)
})

test('with the server away a click is told honestly, and an undo as well', async ({ page, product }) => {
  await begin(page, product, { Archief: ['INBOX'], Blijft: ['INBOX'] })
  await at(page, 'Archief', 'e')
  await expect(row(page, 'Archief')).toHaveCount(0)
  await page.route('**/api/v1/actions**', (route) => route.abort())
  await page.keyboard.press('z')
  await expect(page.getByText('Could not undo. There is no connection to the server.')).toBeVisible()
  await expect(row(page, 'Archief')).toHaveCount(0)
  await at(page, 'Blijft', 's')
  await expect(page.getByText(/Could not star “.*Blijft”: no connection to the server/)).toBeVisible()
  await page.unroute('**/api/v1/actions**')
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toHaveCount(2)
  await again.first().click()
  await expect(again).toHaveCount(1)
  await again.click()
  await expect(row(page, 'Archief')).toBeVisible()
  const end = await bothEqual(product, 3)
  expect(await labelsOf(end, 'Archief')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await labelsOf(end, 'Blijft')).toEqual(['INBOX', 'INBOX STARRED', 'SENT'])
})
test.use({ expectedErrors: [/ERR_FAILED/] })

test('the sheet of keys names every key for mail', async ({ page, product }) => {
  await begin(page, product, { Rooster: ['INBOX'] })
  await row(page, 'Rooster').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Rooster' })).toBeVisible()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.locator('kbd').first()).toBeVisible()
  const caps = await sheet.locator('kbd').allTextContents()
  for (const key of 'C R A F E # ! L V Z X S U J K ⌘↵ ⇧I ⇧U H M'.split(' ')) expect(caps, key).toContain(key)
})
