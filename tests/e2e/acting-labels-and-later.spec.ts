import { expect, LOTTE, SETTLED_MS, test } from '#/tests/support/acting.ts'
import { expectAccessible } from '#/tests/support/axe.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'

test('labels are made, nested, renamed, coloured and deleted, each with its undo', async ({
  acting,
  page,
  product,
}) => {
  await acting.begin({ Offerte: ['INBOX', 'Offerte'] })
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
  await acting.undo(1)
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
  await expect(acting.row('Offerte').getByText('Offertes')).toBeVisible()
  await acting.undo(1)
  await expect.poll(names).toEqual(['Beurs', 'Offerte', 'Offerte/2027'])
  await menu('Beurs', 'Delete')
  await dialog.getByRole('button', { name: 'Delete label' }).click()
  await expect(rail.getByRole('link', { name: 'Beurs' })).toHaveCount(0)
  await acting.undo(1)
  await expect(rail.getByRole('link', { name: 'Beurs' })).toBeVisible()
  await menu('Beurs', 'Delete')
  await dialog.getByRole('button', { name: 'Delete label' }).click()
  await expect.poll(names, { timeout: SETTLED_MS }).toEqual(['Offerte', 'Offerte/2027'])
  await acting.bothEqual(8)
})

test('a snooze in words and a reminder stand in their list; an answer ends both', async ({
  acting,
  page,
  product,
}) => {
  await acting.begin({ Straks: ['INBOX'], Antwoord: ['INBOX'] })
  await acting.at('Straks', 'h')
  const menu = page.getByRole('dialog', { name: 'Snooze' })
  await expect(menu.getByRole('button', { name: /^Tomorrow/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.type('tomorrow 9:00')
  await expect(menu.getByRole('button', { name: /at 09:00/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await acting.row('Antwoord').click()
  await page.getByRole('button', { name: 'More for the thread' }).click()
  await page.getByRole('menuitem', { name: 'Remind me if nobody answers' }).click()
  await page.keyboard.type('in 3 days')
  await page.keyboard.press('Enter')
  await acting.said(/^Reminder for “.*Antwoord”/)
  await expect(page.getByRole('heading', { level: 1, name: 'Antwoord' }).locator('..')).toContainText(
    'Reminder',
  )
  await acting.list(/^Snoozed/)
  await expect(acting.row('Straks').getByText('snoozed until')).toBeAttached()
  await expect(acting.row('Antwoord').getByText('reminder')).toBeAttached()
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
  await acting.rows.sql`update mailboxes set next_sync_at = now()`
  await expect(acting.row('Straks')).toHaveCount(0, { timeout: SETTLED_MS })
  await expect(acting.row('Antwoord')).toHaveCount(0)
  await acting.list(/^Inbox/)
  await expect(acting.row('Straks').getByText('Bonjour, oui.')).toBeVisible()
})
