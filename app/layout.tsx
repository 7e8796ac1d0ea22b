import './globals.css'
import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { TooltipLayer } from '#/components/ui/tooltip.tsx'
import { pageTheme } from '#/lib/me/queries.ts'

export const metadata: Metadata = {
  title: { default: 'Lilac', template: '%s · Lilac' },
  icons: { icon: '/lilac.svg' },
  referrer: 'same-origin',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
}

/** The theme follows the system, unless the person chose one: `data-theme` on `<html>` (see tokens.css). */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection() // no page is made at build time: each answer's scripts carry its own nonce
  const theme = await pageTheme() // in the first byte of the page, so that nothing flashes
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <body>
        {children}
        <TooltipLayer />
      </body>
    </html>
  )
}
