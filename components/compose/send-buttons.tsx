import { Archive, ChevronDown, ChevronUp, Clock as ClockIcon, Send } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime, whenWords } from '#/components/ui/dates.ts'
import { Menu, MenuItem, MenuKeys, MenuNote } from '#/components/ui/menu.tsx'
import { typedTime } from '#/components/ui/typed-time.ts'
import type { SendWish } from './send-mail.ts'
import { sendTimes } from './send-times.ts'

/** Send, and the other ways to: with the thread archived, at a time, or with a reminder when nobody answers. */
export function SendButtons({
  busy,
  up,
  onSend,
}: {
  busy: boolean
  up: boolean
  onSend: (wish: SendWish) => void
}) {
  const clock = useClock()
  const [asking, setAsking] = useState<'sendAt' | 'remindAt' | null>(null)
  const [now, setNow] = useState(() => Date.now())
  const half = 'h-8 bg-accent font-medium text-on-accent hover:bg-accent-hover max-sm:h-10'
  const icon = { 'aria-hidden': true, className: 'size-4', strokeWidth: 1.75 }
  return (
    <div className="relative flex shrink-0">
      <button
        type="button"
        aria-busy={busy || undefined}
        onClick={() => !busy && onSend({})}
        className={`${half} flex items-center gap-2 rounded-l-md pr-2.5 pl-3.5`}
      >
        Send
        <span aria-hidden className="text-2xs opacity-80 max-sm:hidden pointer-coarse:hidden">
          ⌘↵
        </span>
      </button>
      <Menu
        label="Ways to send"
        side="top"
        align={up ? 'start' : 'end'}
        trigger={
          <button
            type="button"
            aria-label="Other ways to send"
            onPointerDown={() => setNow(Date.now())}
            className={`${half} flex w-8 items-center justify-center rounded-r-md border-l border-on-accent/25 max-sm:w-10`}
          >
            {up && <ChevronUp {...icon} className="size-4 max-sm:hidden" />}
            <ChevronDown {...icon} className={up ? 'size-4 sm:hidden' : 'size-4'} />
          </button>
        }
      >
        <MenuItem onSelect={() => onSend({})}>
          <Send {...icon} />
          Send now
          <MenuKeys>⌘↵</MenuKeys>
        </MenuItem>
        <MenuItem onSelect={() => onSend({ archive: true })}>
          <Archive {...icon} />
          Send and archive
          <MenuKeys>⌘⇧↵</MenuKeys>
        </MenuItem>
        <MenuNote>Send later</MenuNote>
        {sendTimes(now, clock).map(({ words, at }) => (
          <MenuItem key={words} onSelect={() => onSend({ sendAt: at })}>
            <ClockIcon {...icon} />
            {words}
            <MenuKeys>{whenWords(at, now, clock)}</MenuKeys>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setAsking('sendAt')}>
          <ClockIcon {...icon} />
          Pick a time…
        </MenuItem>
        <MenuItem onSelect={() => setAsking('remindAt')}>
          <ClockIcon {...icon} />
          Remind me if nobody answers…
        </MenuItem>
      </Menu>
      {asking && (
        <TimeField
          key={asking}
          label={asking === 'sendAt' ? 'Send at' : 'Remind me if nobody answers by'}
          button={asking === 'sendAt' ? 'Send later' : 'Send now'}
          onTime={(at) => {
            setAsking(null)
            onSend({ [asking]: at })
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

/** A time in words of one's own, and what they are taken for. */
function TimeField({
  label,
  button,
  onTime,
  onClose,
}: {
  label: string
  button: string
  onTime: (at: number) => void
  onClose: () => void
}) {
  const clock = useClock()
  const id = useId()
  const [typed, setTyped] = useState('tomorrow 9:00')
  const [now] = useState(() => Date.now())
  const at = typedTime(typed, now, clock)
  const put = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (at !== null) onTime(at)
  }
  return (
    <form
      onSubmit={put}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      className="absolute right-0 bottom-10 z-20 w-72 rounded-lg bg-raised p-3 shadow-pop sm:group-data-[place=window]/writer:right-auto sm:group-data-[place=window]/writer:left-0 max-sm:group-data-[place=window]/writer:top-full max-sm:group-data-[place=window]/writer:bottom-auto"
    >
      <label htmlFor={id} className="mb-1 block text-xs text-ink-2">
        {label}
      </label>
      <input
        id={id}
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it
        autoFocus
        value={typed}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.target.value)}
        aria-describedby={`${id}-when`}
        autoComplete="off"
        className="h-8 w-full rounded-md border border-line-control bg-surface px-2.5 max-sm:h-10"
      />
      <p id={`${id}-when`} role="status" className="mt-1 text-xs text-ink-3">
        {at === null
          ? 'Such as “tomorrow 9:00”, “mon 14:30” or “30 nov”.'
          : `${fullTime(at, clock)}, ${clock.zone}`}
      </p>
      <div className="mt-2 flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit" disabled={at === null}>
          {button}
        </Button>
      </div>
    </form>
  )
}
