'use client'

import { usePathname } from 'next/navigation'
import { createContext, type ReactElement, type ReactNode, useContext } from 'react'
import { MailLink } from '#/components/mail/mail-link.tsx'
import { useMailPlace } from '#/components/mail/place.ts'
import { classes } from '#/components/ui/classes.ts'
import { useNumbers } from '#/components/ui/clock.tsx'
import { Tooltip } from '#/components/ui/tooltip.tsx'

type Item = {
  address: string | null // of a list; null: words that lead nowhere
  icon: ReactNode
  count?: number
  quiet?: boolean // the count is there to know, not to act on
  counted?: string // what is counted, where it is not unread mail
  state?: ReactNode
  indent?: string | undefined
  hint?: string | undefined // the whole name, where the line has no room for it
  side?: ReactNode // a button of its own, before the count
  tool?: ReactNode // in the count's place while one is near
  children: ReactNode
}

const Here = createContext('') // the address of a list; the path of a page that is none

/** Says to the lines within where one is: they are drawn anew when that is another list, and not with each thread that opens or closes. */
export function RailPlace({ children }: { children: ReactNode }) {
  const path = usePathname()
  const list = useMailPlace()?.list
  return <Here value={list ?? path}>{children}</Here>
}

/** One line of the rail. It shows as current as soon as it is chosen, before its page has come. */
export function RailItem({
  address,
  icon,
  count = 0,
  quiet = false,
  counted = 'unread',
  state,
  indent = 'pl-2',
  hint,
  side,
  tool,
  children,
}: Item) {
  const here = useContext(Here)
  const current =
    address !== null && (here.startsWith('/') ? here === `/mail/${address}` : isSameList(here, address))
  const number = useNumbers()
  const line = 'relative flex h-7 min-w-0 flex-1 items-center gap-2 rounded-md pr-2 max-sm:h-10'
  const content = (
    <>
      <span
        className={classes(
          'flex size-4 shrink-0 items-center justify-center [&>svg]:size-4 [&>svg]:stroke-[1.75]',
          current ? 'text-accent-ink' : 'text-ink-3',
        )}
      >
        {icon}
      </span>
      <span className={classes('min-w-0 flex-1 truncate', side ? 'pr-7' : undefined)}>{children}</span>
      {state}
      {count > 0 && (
        <span className={classes('tnum text-2xs', quiet ? 'text-ink-3' : 'font-semibold text-ink')}>
          {number(count)}
          <span className="sr-only"> {counted}</span>
        </span>
      )}
    </>
  )
  return (
    <li className="group/item relative flex items-center">
      {address === null ? (
        <span className={classes(line, indent, 'text-ink-3')}>{content}</span>
      ) : (
        <Hint text={hint}>
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
        </Hint>
      )}
      {side && <span className="absolute right-7 max-sm:right-8">{side}</span>}
      {tool && (
        <span className="absolute right-0 opacity-0 group-hover/item:opacity-100 focus-within:opacity-100 has-data-[state=open]:opacity-100 max-sm:hidden">
          {tool}
        </span>
      )}
    </li>
  )
}

const Hint = ({ text, children }: { text: string | undefined; children: ReactElement }) =>
  text === undefined ? (
    children
  ) : (
    <Tooltip text={text} side="right">
      {children}
    </Tooltip>
  )

/** Lines under a small head, with a button at its right for one more of them. */
export function RailGroup({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="mt-3">
      <div className="flex h-7 items-center justify-between max-sm:h-10">
        <h2 className="pl-2 text-2xs font-medium text-ink-3 max-sm:text-xs">{title}</h2>
        {action}
      </div>
      <ul>{children}</ul>
    </section>
  )
}

/** Whether an address is of this list, narrowed or further down as it may be. */
const isSameList = (address: string, list: string) =>
  address === list ||
  /^-(unread|starred|files|before)\b/.test(address.startsWith(list) ? address.slice(list.length) : '')
