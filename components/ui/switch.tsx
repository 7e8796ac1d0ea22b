'use client'

import { Switch as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'

/** On or off, at once. Its words stand beside it: tie them with `aria-labelledby`, and what it means with `aria-describedby`. */
export function Switch(props: Omit<ComponentProps<typeof Radix.Root>, 'className' | 'children'>) {
  return (
    <Radix.Root
      {...props}
      className="group relative inline-flex h-4.5 w-8 shrink-0 items-center rounded-full border border-line-control bg-surface transition-colors duration-(--t-fast) before:absolute before:-inset-x-1 before:-inset-y-2.5 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    >
      <Radix.Thumb className="block size-3.5 translate-x-px rounded-full bg-line-control transition-transform duration-(--t-fast) data-[state=checked]:translate-x-[15px] data-[state=checked]:bg-on-accent" />
    </Radix.Root>
  )
}
