'use client'

import { DropdownMenu } from 'radix-ui'
import { type ComponentProps, type ReactElement, type ReactNode, useRef, useState } from 'react'

/**
 * A menu that opens from its trigger. Not modal: the page behind stays scrollable. It is drawn at the end of the landmark that its trigger stands in, so
 * that nothing of the page is outside of all landmarks.
 */
export function Menu({
  trigger,
  label,
  side = 'bottom',
  align = 'start',
  children,
}: {
  trigger: ReactElement
  label: string
  side?: 'top' | 'right' | 'bottom'
  align?: 'start' | 'end'
  children: ReactNode
}) {
  const opener = useRef<HTMLButtonElement>(null)
  const [landmark, setLandmark] = useState<HTMLElement | null>(null)
  return (
    <DropdownMenu.Root
      modal={false}
      onOpenChange={() => setLandmark(opener.current?.closest<HTMLElement>('main, nav') ?? null)}
    >
      <DropdownMenu.Trigger asChild ref={opener}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="fade-in z-50 min-w-48 rounded-lg bg-raised p-1 shadow-pop"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** One row of it. Give a link or a button as child with `asChild`, or `onSelect`. */
export function MenuItem(props: ComponentProps<typeof DropdownMenu.Item>) {
  return (
    <DropdownMenu.Item
      {...props}
      className="flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-ink outline-none select-none data-disabled:text-ink-off data-highlighted:bg-hover max-sm:h-10 [&>svg]:text-ink-3"
    />
  )
}

/** Words at the top of a menu that are not a choice. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 py-1.5 text-xs text-ink-3">{children}</DropdownMenu.Label>
}

/** The key that does the same, at the right of a row. */
export function MenuKeys({ children }: { children: string }) {
  return (
    <span aria-hidden className="ml-auto pl-4 text-2xs text-ink-3">
      {children}
    </span>
  )
}
