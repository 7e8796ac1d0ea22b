'use client'

import { Slot } from 'radix-ui'
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'

const Host = lazy(() => import('./tooltip-host.tsx').then((module) => ({ default: module.TooltipHost })))

/** Says what an icon does, and its key. It is not the control's name: give that as aria-label too. What shows it is one for the whole page: TooltipLayer. */
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
    <Slot.Root data-tip={text} data-tip-keys={keys} data-tip-side={side}>
      {children}
    </Slot.Root>
  )
}

/** Once in the whole page. It comes when the page lives. */
export function TooltipLayer() {
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return <Suspense>{alive && <Host />}</Suspense>
}
