'use client'

import { useEffect, useRef, useState } from 'react'

const FIRST_HEIGHT = 88 // px, until the mail has been measured: four lines
const HIGHEST = 30_000 // px: a mail beyond that scrolls inside
const GROWTHS = 40 // a mail that is sized by its frame would grow for ever

/**
 * A message's body in a frame in which nothing can run: `sandbox` (see lib/mime/frame.ts) allows no scripts, and so our own origin, by which
 * we measure how high it is, gives the mail nothing. The document comes with its own policy.
 */
export function MessageFrame({ id, title, sandbox }: { id: number; title: string; sandbox: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
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

    function watch() {
      const page = element?.contentDocument?.documentElement
      if (!page || element?.contentDocument?.URL === 'about:blank') return
      observer.disconnect()
      observer.observe(page)
      measure()
    }

    element.addEventListener('load', watch)
    watch() // it may have loaded before this script ran
    return () => {
      element.removeEventListener('load', watch)
      observer.disconnect()
    }
  }, [])

  return (
    <iframe
      ref={frame}
      src={`/api/v1/messages/${id}/html`}
      title={title}
      sandbox={sandbox}
      loading="lazy"
      height={height}
      className="mt-3 block w-full rounded-md"
    />
  )
}
