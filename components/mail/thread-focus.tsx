'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/**
 * The pane around a thread. Where it takes the list's place, the focus goes to its subject, since the row that was chosen is hidden;
 * when it closes, back to the row that it came from.
 */
export function ThreadFocus({
  id,
  titled,
  children,
}: {
  id: number
  titled: boolean // its subject is there
  children: ReactNode
}) {
  const pane = useRef<HTMLElement>(null)

  useEffect(() => {
    if (!titled) return
    const title = pane.current?.querySelector<HTMLElement>('[data-thread-title]')
    if (document.activeElement === document.body || rowOf(id)?.offsetParent === null) title?.focus()
  }, [id, titled])

  useEffect(
    () => () => {
      const lost = document.activeElement === document.body || pane.current?.contains(document.activeElement)
      if (lost) setTimeout(() => rowOf(openThread() ?? id)?.focus()) // once the list shows again, or the next thread
    },
    [id],
  )

  return (
    <section
      ref={pane}
      aria-label="Thread"
      data-thread={id}
      data-pane
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      {children}
    </section>
  )
}

/** The thread that has taken this one's place. */
const openThread = () => document.querySelector<HTMLElement>('[data-thread]')?.dataset.thread

const rowOf = (threadId: number | string) => document.querySelector<HTMLElement>(`[data-row="${threadId}"]`)
