'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

/**
 * The pane around a thread. Where it takes the list's place, the focus goes to its subject, since the row that was chosen is hidden. J and K go to
 * the next and the previous thread, U back to the list, to the row that it came from.
 */
export function ThreadFocus({
  id,
  next,
  previous,
  open,
  children,
}: {
  id: number
  next: number | undefined
  previous: number | undefined
  open: (thread: number | null) => void
  children: ReactNode
}) {
  const pane = useRef<HTMLElement>(null)

  useEffect(() => {
    const title = pane.current?.querySelector<HTMLElement>('[data-thread-title]')
    if (document.activeElement === document.body || rowOf(id)?.offsetParent === null) title?.focus()
    return () => {
      const lost = document.activeElement === document.body || pane.current?.contains(document.activeElement)
      if (lost) setTimeout(() => rowOf(id)?.focus()) // once the list shows again
    }
  }, [id])

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (event.key === 'u') {
      open(null)
      rowOf(id)?.focus()
    }
    if (event.key === 'j' && next !== undefined) open(next)
    if (event.key === 'k' && previous !== undefined) open(previous)
  }

  return (
    <section
      ref={pane}
      aria-label="Thread"
      data-thread={id}
      data-pane
      onKeyDown={onKeyDown}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      {children}
    </section>
  )
}

const rowOf = (threadId: number) => document.querySelector<HTMLElement>(`[data-row="${threadId}"]`)
