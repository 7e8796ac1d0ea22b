'use client'

import { Keyboard, LogOut, Settings } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { showKeySheet } from '#/components/keys/registry.ts'
import { useMailPlace } from '#/components/mail/place.ts'
import { signOut } from '#/components/session/sign-out.ts'
import { Drawer } from '#/components/ui/drawer.tsx'
import type { Rail } from '#/lib/mail/types.ts'
import { RailNav } from './rail-nav.tsx'
import { SyncBars } from './sync-bars.tsx'

const LINE =
  'flex h-10 w-full items-center gap-2 rounded-md px-2 text-left text-ink-2 hover:bg-hover hover:text-ink'

/** The whole rail in a drawer, for a phone: a button that opens it. It closes when a list has been chosen. */
export function RailDrawer({
  rail,
  title,
  className,
  children,
}: {
  rail: Rail
  title: string
  className: string
  children: ReactNode // of the button
}) {
  const [open, setOpen] = useState(false)
  const path = usePathname()
  const place = useMailPlace()?.list
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes because another page has come
  useEffect(() => setOpen(false), [path, place])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className={className}
      >
        {children}
      </button>
      <Drawer title={title} open={open} onClose={() => setOpen(false)}>
        <RailNav rail={rail} />
        <SyncBars mailboxes={rail.mailboxes} />
        <div className="border-t border-line pt-2">
          <Link href="/settings" className={LINE}>
            <Settings aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
            Settings
          </Link>
          <button
            type="button"
            onClick={() => {
              setOpen(false)
              showKeySheet(true)
            }}
            className={LINE}
          >
            <Keyboard aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
            Keys
          </button>
          <button type="button" onClick={() => void signOut()} className={LINE}>
            <LogOut aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
            Sign out
          </button>
        </div>
      </Drawer>
    </>
  )
}
