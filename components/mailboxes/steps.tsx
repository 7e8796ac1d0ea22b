import { Check, Download, ListChecks, Plug, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#/components/ui/classes.ts'
import { type Clock, shortTime } from '#/components/ui/dates.ts'
import type { MailboxPage } from '#/lib/mailboxes/types.ts'
import { counted, named, roughly } from './words.ts'

type State = 'done' | 'now' | 'later'

/** The way of a mailbox: connected, listed, fetched, and compared with Gmail once a day. */
export function Steps({ mailbox, clock }: { mailbox: MailboxPage; clock: Clock }) {
  const { connectedAt, startedAt, listedAt, reconciledAt, minutesLeft, counts, start } = mailbox
  const at = (time: Date) => shortTime(time.getTime(), clock)
  const fetched = listedAt !== null && counts.listed === 0
  const total = counted(named(mailbox), clock.locale)
  const listing =
    startedAt && listedAt ? `${total} in ${minutesBetween(startedAt, listedAt)}` : `${total} so far`
  return (
    <ol className="flex border-t border-line px-5 py-3 max-lg:grid max-lg:grid-cols-2 max-lg:gap-2 max-sm:px-4">
      <Step state="done" name="Connected" note={at(connectedAt)} icon={<Plug {...ICON} />} />
      <Step state={listedAt ? 'done' : 'now'} name="Listed" note={listing} icon={<ListChecks {...ICON} />} />
      <Step
        state={fetched ? 'done' : listedAt ? 'now' : 'later'}
        name={fetched ? 'Fetched' : 'Fetching'}
        note={
          fetched
            ? start === 'new'
              ? 'only what is new'
              : counted(counts.stored, clock.locale)
            : minutesLeft === null
              ? `${counted(counts.listed, clock.locale)} to go`
              : `${roughly(minutesLeft)} to go`
        }
        icon={<Download {...ICON} />}
      />
      <Step
        state={reconciledAt ? 'done' : 'later'}
        name="Checked"
        note={reconciledAt ? `${at(reconciledAt)}, then once a day` : 'a day after listing'}
        icon={<ShieldCheck {...ICON} />}
      />
    </ol>
  )
}

function Step({ state, name, note, icon }: { state: State; name: string; note: string; icon: ReactNode }) {
  return (
    <li
      aria-current={state === 'now' ? 'step' : undefined}
      className={classes(
        'flex min-w-0 items-center gap-2.5 lg:not-last:flex-1 lg:not-last:after:mx-2 lg:not-last:after:h-px lg:not-last:after:flex-1',
        state === 'done' ? 'after:bg-accent' : 'after:bg-line-strong',
      )}
    >
      <span
        className={classes(
          'flex size-6 shrink-0 items-center justify-center rounded-full',
          state === 'done' && 'bg-success-soft text-success-ink',
          state === 'now' && 'bg-accent text-on-accent',
          state === 'later' && 'border border-dashed border-line-control text-ink-3',
        )}
      >
        {state === 'done' ? <Check {...ICON} strokeWidth={2.5} /> : icon}
      </span>
      <span className="min-w-0">
        <span className={classes('block leading-4 font-medium', state === 'later' && 'text-ink-2')}>
          {name}
          {state === 'done' && <span className="sr-only">, done</span>}
        </span>
        <span className="tnum block truncate text-xs text-ink-3">{note}</span>
      </span>
    </li>
  )
}

const ICON = { 'aria-hidden': true, className: 'size-3.5', strokeWidth: 2 } as const

function minutesBetween(from: Date, to: Date): string {
  const minutes = (to.getTime() - from.getTime()) / 60_000
  return minutes < 1 ? 'under 1 min' : `${Math.round(minutes)} min`
}
