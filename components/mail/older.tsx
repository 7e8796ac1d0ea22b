'use client'

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { callApi } from '#/lib/api/client.ts'
import type { ThreadPage } from '#/lib/mail/types.ts'
import { MailLink } from './mail-link.tsx'

const AHEAD = '600px' // how far below the last row that is seen the next page is fetched

/** The next page of a list: it comes by itself when one nears the end. Without script, and in another tab, it is a page of its own. */
export function Older({
  address,
  scroller,
  onPage,
}: {
  address: string
  scroller: RefObject<HTMLElement | null>
  onPage: (page: ThreadPage) => void
}) {
  const [failed, setFailed] = useState(false)
  const link = useRef<HTMLAnchorElement>(null)
  const asked = useRef<string>(undefined)

  const load = useEffectEvent(async () => {
    if (asked.current === address) return
    asked.current = address
    setFailed(false)
    try {
      onPage(await callApi<ThreadPage>('GET', `/api/v1/threads?list=${address}`))
    } catch {
      asked.current = undefined
      setFailed(true)
    }
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: each address is looked out for anew
  useEffect(() => {
    const near = new IntersectionObserver(([entry]) => entry?.isIntersecting && void load(), {
      root: scroller.current,
      rootMargin: AHEAD,
    })
    if (link.current) near.observe(link.current)
    return () => near.disconnect()
  }, [address, scroller])

  return (
    <p className="flex h-11 shrink-0 items-center justify-center gap-2 text-xs text-ink-3">
      {failed && <span role="alert">Older threads did not come.</span>}
      <MailLink
        ref={link}
        href={`/mail/${address}`}
        className="rounded-md px-2 py-1 font-medium text-accent-ink hover:underline"
      >
        {failed ? 'Try again' : 'Load older'}
      </MailLink>
    </p>
  )
}
