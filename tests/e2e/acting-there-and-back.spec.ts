import { expect, LOTTE, test } from '#/tests/support/acting.ts'
import { expectAccessible } from '#/tests/support/axe.ts'
import type { openRows } from '#/tests/support/both-sides.ts'
import { alive } from '#/tests/support/e2e.ts'
import { TEST_CLIENT } from '#/tests/support/environment.ts'
import type { Product } from '#/tests/support/product.ts'

// Every kind of action, the whole way and back: done on the screen, at Google, confirmed by history, shown; then undone, and both sides are as they were,
// message by message.

test('what stays in its list: read, unread, star, unstar, important, not important, labels, muted', async ({
  acting,
}) => {
  await acting.begin({
    Bericht: ['INBOX', 'UNREAD'],
    Nieuws: ['INBOX'],
    Helder: ['INBOX'],
    Dof: ['INBOX', 'STARRED'],
    Belang: ['INBOX'],
    Bijzaak: ['INBOX', 'IMPORTANT'],
    Krijgt: ['INBOX'],
    Verliest: ['INBOX', 'Offerte'],
  })
  const before = await acting.bothEqual(0)
  await acting.at('Bericht', 'Shift+I')
  await acting.hold()
  await acting.at('Nieuws', 'Shift+U')
  await acting.at('Dof', 's')
  await acting.at('Helder', 's')
  await acting.at('Belang', '=')
  await acting.at('Bijzaak', '-')
  await acting.pick('Krijgt', 'l', 'beurs')
  await acting.pick('Verliest', 'l', 'off')
  await expect(acting.row('Bericht').getByText('Unread', { exact: true })).toHaveCount(0)
  await expect(acting.row('Nieuws').getByText('Unread', { exact: true }).first()).toBeAttached()
  await expect(acting.row('Dof').getByText('Starred', { exact: true })).toHaveCount(0)
  await expect(acting.row('Krijgt').getByText('Beurs')).toBeVisible()
  await expect(acting.row('Verliest').getByText('Offerte')).toHaveCount(0)

  const after = await acting.bothEqual(8)
  const labels = (subject: string) => acting.labelsOf(after, subject)
  expect(await labels('Bericht')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await labels('Nieuws')).toEqual(['INBOX', 'INBOX UNREAD', 'SENT'])
  expect(await labels('Helder')).toEqual(['INBOX', 'INBOX STARRED', 'SENT'])
  expect(await labels('Dof')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await labels('Belang')).toEqual(['IMPORTANT INBOX', 'IMPORTANT INBOX', 'IMPORTANT SENT'])
  expect(await labels('Bijzaak')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await labels('Krijgt')).toEqual(['Beurs INBOX', 'Beurs INBOX', 'Beurs SENT'])
  expect(await labels('Verliest')).toEqual(['INBOX', 'INBOX', 'SENT'])
  await acting.undo(8)
  await expect(acting.row('Bericht').getByText('Unread', { exact: true }).first()).toBeAttached()
  await expect(acting.row('Verliest').getByText('Offerte')).toBeVisible()
  expect(await acting.bothEqual(16)).toEqual(before)
})

