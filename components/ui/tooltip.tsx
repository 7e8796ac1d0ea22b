'use client'

import { Tooltip as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

const OPENS_AFTER = 400 // ms: long enough not to flicker while the pointer passes

/** Once around the whole page, so that the second tooltip of a row opens at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={OPENS_AFTER}>{children}</Radix.Provider>
}

/** Says what an icon does, and its key. It is not the control's name: give that as aria-label too. */
export function Tooltip({
  text,
  keys,
  children,
  side = 'bottom',
}: {
  text: string
  keys?: string | undefined
  children: ReactElement
  side?: 'top' | 'right' | 'bottom' | 'left'
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="fade-in z-50 max-w-72 rounded-md bg-inverse px-2 py-1 text-xs text-on-inverse"
        >
          {text}
          {keys && <span className="ml-1.5 text-on-inverse-2">{keys}</span>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
