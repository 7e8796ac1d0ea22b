'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { goTo, readPlace, useMailPlace } from './place.ts'

/** A link to a list or a thread. From within the mail it goes there in the same frame; from elsewhere, and in another tab, it is a link like any. */
export function MailLink({ href, ...rest }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  const within = useMailPlace() !== null
  const place = readPlace(href)
  return (
    <Link
      {...rest}
      href={href}
      prefetch={false}
      onNavigate={(event) => {
        if (!within || !place) return
        event.preventDefault()
        goTo(place)
      }}
    />
  )
}
