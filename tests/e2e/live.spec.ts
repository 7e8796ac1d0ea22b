import { expect, test } from '#/tests/support/e2e.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'

test('ten tabs follow by one connection, and all are told', async ({ page, context, product }) => {
  const arrive = (subject: string) =>
    product.google.control('deliver', {
      raw: rawMail({ from: 'Camille Berthoud <camille@pignon.example>', to: LOTTE, subject, id: subject }),
      rcpt: [LOTTE],
    })
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  await arrive('Devis')
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  const tabs = [page]
  for (let count = 1; count < 10; count++) {
    const tab = await context.newPage()
    await tab.goto('/mail/inbox')
    await expect(tab.getByRole('link', { name: /Devis/ })).toBeVisible()
    tabs.push(tab)
  }
  await arrive('Adresse')
  await page.bringToFront()
  for (const tab of tabs)
    await expect(tab.getByRole('link', { name: /Adresse/ })).toBeVisible({ timeout: 90_000 })
  const streams = await Promise.all(
    tabs.map((tab) =>
      tab.evaluate(
        () =>
          performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/events')).length,
      ),
    ),
  )
  expect(streams.filter((count) => count > 0).length).toBeLessThanOrEqual(1)
})
