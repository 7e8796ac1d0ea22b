'use client'

import { Slot } from 'radix-ui'
import {
  type KeyboardEvent,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useRef,
  useState,
} from 'react'

const panel = () => import('./menu-panel.tsx') // with its library, which nobody needs before a menu opens
const MenuPanel = lazy(() => panel().then((module) => ({ default: module.MenuPanel })))
export const MenuItem = lazy(() => panel().then((module) => ({ default: module.MenuItem })))
export const MenuNote = lazy(() => panel().then((module) => ({ default: module.MenuNote })))

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
  const [near, setNear] = useState(false) // somebody points at the trigger, or has come to it by keys
  const [open, setOpen] = useState(false)
  const comeNear = () => setNear(true)
  const openDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <>
      <Slot.Root
        ref={opener}
        aria-haspopup="menu"
        aria-expanded={open}
        data-state={open ? 'open' : 'closed'}
        onPointerEnter={comeNear}
        onFocus={comeNear}
        onKeyDown={openDown}
        onClick={() => {
          comeNear()
          setOpen(!open)
        }}
      >
        {trigger}
      </Slot.Root>
      {near && (
        <Suspense>
          <MenuPanel opener={opener} open={open} onOpenChange={setOpen} {...{ label, side, align }}>
            {children}
          </MenuPanel>
        </Suspense>
      )}
    </>
  )
}

/** The key that does the same, at the right of a row. */
export function MenuKeys({ children }: { children: string }) {
  return (
    <span aria-hidden className="ml-auto pl-4 text-2xs text-ink-3">
      {children}
    </span>
  )
}
