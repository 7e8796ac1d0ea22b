import { ChevronDown, ChevronLeft, ChevronUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#/components/ui/classes.ts'
import { useNumbers } from '#/components/ui/clock.tsx'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { ListView } from '#/lib/mail/types.ts'
import { MailLink } from './mail-link.tsx'

/** Above a thread: the way back to its list where that is hidden, what can be done with it, and its place among the others. */
export function ThreadBar({
  list,
  tools,
  position,
  next,
  previous,
  href,
}: {
  list: ListView
  tools: ReactNode
  position: number | null
  next: number | undefined
  previous: number | undefined
  href: (thread: number | undefined) => string
}) {
  const { total, counted } = list.head
  const number = useNumbers()
  return (
    <div className="flex h-(--bar) shrink-0 items-center gap-1 border-b border-line px-2 max-sm:h-13 max-sm:px-1">
      <MailLink
        href={href(undefined)}
        className="flex h-8 min-w-0 items-center gap-1 rounded-md px-2 font-medium text-ink-2 hover:bg-hover hover:text-ink max-sm:h-10 max-sm:text-md lg:group-data-[form=split]/panes:hidden"
      >
        <ChevronLeft aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
        <span className="truncate max-sm:sr-only">{list.head.title}</span>
      </MailLink>
      {tools}
      <span className="flex-1" />
      {position !== null && (
        <span className="tnum px-1 text-xs whitespace-nowrap text-ink-3 max-sm:hidden">
          {number(position)} of {total < counted ? number(total) : `${number(counted)}+`}
        </span>
      )}
      <Step href={previous === undefined ? null : href(previous)} words="Newer thread" keys="K">
        <ChevronUp aria-hidden className="size-4" strokeWidth={1.75} />
      </Step>
      <Step href={next === undefined ? null : href(next)} words="Older thread" keys="J">
        <ChevronDown aria-hidden className="size-4" strokeWidth={1.75} />
      </Step>
    </div>
  )
}

function Step({
  href,
  words,
  keys,
  children,
}: {
  href: string | null
  words: string
  keys: string
  children: ReactNode
}) {
  const look = 'flex size-8 shrink-0 items-center justify-center rounded-md max-sm:size-10'
  if (href === null)
    return (
      <span aria-hidden className={classes(look, 'text-ink-off')}>
        {children}
      </span>
    )
  return (
    <Tooltip text={words} keys={keys}>
      <MailLink
        href={href}
        aria-label={words}
        className={classes(look, 'text-ink-3 hover:bg-hover hover:text-ink')}
      >
        {children}
      </MailLink>
    </Tooltip>
  )
}
