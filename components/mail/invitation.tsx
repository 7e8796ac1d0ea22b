import {
  CalendarDays,
  Check,
  CircleHelp,
  type LucideIcon,
  MapPin,
  Minus,
  Repeat,
  Users,
  Video,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { StatusChip } from '#/components/ui/chip.tsx'
import { classes } from '#/components/ui/classes.ts'
import { useClock } from '#/components/ui/clock.tsx'
import type { Invitation as Event } from '#/lib/mime/types.ts'
import { ANSWERS, attendeeCounts, dayWords, eventTitle, repeatsWords, whenWords } from './event-words.ts'
import { nameOf } from './names.ts'
import { Opener } from './opener.tsx'

/** The event that a mail is about: what, when, where and who, and what became of it. */
export function Invitation({
  invitation,
  address,
}: {
  invitation: Event
  address: string // of the mailbox
}) {
  const { title, when, repeats, place, link, comment, attendees, cancelled, changed, otherEvents } =
    invitation
  const clock = useClock()
  const times = when && whenWords(when, clock)
  const isPlaceLink = link !== null && place.startsWith('http')
  return (
    <section aria-label="Event" className="mt-3 overflow-hidden rounded-lg border border-line">
      <header className="flex min-h-8 items-center gap-2 bg-sunken px-3 py-1 text-xs text-ink-2">
        <CalendarDays aria-hidden className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} />
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{eventTitle(invitation, address)}</span>
        {cancelled && <StatusChip tone="danger">Cancelled</StatusChip>}
        {changed && !cancelled && <StatusChip tone="warn">Changed</StatusChip>}
      </header>
      <div className="flex gap-3 p-3">
        {when && <DayPicture {...dayWords(when, clock)} off={cancelled} />}
        <div className="min-w-0 flex-1">
          <h3
            className={classes(
              'text-md font-semibold [overflow-wrap:anywhere]',
              cancelled && 'text-ink-3 line-through',
            )}
          >
            {title || '(no title)'}
          </h3>
          {times && <p className={classes('tnum text-ink-2', cancelled && 'line-through')}>{times.yours}</p>}
          {times?.theirs && <p className="tnum text-xs text-ink-3">{times.theirs}</p>}
          {!times && <p className="text-ink-3">It does not say when</p>}
          <dl className="mt-1.5 grid gap-1 text-xs text-ink-2">
            {repeats && (
              <Fact icon={Repeat} name="Repeats">
                {repeatsWords(repeats, clock)}
              </Fact>
            )}
            {place && !isPlaceLink && (
              <Fact icon={MapPin} name="Where">
                {place}
              </Fact>
            )}
            {link && !cancelled && (
              <Fact icon={Video} name="Call">
                <a
                  href={link}
                  target="_blank"
                  rel="noopener noreferrer"
                  className="font-medium text-accent-ink [overflow-wrap:anywhere] hover:underline"
                >
                  {link.replace(/^https?:\/\//, '').replace(/\/$/, '')}
                </a>
              </Fact>
            )}
            {attendees.length > 0 && invitation.method !== 'REPLY' && (
              <Fact icon={Users} name="Invited">
                <Attendees invitation={invitation} address={address} />
              </Fact>
            )}
          </dl>
          {comment && (
            <blockquote className="mt-2 border-l-2 border-line pl-3 text-ink-2 [overflow-wrap:anywhere]">
              {comment}
            </blockquote>
          )}
          {otherEvents > 0 && (
            <p className="mt-1.5 text-xs text-ink-3">
              {otherEvents === 1 ? '1 more event' : `${otherEvents} more events`} in the file
            </p>
          )}
        </div>
      </div>
    </section>
  )
}

/** A sheet of a wall calendar. */
function DayPicture({ month, day, off }: { month: string; day: string; off: boolean }) {
  return (
    <div
      aria-hidden
      className="flex size-11 shrink-0 flex-col items-center justify-center rounded-md border border-line-strong"
    >
      <span className={classes('text-2xs font-semibold', off ? 'text-ink-3' : 'text-accent-ink')}>
        {month}
      </span>
      <span className={classes('tnum text-lg leading-5 font-semibold', off && 'text-ink-3 line-through')}>
        {day}
      </span>
    </div>
  )
}

function Fact({ icon: Icon, name, children }: { icon: LucideIcon; name: string; children: ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="pt-px text-ink-3">
        <Icon aria-hidden className="size-3.5" strokeWidth={1.75} />
        <span className="sr-only">{name}</span>
      </dt>
      <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

const MARKS: Record<keyof typeof ANSWERS, { Icon: LucideIcon; look: string }> = {
  accepted: { Icon: Check, look: 'text-success-ink' },
  declined: { Icon: X, look: 'text-danger-ink' },
  tentative: { Icon: CircleHelp, look: 'text-warn-ink' },
  none: { Icon: Minus, look: 'text-ink-3' },
}

/** How many, and each of them when asked for. */
function Attendees({ invitation, address }: { invitation: Event; address: string }) {
  const { attendees, otherAttendees } = invitation
  return (
    <details className="group/more">
      <Opener>{attendeeCounts(invitation)}</Opener>
      <ul className="mt-1 grid gap-1">
        {attendees.map((attendee, index) => {
          const { Icon, look } = MARKS[attendee.answer]
          const isYou = attendee.email === address.toLowerCase()
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: one address may be invited twice, and the list never changes
            <li key={index} className="flex items-center gap-1.5">
              <Icon aria-hidden className={classes('size-3 shrink-0', look)} strokeWidth={2} />
              <span className="min-w-0 truncate" title={attendee.email}>
                {isYou ? 'You' : nameOf(attendee)}
              </span>
              <span className="shrink-0 text-ink-3">
                {ANSWERS[attendee.answer].state}
                {attendee.optional && ', need not come'}
              </span>
            </li>
          )
        })}
        {otherAttendees > 0 && <li className="text-ink-3">and {otherAttendees} more</li>}
      </ul>
    </details>
  )
}
