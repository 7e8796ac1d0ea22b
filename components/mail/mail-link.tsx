'use client'

import type { ComponentProps, MouseEvent } from 'react'
import { useWay } from './use-way.ts'

/** A link to a list or a thread. From within the mail it goes there in the same frame; from elsewhere by the router, and in another tab as any link. */
export function MailLink({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  const go = useWay()

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (event.defaultPrevented || elsewhere) return
    event.preventDefault()
    go(href)
  }

  return <a {...rest} href={href} onClick={follow} />
}
