'use client'

import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import { pressKey } from '#/components/keys/press-key.ts'
import type { Frames, MessageBody } from '#/lib/mail/types.ts'
import { fitFrame } from './fit-frame.ts'
import { giveBack, isWarm, takeFrame } from './warm-frames.ts'

/** How a mail that is wider than its frame is shown: `scale` from 0 to 1, `width` in px as its sender made it. */
export type Fit = { width: number; scale: number }

/**
 * A message's body in a frame in which nothing can run: `sandbox` (see lib/mime/frame.ts) allows no scripts, and so our own origin, by which
 * we write into it and measure how high it is, gives the mail nothing. The frame's document is the same for all mails and comes with its own
 * policy; a body is written into it, which asks no server.
 */
export function MessageFrame({
  body: { content, light },
  title,
  frames: { source, sandbox },
  full,
  onFit,
}: {
  body: MessageBody
  title: string
  frames: Frames
  full: boolean // as wide as it is, with a bar to scroll
  onFit: (fit: Fit) => void
}) {
  const slot = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const tellFit = useEffectEvent(onFit)

  useLayoutEffect(() => {
    if (!slot.current) return
    const taken = takeFrame(slot.current, { source, sandbox })
    frame.current = taken
    return () => giveBack(taken)
  }, [source, sandbox])

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    element.title = title
    element.className = 'block w-full rounded-md'
    const leaving = new AbortController()
    const { signal } = leaving

    function write() {
      const page = element?.contentDocument
      if (!element || !page || !isWarm(element)) return // its own document is on the way
      const theme = document.documentElement.dataset.theme ?? 'light dark'
      page.documentElement.style.colorScheme = light ? 'light' : theme
      page.body.innerHTML = content
      page.addEventListener('keydown', pressKey, { signal }) // one reads on by key from within a mail, too
      fitFrame(element, { full, onFit: tellFit, signal })
    }

    element.addEventListener('load', write, { signal })
    write()
    return () => leaving.abort()
  }, [content, light, title, full])

  return <div ref={slot} className="mt-3" />
}
