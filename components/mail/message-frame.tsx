'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { MessageBody } from '#/lib/mail/types.ts'

const FIRST_HEIGHT = 88 // px, until the mail has been measured: four lines
const HIGHEST = 30_000 // px: a mail beyond that scrolls inside
const GROWTHS = 40 // a mail that is sized by its frame would grow for ever

/**
 * A message's body in a frame in which nothing can run: `sandbox` (see lib/mime/frame.ts) allows no scripts, and so our own origin, by which
 * we write into it and measure how high it is, gives the mail nothing. The frame's document is the same for all mails, comes with its own
 * policy and stays in the browser's cache; a body is written into it, which asks no server.
 */
export function MessageFrame({
  body,
  title,
  sandbox,
}: {
  body: MessageBody
  title: string
  sandbox: string
}) {
  const frame = useRef<HTMLIFrameElement>(null)
  const height = useWritten(frame, body)
  return (
    <iframe
      ref={frame}
      src="/api/frame"
      title={title}
      sandbox={sandbox}
      height={height}
      className="mt-3 block w-full rounded-md"
    />
  )
}

/** Keeps `body` written in the frame; gives how high that is, in px. */
function useWritten(frame: RefObject<HTMLIFrameElement | null>, { content, light }: MessageBody): number {
  const [height, setHeight] = useState(FIRST_HEIGHT)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(measure)
    let growths = 0
    let last = 0

    function measure() {
      const page = element?.contentDocument?.documentElement
      if (!page || page.clientWidth === 0) return
      const bar = page.scrollWidth > page.clientWidth ? 16 : 0 // px: room for the scroll bar of a mail wider than its frame
      const wanted = Math.min(Math.ceil(page.getBoundingClientRect().height) + bar, HIGHEST)
      if (wanted > last && ++growths > GROWTHS) return
      last = wanted
      setHeight(wanted)
    }

    function write() {
      const page = element?.contentDocument
      if (!page || page.URL === 'about:blank') return // its own document is on the way
      observer.disconnect()
      page.documentElement.style.colorScheme = light
        ? 'light'
        : (document.documentElement.dataset.theme ?? 'light dark')
      page.body.innerHTML = content
      observer.observe(page.documentElement)
      measure()
    }

    element.addEventListener('load', write)
    write() // it may have loaded before this script ran
    return () => {
      element.removeEventListener('load', write)
      observer.disconnect()
    }
  }, [frame, content, light])

  return height
}
