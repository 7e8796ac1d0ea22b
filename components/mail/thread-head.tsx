import { AlarmClock, BellOff, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#/components/ui/classes.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { whenWords } from '#/components/ui/dates.ts'
import { dotClass } from '#/components/ui/hue.ts'
import type { OpenThread, ThreadRow } from '#/lib/mail/types.ts'
import { Label } from './label.tsx'
import { MailLink } from './mail-link.tsx'

const PLACES = { mail: 'Mail', trash: 'Trash', spam: 'Spam' }

/** What a thread is about, its labels, and whose mail it is. */
export function ThreadHead({
  thread,
}: {
  thread: Pick<ThreadRow, 'subject' | 'labels' | 'mailbox' | 'muted' | 'later'>
}) {
  const clock = useClock()
  return (
    <header className="border-b border-line px-5 pt-4 pb-3 max-sm:px-4 max-sm:pt-3">
      <h1
        tabIndex={-1}
        data-thread-title
        className="text-xl font-semibold tracking-tight text-balance [overflow-wrap:anywhere] outline-none"
      >
        {thread.subject || '(no subject)'}
      </h1>
      <div className="mt-1.5 flex min-h-[18px] flex-wrap items-center gap-1.5">
        {thread.labels.map((label) => (
          <Label key={label.name} label={label} />
        ))}
        {thread.later && (
          <Standing Icon={AlarmClock}>
            {thread.later.kind === 'snooze' ? 'Snoozed until' : 'Reminder'}{' '}
            {whenWords(thread.later.at, clock.now, clock)}
          </Standing>
        )}
        {thread.muted && <Standing Icon={BellOff}>Muted</Standing>}
        <span className="ml-auto flex min-w-0 items-center gap-1.5 text-xs text-ink-3 max-sm:ml-1 max-sm:first:ml-0">
          <span aria-hidden className={classes('size-2 rounded-xs', dotClass[thread.mailbox.colour])} />
          <span className="truncate">{thread.mailbox.address}</span>
        </span>
      </div>
    </header>
  )
}

/** What it is besides its labels: a status is filled, and has no dot. */
function Standing({ Icon, children }: { Icon: LucideIcon; children: ReactNode }) {
  return (
    <span className="tnum inline-flex h-5 items-center gap-1 rounded-sm bg-accent-soft px-1.5 text-xs text-accent-ink">
      <Icon aria-hidden className="size-3" strokeWidth={2} />
      <span>{children}</span>
    </span>
  )
}

/** That a thread goes on in trash or spam, or outside of them. */
export function Elsewhere({ thread }: { thread: OpenThread }) {
  return thread.elsewhere.map(({ place, count }) => (
    <p key={place} className="px-5 pt-4 text-xs text-ink-3 max-sm:px-4">
      {count === 1 ? '1 message' : `${count} messages`} of this thread {count === 1 ? 'is' : 'are'} in{' '}
      {PLACES[place]}.{' '}
      <MailLink
        href={`/mail/${place === 'mail' ? 'all' : place}/${thread.id}`}
        className="font-medium text-accent-ink hover:underline"
      >
        Show {count === 1 ? 'it' : 'them'}
      </MailLink>
    </p>
  ))
}
