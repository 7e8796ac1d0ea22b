import { expect, LOTTE, test } from '#/tests/support/acting.ts'

test('each of them refused by Gmail comes back, with what and why', async ({ acting, page, product }) => {
  const subjects = ['Archief', 'Prullenbak', 'Ster', 'Krijgt']
  await acting.begin(Object.fromEntries(subjects.map((subject) => [subject, ['INBOX']])))
  const before = await acting.bothEqual(0)
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
  await acting.pick('Krijgt', 'l', 'beurs')
  await acting.at('Ster', 's')
  await acting.at('Archief', 'e')
  await acting.at('Prullenbak', '#')
  await expect(
    page.getByRole('alert').filter({ hasText: 'Gmail refused this for 3 messages' }).first(),
  ).toBeVisible()
  for (const subject of subjects) await expect(acting.row(subject)).toBeVisible()
  await expect(acting.row('Krijgt').getByText('Beurs')).toHaveCount(0)
  await expect(acting.row('Ster').getByText('Starred', { exact: true })).toHaveCount(0)
  expect(await acting.bothEqual(4)).toEqual(before)
  const refused = await acting.rows.sql`select distinct action_id from mail_action_runs where refused > 0`
  expect(refused).toHaveLength(4)
})

test('with the server away a click is told honestly, and an undo as well', async ({ acting, page }) => {
  await acting.begin({ Archief: ['INBOX'], Blijft: ['INBOX'] })
  await acting.at('Archief', 'e')
  await expect(acting.row('Archief')).toHaveCount(0)
  await page.route('**/api/v1/actions**', (route) => route.abort())
  await page.keyboard.press('z')
  await expect(page.getByText('Could not undo. There is no connection to the server.')).toBeVisible()
  await expect(acting.row('Archief')).toHaveCount(0)
  await acting.at('Blijft', 's')
  await expect(page.getByText(/Could not star “.*Blijft”: no connection to the server/)).toBeVisible()
  await page.unroute('**/api/v1/actions**')
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toHaveCount(2)
  await again.first().click()
  await expect(again).toHaveCount(1)
  await again.click()
  await expect(acting.row('Archief')).toBeVisible()
  const end = await acting.bothEqual(3)
  expect(await acting.labelsOf(end, 'Archief')).toEqual(['INBOX', 'INBOX', 'SENT'])
  expect(await acting.labelsOf(end, 'Blijft')).toEqual(['INBOX', 'INBOX STARRED', 'SENT'])
})
test.use({ expectedErrors: [/ERR_FAILED/] })
