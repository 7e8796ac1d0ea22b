'use client'

import * as Radix from '@radix-ui/react-menu'
import { type ComponentProps, type ReactNode, type RefObject, useRef } from 'react'

/** The open part of a menu: loaded when somebody comes near a trigger. See menu.tsx. */
export function MenuPanel({
  open,
  onOpenChange,
  opener,
  label,
  side,
  align,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  opener: RefObject<HTMLButtonElement | null>
  label: string
  side: 'top' | 'right' | 'bottom'
  align: 'start' | 'end'
  children: ReactNode
}) {
  const leftByPointer = useRef(false) // somebody pressed elsewhere, and that is where the focus goes
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Anchor virtualRef={opener} />
      <Radix.Portal
        container={open ? (opener.current?.closest<HTMLElement>('main, nav, [data-landmark]') ?? null) : null}
      >
        <Radix.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onInteractOutside={(event) => {
            const { target } = event.detail.originalEvent
            if (target instanceof Node && opener.current?.contains(target))
              event.preventDefault() // its click closes
            else leftByPointer.current = true
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (!leftByPointer.current) opener.current?.focus()
            leftByPointer.current = false
          }}
          className="fade-in z-50 max-h-(--radix-popper-available-height) min-w-48 overflow-y-auto overscroll-contain rounded-lg bg-raised p-1 shadow-pop"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** One row of it. Give a link or a button as child with `asChild`, or `onSelect`. */
export function MenuItem(props: ComponentProps<typeof Radix.Item>) {
  return (
    <Radix.Item
      {...props}
      className="flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-ink outline-none select-none data-disabled:text-ink-off data-highlighted:bg-hover max-sm:h-10 [&>svg]:text-ink-3"
    />
  )
}

/** Words at the top of a menu that are not a choice. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1.5 text-xs text-ink-3">{children}</Radix.Label>
}
