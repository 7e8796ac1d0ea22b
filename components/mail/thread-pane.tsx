import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classes } from '#/components/ui/classes.ts'
import { dotClass } from '#/components/ui/hue.ts'
import type { ThreadView } from '#/lib/mail/types.ts'
import { Label } from './label.tsx'
import { ThreadFocus } from './thread-focus.tsx'

const PLACES = { mail: 'Mail', trash: 'Trash', spam: 'Spam' }

/** A thread beside its list, or in its place on a narrow screen: the way back, what it is about, its messages. */
export function ThreadPane({
  thread,
  list,
  listTitle,
  notice,
  children,
}: {
  thread: ThreadView
  list: string // the address of the list that it was opened from
  listTitle: string
  notice: ReactNode
  children: ReactNode
}) {
  return (
    <ThreadFocus back={`/mail/${list}`} threadId={thread.id}>
      <p className="flex h-(--bar) shrink-0 items-center border-b border-line px-1 max-sm:h-13 lg:hidden">
        <Link
          href={`/mail/${list}`}
          prefetch={false}
          className="flex h-8 items-center gap-1 rounded-md px-2 font-medium text-ink-2 hover:bg-hover hover:text-ink max-sm:h-10 max-sm:text-md"
        >
          <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
          {listTitle}
        </Link>
      </p>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-8">
        {notice}
        <header className="border-b border-line px-5 pt-4 pb-3 max-sm:px-4">
          <h1
            tabIndex={-1}
            data-thread-title
            className="text-xl font-semibold tracking-tight text-balance [overflow-wrap:anywhere] outline-none"
          >
            {thread.subject || '(no subject)'}
          </h1>
          <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
            {thread.labels.map((label) => (
              <Label key={label.name} label={label} />
            ))}
            <span className="ml-auto flex min-w-0 items-center gap-1.5 text-xs text-ink-3">
              <span aria-hidden className={classes('size-2 rounded-xs', dotClass[thread.mailbox.colour])} />
              <span className="truncate">{thread.mailbox.address}</span>
            </span>
          </div>
        </header>
        {children}
        {thread.elsewhere.map(({ place, count }) => (
          <p key={place} className="px-5 pt-4 text-xs text-ink-3 max-sm:px-4">
            {count === 1 ? '1 message' : `${count} messages`} of this thread {count === 1 ? 'is' : 'are'} in{' '}
            {PLACES[place]}.{' '}
            <Link
              href={`/mail/${place === 'mail' ? 'all' : place}/${thread.id}`}
              prefetch={false}
              className="font-medium text-accent-ink hover:underline"
            >
              Show {count === 1 ? 'it' : 'them'}
            </Link>
          </p>
        ))}
      </div>
    </ThreadFocus>
  )
}
