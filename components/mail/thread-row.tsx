import { AlarmClock, BellOff, Paperclip, Star } from 'lucide-react'
import { memo } from 'react'
import { RowCheck, RowTools } from '#/components/actions/row-tools.tsx'
import { Avatar } from '#/components/ui/avatar.tsx'
import { classes } from '#/components/ui/classes.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime, rowTime, whenWords } from '#/components/ui/dates.ts'
import { dotClass } from '#/components/ui/hue.ts'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { MailboxName, Place, ThreadRow as Thread } from '#/lib/mail/types.ts'
import { Label } from './label.tsx'
import { MailLink } from './mail-link.tsx'
import { nameOf, rowNames, rowPerson } from './names.ts'

const CHIPS = 1 // labels that fit beside a subject

/** A thread in a list: who, when, what it is about, how it begins. 77 px high, in the wide form a line of 36, and a link as a whole. */
export const ThreadRow = memo(function ThreadRow({
  thread,
  href,
  open,
  mixed,
  tabIndex,
  selected,
  selecting,
  tools,
}: {
  thread: Thread
  href: string
  open: boolean
  mixed: boolean // several mailboxes: a tick says whose it is
  tabIndex: 0 | -1
  selected: boolean
  selecting: boolean // some row is
  tools: Place | null // those for mail that is there; null: nobody is near
}) {
  const clock = useClock()
  const { unread } = thread
  const person = rowPerson(thread)
  const names = rowNames(thread)
  const subject = thread.subject || '(no subject)'
  return (
    <>
      <MailLink
        href={href}
        tabIndex={tabIndex}
        aria-current={open ? 'true' : undefined}
        data-row={thread.id}
        className={classes(
          'relative flex h-[77px] border-b border-line outline-offset-[-2px] wide:h-9 wide:items-center',
          open || selected ? 'bg-selected' : 'group-hover/row:bg-hover',
        )}
      >
        {mixed && <Tick mailbox={thread.mailbox} />}
        <span
          className={classes(
            'relative flex w-8 shrink-0 flex-col items-center pt-3.5 pl-1 max-sm:hidden wide:w-18 wide:flex-row wide:gap-1 wide:pt-0 wide:pl-10',
            selecting
              ? 'opacity-0 wide:opacity-100'
              : 'group-hover/row:opacity-0 group-has-focus-visible/row:opacity-0 wide:opacity-100!',
          )}
        >
          <Marks thread={thread} />
        </span>
        <span className="relative flex w-14 shrink-0 justify-center pt-3.5 sm:hidden">
          <Avatar name={nameOf(person)} seed={person.email} size={32} />
        </span>
        <span className="relative min-w-0 flex-1 py-2.5 pr-3 max-sm:pr-4 wide:contents">
          <span className="flex h-5 items-center gap-1.5 wide:contents">
            <span className="flex min-w-0 items-baseline gap-1.5 wide:mr-3 wide:w-44 wide:shrink-0">
              <span
                className={classes(
                  'min-w-0 truncate max-sm:text-md',
                  unread ? 'font-semibold text-ink' : 'font-medium text-ink-2',
                )}
              >
                {names}
              </span>
              {thread.messageCount > 1 && (
                <span className="tnum text-2xs text-ink-3">
                  {thread.messageCount}
                  <span className="sr-only"> messages</span>
                </span>
              )}
            </span>
            <span className="flex-1 wide:hidden" />
            <span
              className={classes(
                'text-ink-3 wide:order-2 wide:ml-2 wide:w-4 sm:group-hover/row:hidden sm:group-has-focus-visible/row:hidden',
                !thread.hasAttachments && 'hidden wide:block',
              )}
            >
              {thread.hasAttachments && (
                <>
                  <Paperclip aria-hidden className="size-3.5" strokeWidth={1.75} />
                  <span className="sr-only">has files</span>
                </>
              )}
            </span>
            <span className="flex items-center gap-1.5 empty:hidden sm:hidden">
              <Marks thread={thread} />
            </span>
            <time
              dateTime={new Date(thread.at).toISOString()}
              title={fullTime(thread.at, clock)}
              className={classes(
                'tnum shrink-0 text-xs wide:order-3 wide:w-24 wide:pr-4 wide:text-right sm:group-hover/row:hidden sm:group-has-focus-visible/row:hidden',
                unread ? 'font-medium text-ink' : 'text-ink-3',
              )}
            >
              {rowTime(thread.at, clock)}
            </time>
            <span className="hidden w-26 shrink-0 wide:order-3 wide:ml-2 wide:w-30 sm:group-hover/row:block sm:group-has-focus-visible/row:block" />
          </span>
          <span className="flex h-5 items-center gap-2 wide:contents">
            <span
              className={classes(
                'min-w-0 flex-1 truncate wide:max-w-3/5 wide:flex-none',
                unread ? 'font-medium text-ink' : 'text-ink-2',
              )}
            >
              {subject}
            </span>
            <span className="flex shrink-0 items-center gap-1.5 wide:order-1 wide:ml-2">
              {thread.later && (
                <span className="tnum inline-flex h-[18px] items-center gap-1 rounded-sm bg-accent-soft px-1.5 text-2xs text-accent-ink">
                  <AlarmClock aria-hidden className="size-3" strokeWidth={2} />
                  <span className="sr-only">
                    {thread.later.kind === 'snooze' ? 'snoozed until' : 'reminder'}
                  </span>
                  {whenWords(thread.later.at, clock.now, clock)}
                </span>
              )}
              {thread.muted && (
                <span className="text-ink-3">
                  <BellOff aria-hidden className="size-3" strokeWidth={2} />
                  <span className="sr-only">Muted</span>
                </span>
              )}
              {thread.labels.slice(0, CHIPS).map((label) => (
                <Label key={label.name} label={label} />
              ))}
              {thread.labels.length > CHIPS && (
                <span className="tnum text-2xs text-ink-3">
                  +{thread.labels.length - CHIPS}
                  <span className="sr-only"> labels</span>
                </span>
              )}
            </span>
          </span>
          <span className="block truncate text-xs text-ink-3 wide:ml-2 wide:min-w-0 wide:flex-1 wide:text-sm">
            {thread.snippet}
          </span>
          {mixed && <span className="sr-only">in {thread.mailbox.address}</span>}
        </span>
      </MailLink>
      <RowCheck words={`Choose ${names}: ${subject}`} {...{ selected, selecting, tabIndex }} />
      {tools && <RowTools row={thread} place={tools} tabIndex={tabIndex} />}
    </>
  )
})

/** Whose mail it is, where several mailboxes are mixed. */
function Tick({ mailbox }: { mailbox: MailboxName }) {
  return (
    <Tooltip text={mailbox.address} side="right">
      <span aria-hidden className="absolute top-2 left-0 flex h-6 w-2.5 items-center wide:top-1.5">
        <span className={classes('h-4 w-[3px] rounded-r-full', dotClass[mailbox.colour])} />
      </span>
    </Tooltip>
  )
}

/** Unread, starred. */
function Marks({ thread }: { thread: Thread }) {
  return (
    <>
      {thread.unread && (
        <span className="mt-1 size-2 rounded-full bg-accent max-sm:mt-0 wide:mt-0">
          <span className="sr-only">Unread</span>
        </span>
      )}
      {thread.starred && (
        <span className={classes('text-amber', thread.unread && 'sm:mt-1.5 wide:mt-0')}>
          <Star aria-hidden className="size-3.5 fill-current" strokeWidth={1.75} />
          <span className="sr-only">Starred</span>
        </span>
      )}
    </>
  )
}
