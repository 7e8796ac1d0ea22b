'use client'

import { Mail } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Popover } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useMailPlace } from '#/components/mail/place.ts'
import { classes } from '#/components/ui/classes.ts'
import { useNumbers } from '#/components/ui/clock.tsx'
import type { Rail } from '#/lib/mail/types.ts'
import { RailNav } from './rail-nav.tsx'
import { SyncBars } from './sync-bars.tsx'

/** The icon of mail: it opens the lists beside itself, and closes them when one has been chosen. */
export function MailFlyout({ rail }: { rail: Rail }) {
  const [open, setOpen] = useState(false)
  const place = useMailPlace()
  const path = usePathname()
  const number = useNumbers()
  const { inboxUnread } = rail
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes because another page has come
  useEffect(() => setOpen(false), [path, place?.list])
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
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
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="Mail"
          side="right"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className="fade-in z-40 flex max-h-(--radix-popover-content-available-height) w-60 flex-col rounded-lg bg-raised p-2 shadow-pop outline-none"
        >
          <RailNav rail={rail} />
          <SyncBars mailboxes={rail.mailboxes} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const MOST_SHOWN = 99 // more than two digits have no room beside the icon
