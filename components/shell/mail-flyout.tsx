'use client'

import { Mail } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useMailPlace } from '#/components/mail/place.ts'
import { classes } from '#/components/ui/classes.ts'
import { useNumbers } from '#/components/ui/clock.tsx'
import type { Rail } from '#/lib/mail/types.ts'

const Panel = lazy(() =>
  import('./mail-flyout-panel.tsx').then((module) => ({ default: module.MailFlyoutPanel })),
)

/** The icon of mail: it opens the lists beside itself, and closes them when one has been chosen. */
export function MailFlyout({ rail }: { rail: Rail }) {
  const opener = useRef<HTMLButtonElement>(null)
  const [near, setNear] = useState(false)
  const [open, setOpen] = useState(false)
  const place = useMailPlace()
  const path = usePathname()
  const number = useNumbers()
  const { inboxUnread } = rail
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes because another page has come
  useEffect(() => setOpen(false), [path, place?.list])
  return (
    <>
      <button
        ref={opener}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        data-state={open ? 'open' : 'closed'}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onClick={() => {
          setNear(true)
          setOpen(!open)
        }}
        aria-label={inboxUnread > 0 ? `Mail, ${number(inboxUnread)} unread` : 'Mail'}
        className={classes(
          'relative flex size-10 items-center justify-center rounded-md hover:bg-hover data-[state=open]:bg-pressed',
          place === null ? 'text-ink-3 hover:text-ink' : 'bg-pressed text-accent-ink',
        )}
      >
        <Mail aria-hidden className="size-5" strokeWidth={1.75} />
        {inboxUnread > 0 && (
          <span
            aria-hidden
            className="tnum absolute -top-1 -right-1 flex h-4 min-w-4 items-center justify-center rounded-full bg-canvas px-0.5 text-2xs font-semibold text-ink"
          >
            {inboxUnread > MOST_SHOWN ? `${number(MOST_SHOWN)}+` : number(inboxUnread)}
          </span>
        )}
      </button>
      {near && (
        <Suspense>
          <Panel opener={opener} open={open} onOpenChange={setOpen} rail={rail} />
        </Suspense>
      )}
    </>
  )
}

const MOST_SHOWN = 99 // more than two digits have no room beside the icon
