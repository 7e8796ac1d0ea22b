'use client'

import { Mail, Menu, SquarePen } from 'lucide-react'
import { openComposer } from '#/components/compose/composers.ts'
import { MailLink } from '#/components/mail/mail-link.tsx'
import { useMailPlace } from '#/components/mail/place.ts'
import { classes } from '#/components/ui/classes.ts'
import type { Rail } from '#/lib/mail/types.ts'
import { RailDrawer } from './rail-drawer.tsx'

const ITEM = 'flex h-12 w-20 flex-col items-center justify-center gap-0.5 rounded-md text-2xs font-medium'

/** The bar at the foot on a phone. */
export function BottomBar({ team, rail }: { team: string; rail: Rail }) {
  const here = useMailPlace() !== null
  return (
    <nav
      aria-label="Main"
      className="flex shrink-0 items-start justify-around border-t border-line bg-surface pt-1 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:hidden"
    >
      <MailLink
        href="/mail/inbox"
        aria-current={here ? 'true' : undefined}
        className={classes(ITEM, here ? 'text-accent-ink' : 'text-ink-3')}
      >
        <Mail aria-hidden className="size-5" strokeWidth={1.75} />
        Mail
      </MailLink>
      <button
        type="button"
        onClick={() => openComposer({ kind: 'new' })}
        className={classes(ITEM, 'text-ink-3')}
      >
        <SquarePen aria-hidden className="size-5" strokeWidth={1.75} />
        Write
      </button>
      <RailDrawer rail={rail} title={team} className={`${ITEM} text-ink-3`}>
        <Menu aria-hidden className="size-5" strokeWidth={1.75} />
        More
      </RailDrawer>
    </nav>
  )
}
