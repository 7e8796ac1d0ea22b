import { Check, CloudOff, LoaderCircle } from 'lucide-react'
import { useClock } from '#/components/ui/clock.tsx'
import { shortTime } from '#/components/ui/dates.ts'
import type { WritingState } from './writing.ts'

/** Whether what is written is safe, and since when. */
export function SavedWords({ saving, savedAt }: Pick<WritingState, 'saving' | 'savedAt'>) {
  const clock = useClock()
  const look = 'flex shrink-0 items-center gap-1 text-xs whitespace-nowrap text-ink-3'
  if (saving === 'offline')
    return (
      <span role="status" className={`${look} text-warn-ink`}>
        <CloudOff aria-hidden className="size-3.5" strokeWidth={1.75} />
        No connection, kept here
      </span>
    )
  if (saving !== 'saved')
    return (
      <span className={look}>
        <LoaderCircle
          aria-hidden
          className="size-3.5 animate-spin motion-reduce:animate-none"
          strokeWidth={1.75}
        />
        Saving…
      </span>
    )
  if (savedAt === null) return null
  return (
    <span className={look}>
      <Check aria-hidden className="size-3.5" strokeWidth={1.75} />
      Draft saved {shortTime(savedAt, clock)}
    </span>
  )
}
