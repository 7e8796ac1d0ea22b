import { useQuery } from '@tanstack/react-query'
import { type LucideIcon, Paperclip } from 'lucide-react'
import { shareOf } from '#/components/mail/file-size.ts'
import { railQuery } from '#/components/mail/queries.ts'
import { classes } from '#/components/ui/classes.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { type Clock, dayNumber, fullTime, shortTime, whenWords } from '#/components/ui/dates.ts'
import { dotClass } from '#/components/ui/hue.ts'
import { Progress } from '#/components/ui/progress.tsx'
import type { OutboxRow } from '#/lib/send/types.ts'
import { OutboxDeeds } from './outbox-deeds.tsx'

/** A mail of the outbox: to whom, what, from where, when; why it does not leave; and what can be done. */
export function OutboxLine({
  row,
  Icon,
  look,
  now,
  leaving,
}: {
  row: OutboxRow
  Icon: LucideIcon
  look: string
  now: number // ms
  leaving: boolean // within some seconds
}) {
  const clock = useClock()
  const { data: rail } = useQuery({ ...railQuery, enabled: false })
  const { to, subject, trouble, state, hasFiles, size, uploaded, mailboxId } = row
  const mailbox = rail?.mailboxes.find(({ id }) => id === mailboxId)
  const deeds = <OutboxDeeds row={row} leaving={leaving} />
  return (
    <li className="relative border-b border-line py-1 pr-3 pl-8 max-sm:py-2 max-sm:pl-4">
      {mailbox && (
        <span
          aria-hidden
          className={classes('absolute top-2.5 left-0 h-4 w-[3px] rounded-r-full', dotClass[mailbox.colour])}
        />
      )}
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <Icon aria-hidden className={classes('size-4 shrink-0', look)} strokeWidth={1.75} />
        <span className="w-44 truncate font-medium max-sm:w-auto max-sm:flex-1">
          {to.map(({ name, email }) => name || email).join(', ')}
        </span>
        <span className="min-w-0 flex-1 basis-40 truncate max-sm:order-last max-sm:basis-full">
          {subject || '(no subject)'}
        </span>
        {hasFiles && <Paperclip aria-label="With files" className="size-3.5 text-ink-3" strokeWidth={1.75} />}
        {mailbox && (
          <span className="flex w-28 items-center gap-2 text-ink-2 max-lg:w-auto max-sm:sr-only">
            <span aria-hidden className={classes('size-2 rounded-xs', dotClass[mailbox.colour])} />
            <span className="truncate">{mailbox.name}</span>
          </span>
        )}
        {state === 'sending' && size !== null && size > 0 && uploaded < size ? (
          <span className="flex w-52 items-center gap-2">
            <Progress label={`${subject} is on its way`} value={uploaded / size} />
            <span className="tnum text-xs whitespace-nowrap text-ink-3">{shareOf(uploaded, size)}</span>
          </span>
        ) : (
          <When row={row} clock={clock} now={now} leaving={leaving} />
        )}
        {(state === 'queued' || (state === 'sending' && !trouble)) && deeds}
      </div>
      {trouble && (
        <div className="flex flex-wrap items-start gap-x-6 gap-y-2 py-1 pl-7 max-sm:pl-0">
          <p className="min-w-0 flex-1 basis-72">
            <span className={classes('font-medium', look)}>{trouble.what}</span>{' '}
            <span className="text-ink-2">{trouble.meaning}</span>
          </p>
          {state === 'asking' ? <History row={row} clock={clock} /> : deeds}
        </div>
      )}
      {state === 'asking' && <div className="py-1 pl-7 max-sm:pl-0">{deeds}</div>}
    </li>
  )
}

const BEFORE = { asking: 'since', failed: 'stopped', sending: '', queued: '', sent: '', cancelled: '' }

function When({
  row: { state, sendAt, sentAt, history },
  clock,
  now,
  leaving,
}: {
  row: OutboxRow
  clock: Clock
  now: number
  leaving: boolean
}) {
  const stopped = state === 'failed' || state === 'asking' ? history.at(-1)?.at : undefined
  const at = sentAt ?? stopped ?? sendAt
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={fullTime(at, clock)}
      className="tnum text-right text-xs whitespace-nowrap text-ink-3 sm:min-w-20"
    >
      {leaving
        ? `leaves ${sendAt > now ? `in ${Math.ceil((sendAt - now) / 1_000)} s` : 'now'}`
        : state === 'queued'
          ? comingWords(at, now, clock)
          : `${BEFORE[state]} ${shortTime(at, clock)}`}
    </time>
  )
}

/** "today 15:00", "Wed 08:00", "30 Nov 08:00". */
const comingWords = (at: number, now: number, clock: Clock) =>
  `${dayNumber(at, clock) === dayNumber(now, clock) ? 'today ' : ''}${whenWords(at, now, clock)}`

const STEPS: Record<string, string> = {
  queued: 'You sent it',
  again: 'You sent it again',
  drafted: 'It stood in Gmail’s drafts',
  asked: 'Gmail was asked to send it',
  unknown: 'Gmail’s answer was lost',
  asking: 'Found neither in drafts nor in Sent',
}

/** What was tried, with the times. */
function History({ row: { history }, clock }: { row: OutboxRow; clock: Clock }) {
  return (
    <ol aria-label="What was tried" className="tnum text-xs text-ink-2">
      {history.slice(-5).map(({ at, what }) => (
        <li key={`${at} ${what}`} className="flex gap-3">
          <time dateTime={new Date(at).toISOString()} className="w-12 text-right text-ink-3">
            {shortTime(at, clock)}
          </time>
          {STEPS[what] ?? what}
        </li>
      ))}
    </ol>
  )
}
