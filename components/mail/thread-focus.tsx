'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

/**
 * The pane around a thread. Where it takes the list's place, the focus goes to its subject, since the row that was chosen is hidden. U goes back
 * to the list, to the row that it came from.
 */
export function ThreadFocus({
  back,
  threadId,
  children,
}: {
  back: string
  threadId: number
  children: ReactNode
}) {
  const router = useRouter()
  const pane = useRef<HTMLElement>(null)

  useEffect(() => {
    const title = pane.current?.querySelector<HTMLElement>('[data-thread-title]')
    if (document.activeElement === document.body || rowOf(threadId)?.offsetParent === null) title?.focus()
    return () => {
      const lost = document.activeElement === document.body || pane.current?.contains(document.activeElement)
      if (lost) setTimeout(() => rowOf(threadId)?.focus()) // once the list shows again
    }
  }, [threadId])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'u' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    router.push(back)
    rowOf(threadId)?.focus()
  }

  return (
    <section
      ref={pane}
      aria-label="Thread"
      data-pane
      data-thread={threadId}
      onKeyDown={onKeyDown}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      {children}
    </section>
  )
}

const rowOf = (threadId: number) => document.querySelector<HTMLElement>(`[data-row="${threadId}"]`)