test('what leaves its list: archive, trash, spam, mute, snooze, move', async ({ acting, page }) => {
  const subjects = ['Archief', 'Prullenbak', 'Reclame', 'Stil', 'Straks', 'Verhuist']
  await acting.begin(Object.fromEntries(subjects.map((subject) => [subject, ['INBOX']])))
  const before = await acting.bothEqual(0)
  await acting.at('Archief', 'e')
  await acting.hold()
  await acting.at('Prullenbak', '#')
  await acting.at('Reclame', '!')
  await acting.at('Stil', 'm')
  await acting.pick('Verhuist', 'v', 'off')
  await acting.at('Straks', 'h')
  await expect(page.getByRole('button', { name: 'Tomorrow' })).toBeVisible()
  await page.keyboard.type('next monday')
  await page.keyboard.press('Enter')
  await acting.said(/^Snoozed “.*Straks” until/)
  for (const subject of subjects) await expect(acting.row(subject)).toHaveCount(0)
  const after = await acting.bothEqual(6)
  const labels = (subject: string) => acting.labelsOf(after, subject)
  expect(await labels('Archief')).toEqual(['', '', 'SENT'])
  expect(await labels('Prullenbak')).toEqual(['SENT TRASH', 'TRASH', 'TRASH'])
  expect(await labels('Reclame')).toEqual(['SENT SPAM', 'SPAM', 'SPAM'])
  expect(await labels('Stil')).toEqual(['', '', 'SENT'])
  expect(await labels('Verhuist')).toEqual(['Offerte', 'Offerte', 'Offerte SENT'])
  expect(await labels('Straks')).toEqual(['', '', 'SENT'])
  await acting.undo(6)
  for (const subject of subjects) await expect(acting.row(subject)).toBeVisible()
  expect(await acting.bothEqual(12)).toEqual(before)
})

