import { useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import {
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useId,
  useRef,
  useState,
} from 'react'
import { Avatar } from '#/components/ui/avatar.tsx'
import { classes } from '#/components/ui/classes.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { shortDay } from '#/components/ui/dates.ts'
import { callApi } from '#/lib/api/client.ts'
import type { DraftPerson, Suggestion } from '#/lib/drafts/types.ts'
import { draggedPerson, isDragged } from './dragged-person.ts'
import { FIELD_WORDS, type FieldName, type Move } from './fields.ts'
import { PersonChip } from './person-chip.tsx'
import { isAddress, typedPeople } from './typed-people.ts'

/**
 * Whom a mail goes to: chips, and a field in which addresses are typed, pasted or chosen of those that are known. Chips are moved between fields by
 * their menu, or dragged.
 */
export function RecipientsField({
  name,
  people,
  onPeople,
  onMove,
  onDrag,
  error,
  focus,
  children,
}: {
  name: FieldName
  people: DraftPerson[]
  onPeople: (people: DraftPerson[]) => void
  onMove: (move: Move) => void
  onDrag: (begins: boolean) => void // one of the chips is dragged, or let go
  error: string | undefined
  focus: boolean
  children?: ReactNode // at the line's end
}) {
  const id = useId()
  const clock = useClock()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [closed, setClosed] = useState(false)
  const [over, setOver] = useState(false) // somebody is held above it
  const asked = useDeferredValue(typed.trim())
  const { data } = useQuery({
    queryKey: ['recipients', asked],
    queryFn: () => callApi<Suggestion[]>('GET', `/api/v1/recipients?q=${encodeURIComponent(asked)}`),
    enabled: asked !== '',
    placeholderData: (before) => before,
    retry: false,
  })
  const known = new Set(people.map(({ email }) => email.toLowerCase()))
  const options = (typed.trim() && data ? data : []).filter(({ email }) => !known.has(email.toLowerCase()))
  const open = !closed && options.length > 0
  const wrong = people.filter(({ email }) => !isAddress(email))
  const note =
    error ??
    (wrong.length > 0
      ? `${wrong.map(({ email }) => `“${email}”`).join(', ')} ${wrong.length === 1 ? 'is no address' : 'are no addresses'}. Correct or remove it.`
      : undefined)

  function add(more: DraftPerson[]) {
    const fresh = more.filter(({ email }) => !known.has(email.toLowerCase()))
    if (fresh.length > 0) onPeople([...people, ...fresh])
    setTyped('')
    setActive(0)
  }
  function take(words = typed) {
    if (words.trim()) add(typedPeople(words))
  }
  function mend(index: number) {
    const person = people[index]
    if (!person) return
    onPeople(people.filter((_, at) => at !== index))
    setTyped(person.name ? `${person.name} <${person.email}>` : person.email)
    input.current?.focus()
  }
  function remove(index: number) {
    onPeople(people.filter((_, at) => at !== index))
    input.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    const chosen = open ? options[active] : undefined
    if (event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return
    if (event.key === 'ArrowDown' && open) setActive((active + 1) % options.length)
    else if (event.key === 'ArrowUp' && open) setActive((active + options.length - 1) % options.length)
    else if (event.key === 'Escape' && open) setClosed(true)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !isAddress(typed.trim()))
      add([chosen])
    else if (event.key === 'Enter' || ((event.key === ',' || event.key === ';') && /@\S+$/.test(typed)))
      take()
    else if (event.key === 'Backspace' && typed === '' && people.length > 0) remove(people.length - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  function onDrop(event: DragEvent) {
    setOver(false)
    const dragged = draggedPerson(event.dataTransfer)
    if (!dragged) return
    event.preventDefault()
    event.stopPropagation()
    onMove({ ...dragged, to: name })
  }

  const words = FIELD_WORDS[name]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: each chip's menu does the same
    <div
      onDragOver={(event) => {
        if (!isDragged(event.dataTransfer)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={classes('border-b border-line px-4 max-sm:px-3', over && 'bg-accent-soft')}
    >
      <div className="relative flex min-h-9 items-start gap-2 py-1 max-sm:min-h-12">
        <label htmlFor={id} className="w-9 shrink-0 pt-1.5 text-xs text-ink-3 max-sm:pt-3">
          {words}
        </label>
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
          {people.map((person, index) => (
            <PersonChip
              key={person.email}
              person={person}
              field={name}
              onEdit={() => mend(index)}
              onMove={(to) => onMove({ person, from: name, to })}
              onDrag={onDrag}
              onRemove={() => remove(index)}
            />
          ))}
          <input
            ref={input}
            id={id}
            // biome-ignore lint/a11y/noAutofocus: one begins a new mail with whom it goes to
            autoFocus={focus}
            role="combobox"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={open ? `${id}-${active}` : undefined}
            aria-invalid={note ? true : undefined}
            aria-describedby={note ? `${id}-note` : undefined}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setActive(0)
              setClosed(false)
            }}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text')
              if (!text.includes('@')) return
              event.preventDefault()
              take(typed + text)
            }}
            onKeyDown={onKeyDown}
            onBlur={() => take()}
            className="h-7 min-w-24 flex-1 bg-transparent outline-none max-sm:h-10"
          />
        </div>
        {children}
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={`People for ${words}`}
          hidden={!open}
          className="absolute top-full left-9 z-10 max-h-72 w-80 max-w-full overflow-y-auto rounded-lg bg-raised p-1 shadow-pop"
        >
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
            <div
              key={option.email}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()} // the field keeps the focus
              onClick={() => add([option])}
              onPointerMove={() => setActive(index)}
              className={classes(
                'flex min-h-10 items-center gap-2.5 rounded-md px-2',
                index === active && 'bg-hover',
              )}
            >
              <Avatar name={option.name} seed={option.email} size={24} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{option.name || option.email}</span>
                {option.name && <span className="block truncate text-xs text-ink-3">{option.email}</span>}
                {option.failedAt !== null && (
                  <span className="block truncate text-xs text-danger-ink">
                    Not delivered {shortDay(option.failedAt, clock)}
                  </span>
                )}
              </span>
              {option.colleague && <span className="text-xs text-ink-3">Colleague</span>}
            </div>
          ))}
        </div>
      </div>
      {note && (
        <p id={`${id}-note`} className="flex items-center gap-1 pb-1.5 pl-11 text-xs text-danger-ink">
          <CircleAlert aria-hidden className="size-3 shrink-0" strokeWidth={2} />
          {note}
        </p>
      )}
    </div>
  )
}
