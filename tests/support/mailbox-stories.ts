import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { expect } from './e2e.ts'
import type { Product } from './product.ts'
import { rawMail } from './raw-mail.ts'
import { chooseWhatToFetch, signIn } from './signing-in.ts'

export const LOTTE = 'lotte@spaakwerk.example'
export const INFO = 'info@spaakwerk.example'
export const BRAM = 'bram@spaakwerk.example'

/** How each story of mailboxes begins: Lotte has connected hers, with twelve deliveries; info@ has as many, and is not connected. */
export async function connectLotte(page: Page, product: Product): Promise<void> {
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
}

/** A mailbox's row in the settings. */
export const row = (page: Page, address: string) =>
  page.getByRole('region', { name: 'Your mailboxes' }).getByRole('link', { name: address })

export async function openMailbox(page: Page, address: string): Promise<void> {
  await page.goto('/settings/mailboxes')
  await row(page, address).click()
  await expect(page.getByRole('heading', { name: address, level: 1 })).toBeVisible()
}

/** New mail for somebody, from outside. */
export const deliver = (product: Product, to: string, subject: string) =>
  product.google.control('deliver', {
    raw: rawMail({
      from: 'Giada Tomasin <giada@ruote.example>',
      to,
      subject,
      id: `${subject.replaceAll(' ', '.')}.${to}`,
    }),
    rcpt: [to],
  })

/** Makes true in the database what only time would. */
export async function withSql(
  product: Product,
  work: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const sql = postgres(product.databaseUrl, { max: 1, onnotice: () => undefined })
  await work(sql)
  await sql.end()
}

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
