'use client'

import { AlarmClock, CalendarClock, Clock, MessageCircleQuestion, Sunrise } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime, whenWords } from '#/components/ui/dates.ts'
import { KeyCap } from '#/components/ui/key-cap.tsx'
import { Switch } from '#/components/ui/switch.tsx'
import { typedTime } from '#/components/ui/typed-time.ts'
import { fieldTime, snoozeTimes, toField } from './snooze-times.ts'

const ICON = { 'aria-hidden': true, className: 'size-4 shrink-0 text-ink-3', strokeWidth: 1.75 }
const ICONS: Record<string, ReactNode> = {
  'Later today': <Clock {...ICON} />,
  Tomorrow: <Sunrise {...ICON} />,
  Monday: <CalendarClock {...ICON} />,
}

type Wish = 'snooze' | 'remind'

const MEANING: Record<Wish, string> = {
  snooze: 'It leaves your Inbox, and comes back then, or when somebody answers.',
  remind: 'It stays where it is, and comes up in your Inbox then. An answer cancels the reminder.',
}

/**
 * Until when threads are put off, or by when one wants to be reminded where nobody answers: in words of one's own, a time that one mostly wants, by its
 * number, or a day and time. A letter goes to the words.
 */
export function SnoozeMenu({
  remind,
  onChoose,
}: {
  remind: boolean
  onChoose: (wish: Wish, until: number) => void
}) {
  const clock = useClock()
  const id = useId()
  const words = useRef<HTMLInputElement>(null)
  const [now] = useState(() => Date.now())
  const [wish, setWish] = useState<Wish>(remind ? 'remind' : 'snooze')
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<string | null>(null) // of the field for a day and time; null: it is not open
  const presets = snoozeTimes(now, clock)
  const typed = text.trim() === '' ? null : typedTime(text, now, clock)
  const until = picked === null ? null : fieldTime(picked, clock.zone)
  const isPast = until !== null && until <= now
  const choose = (at: number) => onChoose(wish, at)
  const openField = () => setPicked(picked ?? toField(presets.at(-1)?.at ?? now, clock.zone))

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const isField = event.target instanceof HTMLInputElement
    if (isField && (step === undefined || event.target !== words.current)) return
    const number = Number(event.key)
    const preset = presets[number - 1]
    if (step !== undefined) {
      const places = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-words], [data-preset]')]
      places[
        (places.indexOf(document.activeElement as HTMLElement) + step + places.length) % places.length
      ]?.focus()
    } else if (preset) choose(preset.at)
    else if (number === presets.length + 1) openField()
    else {
      if (/^\p{L}$/u.test(event.key) && !event.metaKey && !event.ctrlKey) words.current?.focus() // and types there
      return
    }
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the controls in it
    <div onKeyDown={onKeyDown} className="min-h-0 overflow-y-auto overscroll-contain">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed !== null) choose(typed)
        }}
        className="flex h-10 items-center gap-2 border-b border-line px-3"
      >
        {wish === 'snooze' ? <AlarmClock {...ICON} /> : <MessageCircleQuestion {...ICON} />}
        <input
          ref={words}
          data-words
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label={wish === 'snooze' ? 'Snooze until' : 'Remind me by'}
          aria-describedby={`${id}-typed`}
          autoComplete="off"
          placeholder={`${wish === 'snooze' ? 'Snooze until' : 'Remind me by'}, such as “thu 2pm”`}
          className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
      </form>
      <p id={`${id}-typed`} role="status" className="sr-only">
        {text.trim() !== '' && (typed === null ? 'No time yet.' : fullTime(typed, clock))}
      </p>
      <div className="p-1">
        {text.trim() !== '' &&
          (typed === null ? (
            <p className="flex h-8 items-center px-2 text-xs text-ink-3">
              Such as “tomorrow 9:00”, “next monday” or “30 nov”.
            </p>
          ) : (
            <Line
              icon={<Clock {...ICON} />}
              words={fullTime(typed, clock)}
              hint="↵"
              onDo={() => choose(typed)}
            />
          ))}
        {presets.map(({ words: name, at }, index) => (
          <Line
            key={name}
            icon={ICONS[name]}
            words={name}
            when={whenWords(at, now, clock)}
            hint={String(index + 1)}
            onDo={() => choose(at)}
          />
        ))}
        {picked === null && (
          <Line
            icon={<CalendarClock {...ICON} />}
            words="Pick a day and time…"
            hint={String(presets.length + 1)}
            onDo={openField}
          />
        )}
      </div>
      {picked !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (until !== null && !isPast) choose(until)
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
              // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it
              autoFocus
              value={picked}
              min={toField(now, clock.zone)}
              onChange={(event) => setPicked(event.target.value)}
              aria-describedby={`${id}-when`}
              className="h-8 min-w-0 flex-1 rounded-md border border-line-control bg-surface px-2 max-sm:h-10"
            />
            <Button type="submit" variant="primary">
              {wish === 'snooze' ? 'Snooze' : 'Remind me'}
            </Button>
          </div>
          <p
            id={`${id}-when`}
            className={isPast ? 'mt-1 text-xs text-danger-ink' : 'mt-1 text-xs text-ink-3'}
          >
            {until === null ? 'Say a day and a time.' : isPast ? 'That is past.' : fullTime(until, clock)}
          </p>
        </form>
      )}
      <div className="flex min-h-11 items-center justify-between gap-3 border-t border-line px-3">
        <span id={`${id}-remind`} className="font-medium">
          Remind me if nobody answers
        </span>
        <Switch
          aria-labelledby={`${id}-remind`}
          aria-describedby={`${id}-meaning`}
          checked={wish === 'remind'}
          onCheckedChange={(on) => setWish(on ? 'remind' : 'snooze')}
        />
      </div>
      <p id={`${id}-meaning`} className="border-t border-line bg-sunken px-3 py-2 text-xs text-ink-3">
        {MEANING[wish]}
      </p>
    </div>
  )
}

function Line({
  icon,
  words,
  when,
  hint,
  onDo,
}: {
  icon: ReactNode
  words: string
  when?: string
  hint: string
  onDo: () => void
}) {
  return (
    <button
      type="button"
      data-preset
      onClick={onDo}
      className="flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-left outline-offset-[-2px] hover:bg-hover focus-visible:bg-hover max-sm:h-10"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{words}</span>
      {when && <span className="tnum text-xs text-ink-3">{when}</span>}
      <KeyCap>{hint}</KeyCap>
    </button>
  )
}
