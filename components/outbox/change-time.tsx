import { useId, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime } from '#/components/ui/dates.ts'
import { typedTime } from '#/components/ui/typed-time.ts'

/** Another time for a mail that waits, in words of one's own. */
export function ChangeTime({ at: before, onTime }: { at: number; onTime: (at: number) => void }) {
  const clock = useClock()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [now] = useState(() => Date.now())
  const at = typedTime(typed, now, clock)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (at !== null) onTime(at)
      }}
      className="flex basis-full flex-wrap items-center gap-2"
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it
        autoFocus
        aria-label="New time"
        aria-describedby={id}
        placeholder="tomorrow 9:00"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="h-8 w-44 rounded-md border border-line-control bg-surface px-2.5 max-sm:h-10"
      />
      <Button type="submit" size="sm" disabled={at === null}>
        Change
      </Button>
      <span id={id} role="status" className="text-xs text-ink-3">
        {fullTime(at ?? before, clock)}
      </span>
    </form>
  )
}
