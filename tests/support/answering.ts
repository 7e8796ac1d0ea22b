import { expect, type Page } from '@playwright/test'
import { alive } from './e2e.ts'
import type { Product } from './product.ts'
import { rawMail } from './raw-mail.ts'
import { chooseWhatToFetch, signIn } from './signing-in.ts'

export const LOTTE = 'lotte@spaakwerk.example'

/** Lotte signs in, and opens the one mail that she has: Camille's question about a quote. `signature`: hers, as Gmail has it. */
export async function openDevis(page: Page, { google }: Product, signature = ''): Promise<void> {
  await google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen', signature }] })
  const raw = rawMail({
    from: 'Camille Berthoud <camille@pignon.example>',
    to: `${LOTTE}, Rémi Castaing <remi@pignon.example>`,
    subject: 'Devis 2026-118',
    id: 'devis118@pignon.example',
  })
  await google.control('messages', {
    mailbox: LOTTE,
    messages: [{ raw, labelIds: ['INBOX'], internalDate: Date.now() - 3_600_000 }],
  })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await page.getByRole('link', { name: /Devis 2026-118/ }).click()
  await expect(page.getByRole('button', { name: 'Reply', exact: true })).toBeVisible()
  await alive(page)
}

/** To whom each mail went that Google has sent, by its journal. */
export async function sentBy({ google }: Product): Promise<string[][]> {
  const { entries } = await google.control<{ entries: { kind: string; recipients: string[] }[] }>('journal')
  return entries.filter(({ kind }) => kind === 'sent').map(({ recipients }) => recipients)
}
