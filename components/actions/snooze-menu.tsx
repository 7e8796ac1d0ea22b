'use client'

import { AlarmClock, CalendarClock, Clock, Sunrise } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime, whenWords } from '#/components/ui/dates.ts'
import { KeyCap } from '#/components/ui/key-cap.tsx'
import { fieldTime, snoozeTimes, toField } from './snooze-times.ts'

const ICON = { 'aria-hidden': true, className: 'size-4 shrink-0 text-ink-3', strokeWidth: 1.75 }
const ICONS: Record<string, ReactNode> = {
  'Later today': <Clock {...ICON} />,
  Tomorrow: <Sunrise {...ICON} />,
  Monday: <CalendarClock {...ICON} />,
}

/** Until when a thread is put off: a time that one mostly wants, by its number, or any other. */
export function SnoozeMenu({ onChoose }: { onChoose: (until: number) => void }) {
  const clock = useClock()
  const id = useId()
  const [now] = useState(() => Date.now())
  const presets = snoozeTimes(now, clock)
  const [picked, setPicked] = useState(() => toField(presets.at(-1)?.at ?? now, clock.zone))
  const until = fieldTime(picked, clock.zone)
  const isPast = until !== null && until <= now

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target instanceof HTMLInputElement) return
    const preset = presets[Number(event.key) - 1]
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-preset]')]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (preset) onChoose(preset.at)
    else if (step !== undefined) {
      const here = buttons.indexOf(document.activeElement as HTMLElement)
      buttons[(here + step + buttons.length) % buttons.length]?.focus()
    } else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <div onKeyDown={onKeyDown}>
      <h2 className="flex h-10 items-center gap-2 border-b border-line px-3 font-medium">
        <AlarmClock {...ICON} />
        Snooze until
      </h2>
      <div className="p-1">
        {presets.map(({ words, at }, index) => (
          <button
            key={words}
            type="button"
            data-preset
            onClick={() => onChoose(at)}
            className="flex h-8 w-full items-center gap-2 rounded-md px-2 text-left outline-offset-[-2px] hover:bg-hover focus-visible:bg-hover max-sm:h-10"
          >
            {ICONS[words]}
            <span className="flex-1">{words}</span>
            <span className="tnum text-xs text-ink-3">{whenWords(at, now, clock)}</span>
            <KeyCap>{String(index + 1)}</KeyCap>
          </button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (until !== null && !isPast) onChoose(until)
        }}
        className="border-t border-line p-3"
      >
        <label htmlFor={id} className="mb-1 block text-xs text-ink-2">
          A day and time
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            type="datetime-local"
            required
            value={picked}
            min={toField(now, clock.zone)}
            onChange={(event) => setPicked(event.target.value)}
            aria-describedby={`${id}-when`}
            className="h-8 min-w-0 flex-1 rounded-md border border-line-control bg-surface px-2 max-sm:h-10"
          />
          <Button type="submit" variant="primary">
            Snooze
          </Button>
        </div>
        <p id={`${id}-when`} className={isPast ? 'mt-1 text-xs text-danger-ink' : 'mt-1 text-xs text-ink-3'}>
          {until === null ? 'Say a day and a time.' : isPast ? 'That is past.' : fullTime(until, clock)}
        </p>
      </form>
      <p className="border-t border-line bg-sunken px-3 py-2 text-xs text-ink-3">
        It leaves your Inbox, and comes back then, or when somebody answers.
      </p>
    </div>
  )
}
