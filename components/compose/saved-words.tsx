import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useOutgoing } from '#/components/mail/queries.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { shortTime } from '#/components/ui/dates.ts'
import { useWriting } from './use-writing.ts'
import type { Writing } from './writing.ts'

/** Whether what is written is safe, since when, and whether Gmail's drafts have it too. */
export function SavedWords({ writing }: { writing: Writing }) {
  const clock = useClock()
  const { draft, saving, savedAt } = useWriting(writing)
  const atGmail = useOutgoing().drafts.find(({ id }) => id === draft?.id)?.atGmail
  const look = 'flex min-w-0 items-center gap-1 text-xs whitespace-nowrap text-ink-3'
  const icon = { 'aria-hidden': true, className: 'size-3.5 shrink-0', strokeWidth: 1.75 }
  if (saving === 'offline')
    return (
      <span role="status" className={`${look} text-warn-ink`}>
        <CloudOff {...icon} />
        <span className="truncate">No connection, kept here</span>
      </span>
    )
  if (saving !== 'saved')
    return (
      <span className={look}>
        <LoaderCircle {...icon} className="size-3.5 shrink-0 animate-spin motion-reduce:animate-none" />
        Saving…
      </span>
    )
  if (savedAt === null) return null
  const words = `Draft saved ${shortTime(savedAt, clock)}`
  if (atGmail === 'trouble')
    return (
      <span
        role="status"
        title="Gmail’s drafts could not take it yet. It is kept here, and nothing is lost."
        className={`${look} text-warn-ink`}
      >
        <TriangleAlert {...icon} />
        <span className="truncate">{words}, not in Gmail</span>
      </span>
    )
  return (
    <span
      title={
        atGmail === 'saved' ? 'It stands in Gmail’s drafts too.' : 'Gmail’s drafts get it in some seconds.'
      }
      className={look}
    >
      <Check {...icon} />
      <span className="truncate">
        {words}
        {atGmail === 'saved' && <span className="@max-lg/saved:sr-only">, in Gmail too</span>}
      </span>
    </span>
  )
}
