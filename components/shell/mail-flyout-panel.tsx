'use client'

import { Popover } from 'radix-ui'
import type { RefObject } from 'react'
import type { Rail } from '#/lib/mail/types.ts'
import { RailNav } from './rail-nav.tsx'
import { SyncBars } from './sync-bars.tsx'

/** The lists beside the icon rail: loaded when somebody comes near its icon. */
export function MailFlyoutPanel({
  open,
  onOpenChange,
  opener,
  rail,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  opener: RefObject<HTMLButtonElement | null>
  rail: Rail
}) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={opener} />
      <Popover.Portal>
        <Popover.Content
          aria-label="Mail"
          side="right"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          onInteractOutside={(event) => {
            const { target } = event.detail.originalEvent
            if (target instanceof Node && opener.current?.contains(target)) event.preventDefault() // its click closes
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (document.activeElement === document.body) opener.current?.focus()
          }}
          className="fade-in z-40 flex max-h-(--radix-popover-content-available-height) w-60 flex-col rounded-lg bg-raised p-2 shadow-pop outline-none"
        >
          <RailNav rail={rail} />
          <SyncBars mailboxes={rail.mailboxes} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