test('what brings mail back: not spam, restore, move to inbox, unmute, end of a snooze, and deleting for ever', async ({
  acting,
  page,
  product,
}) => {
  await acting.begin({
    'Geen reclame': ['SPAM'],
    Terug: ['TRASH'],
    Weg: ['TRASH'],
    Blijft: ['TRASH'],
    Archief: [],
    Stil: ['INBOX'],
    Straks: ['INBOX'],
  })
  const before = await acting.bothEqual(0)
  const comesBack = async (subject: string, made: number) => {
    await acting.hold()
    const after = await acting.bothEqual(made)
    expect(await acting.labelsOf(after, subject)).toEqual(['INBOX', 'INBOX', 'SENT'])
    await acting.undo(1)
    expect(await acting.bothEqual(made + 1)).toEqual(before)
  }
  await acting.list('Spam')
  await acting.at('Geen reclame', '!')
  await expect(acting.row('Geen reclame')).toHaveCount(0)
  await comesBack('Geen reclame', 1)
  await acting.list('Trash')
  await acting.row('Terug').hover()
  const terug = page.getByRole('listitem').filter({ has: acting.row('Terug') })
  await terug.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(acting.row('Terug')).toHaveCount(0)
  await comesBack('Terug', 3)
  await acting.list('All mail')
  await acting.at('Archief', 'x')
  const bar = page.getByRole('toolbar', { name: '1 thread chosen' })
  await bar.getByRole('button', { name: 'More for the chosen threads' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Move to Inbox' }).click()
  await acting.said(/Moved “.*Archief” to Inbox/)
  await page.keyboard.press('Escape')
  await comesBack('Archief', 5)

  await acting.at('Stil', 'm')
  await expect(acting.row('Stil').getByText('Muted')).toBeAttached()
  await acting.at('Stil', 'm')
  await expect(acting.row('Stil').getByText('Muted')).toHaveCount(0)
  await acting.at('Straks', 'h')
  await expect(page.getByRole('button', { name: /^Tomorrow/ })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('link', { name: /^Snoozed/ })).toHaveText(/1/)
  await acting.list(/^Snoozed/)
  await acting.row('Straks').click()
  await page.getByRole('button', { name: 'More for the thread' }).click()
  await page.getByRole('menuitem', { name: 'End the snooze' }).click()
  await expect(acting.row('Straks')).toHaveCount(0)
  await acting.undo(1)
  await expect(acting.row('Straks')).toBeVisible()
  await acting.bothEqual(11)

  // Google's consent does not name the scope of it, so nothing of it is offered
  await acting.list('Trash')
  await acting.row('Weg').click()
  await page.getByRole('button', { name: 'More for the thread' }).click()
  await expect(page.getByRole('menuitem', { name: 'Move to Inbox' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Delete for ever' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await letDelete(product, acting.rows)
  await page.reload()
  await alive(page)
  const dialog = page.getByRole('dialog', { name: 'Delete for ever' })
  const deleteOpen = async () => {
    await page.getByRole('button', { name: 'More for the thread' }).click()
    await page.getByRole('menuitem', { name: 'Delete for ever' }).click()
    await expect(dialog).toBeVisible()
  }
  const window = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 }) // where the list is out of sight
  await deleteOpen()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  if (window) await page.setViewportSize(window)
  await expect(acting.row('Weg')).toBeVisible()
  await deleteOpen()
  await dialog.getByRole('button', { name: 'Delete for ever' }).click()
  await expect(acting.row('Weg')).toHaveCount(0)
  await acting.row('Blijft').click()
  await deleteOpen()
  await dialog.getByRole('button', { name: 'Delete for ever' }).click()
  await expect(acting.row('Blijft')).toHaveCount(0)
  await acting.undo(1)
  await expect(acting.row('Blijft')).toBeVisible()
  const end = await acting.bothEqual(14)
  expect(await acting.labelsOf(end, 'Weg')).toEqual(['gone', 'gone', 'gone'])
  expect(await acting.labelsOf(end, 'Blijft')).toEqual(['SENT TRASH', 'TRASH', 'TRASH'])
})

type Rows = ReturnType<typeof openRows>

/** As in an installation whose consent names the scope that deletes for ever. */
async function letDelete({ google, env }: Product, rows: Rows): Promise<void> {
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

test('single messages of a thread: star, trash, unread from here', async ({ acting, page }) => {
  await acting.begin({ Rooster: ['INBOX'] })
  const before = await acting.bothEqual(0)
  await acting.row('Rooster').click()
  const more = page.getByRole('button', { name: /^More for the message from Camille/ })
  await expect(more).toHaveCount(1) // the last one is open
  const choose = async (name: string) => {
    await more.first().click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Star this message')
  await acting.said('Starred this message')
  expect(await acting.labelsOf(await acting.bothEqual(1), 'Rooster')).toEqual([
    'INBOX',
    'INBOX STARRED',
    'SENT',
  ])
  await acting.undo(1)
  await choose('Trash this message')
  await acting.said('Moved this message to Trash')
  expect(await acting.labelsOf(await acting.bothEqual(3), 'Rooster')).toEqual(['INBOX', 'SENT', 'TRASH'])
  await acting.undo(1)
  await expect(more).toHaveCount(1)
  await choose('Mark unread from here')
  expect(await acting.labelsOf(await acting.bothEqual(5), 'Rooster')).toEqual([
    'INBOX',
    'INBOX UNREAD',
    'SENT',
  ])
  await acting.undo(1)
  expect(await acting.bothEqual(6)).toEqual(before)
})

test('all that match are archived at once, also what is not loaded, and brought back', async ({
  acting,
  page,
  product,
}) => {
  const count = 70 // more than a page of the list
  await acting.begin(
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`Zending ${index + 100}`, ['INBOX']])),
  )
  const before = await acting.bothEqual(0)
  await acting.at('Zending 169', 'x')
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).click()
  await expect(page.getByRole('toolbar', { name: /chosen/ })).toHaveCount(0)
  await acting.at('Zending 169', 'x')
  await page.getByRole('button', { name: `Select all ${count}` }).click()
  const bar = page.getByRole('toolbar', { name: `${count} threads chosen` })
  await expectAccessible(page)
  await bar.getByRole('button', { name: 'Archive' }).click()
  await expect(page.locator('[data-row]')).toHaveCount(0)
  await acting.said(`Archived ${count} threads`)
  const mark = await lastOfJournal(product)
  const after = await acting.bothEqual(1)
  expect(Object.values(after).filter((labels) => labels.includes('INBOX'))).toEqual([])
  expect(mark.singles).toBe(0) // of 140 messages
  await acting.undo(1)
  await expect(acting.row('Zending 169')).toBeVisible()
  expect(await acting.bothEqual(2)).toEqual(before)
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
