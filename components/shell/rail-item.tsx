'use client'

import type { ReactNode } from 'react'
import { MailLink } from '#/components/mail/mail-link.tsx'
import { useMailPlace } from '#/components/mail/place.ts'
import { classes } from '#/components/ui/classes.ts'
import { useNumbers } from '#/components/ui/clock.tsx'

type Item = {
  address: string | null // of a list; null: words that lead nowhere
  icon: ReactNode
  count?: number
  quiet?: boolean // the count is there to know, not to act on
  state?: ReactNode
  indent?: string | undefined
  children: ReactNode
}

/** One line of the rail. It shows as current as soon as it is chosen, before its page has come. */
export function RailItem({
  address,
  icon,
  count = 0,
  quiet = false,
  state,
  indent = 'pl-2',
  children,
}: Item) {
  const list = useMailPlace()?.list
  const current = address !== null && list !== undefined && isSameList(list, address)
  const number = useNumbers()
  const line = 'relative flex h-7 items-center gap-2 rounded-md pr-2 max-sm:h-10'
  const content = (
    <>
      <span
        className={classes(
          'flex size-4 shrink-0 items-center justify-center [&>svg]:size-4',
          current ? 'text-accent-ink' : 'text-ink-3',
        )}
      >
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {state}
      {count > 0 && (
        <span className={classes('tnum text-2xs', quiet ? 'text-ink-3' : 'font-semibold text-ink')}>
          {number(count)}
          <span className="sr-only"> unread</span>
        </span>
      )}
    </>
  )
  if (address === null) return <li className={classes(line, indent, 'text-ink-3')}>{content}</li>
  return (
    <li>
      <MailLink
        href={`/mail/${address}`}
        aria-current={current ? 'page' : undefined}
        className={classes(
          line,
          indent,
          current ? 'bg-pressed font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
        )}
      >
        {content}
      </MailLink>
    </li>
  )
}

/** Lines under a small head. */
export function RailGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-3">
      <h2 className="flex h-7 items-center pl-2 text-2xs font-medium text-ink-3 max-sm:text-xs">{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

/** Whether an address is of this list, narrowed or further down as it may be. */
const isSameList = (address: string, list: string) =>
  address === list ||
  /^-(unread|starred|files|before)\b/.test(address.startsWith(list) ? address.slice(list.length) : '')
