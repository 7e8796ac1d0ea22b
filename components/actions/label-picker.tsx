'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus, Search } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { labelHue } from '#/components/mail/label-hue.ts'
import { railQuery } from '#/components/mail/queries.ts'
import { Button } from '#/components/ui/button.tsx'
import { classes } from '#/components/ui/classes.ts'
import { dotClass } from '#/components/ui/hue.ts'
import type { RailLabel, ThreadRow } from '#/lib/mail/types.ts'
import { CheckMark } from './row-tools.tsx'
import type { ListActions } from './use-list-actions.ts'

const MOST = 100 // shown at once: more are found by their name

/** Labels to put on threads or take off, found by name; or, to move, the one that they go to. A name that there is none of makes a new label. */
export function LabelPicker({ move, on, actions }: { move: boolean; on: ThreadRow[]; actions: ListActions }) {
  const { data: rail } = useQuery(railQuery)
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const wanted = text.trim()
  const known = (rail?.labels ?? []).filter(({ address }) => address !== null)
  const found = known.filter(({ path }) => path.toLowerCase().includes(wanted.toLowerCase())).slice(0, MOST)
  const isNew = wanted !== '' && !known.some(({ path }) => path.toLowerCase() === wanted.toLowerCase())
  const choices = [...found.map((label) => label.path), ...(isNew ? [wanted] : [])]
  const index = Math.min(at, choices.length - 1)

  const before = (path: string) => {
    const having = on.filter(({ labels }) => labels.some(({ name }) => name === path)).length
    return having === 0 ? false : having === on.length ? true : 'mixed'
  }
  const now = (path: string) => changed.get(path) ?? before(path)

  function turn(path: string) {
    const next = new Map(changed)
    const to = now(path) !== true
    if (before(path) === to) next.delete(path)
    else next.set(path, to)
    setChanged(next)
    return next
  }

  function choose(path: string, last: boolean) {
    if (move) return finish(new Map([[path, true]]))
    const next = turn(path)
    if (last || path === wanted) finish(next)
  }

  function finish(wishes: ReadonlyMap<string, boolean>) {
    actions.endPick()
    void actions.label(wishes, { on, move })
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const path = choices[index]
    if (step !== undefined) setAt((index + step + choices.length) % choices.length)
    else if (event.key === 'Enter' && path !== undefined) choose(path, true)
    else if (event.key === ' ' && wanted === '' && !move && path !== undefined) turn(path)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
        <input
          role="combobox"
          aria-label={move ? 'Move to a label' : 'Find or make a label'}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={choices.length > 0 ? `${listId}-${index}` : undefined}
          autoComplete="off"
          maxLength={225}
          placeholder={move ? 'Move to…' : 'Label as…'}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label="Labels"
        aria-multiselectable={!move}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1"
      >
        {choices.map((path, place) => (
          <Choice
            key={path}
            id={`${listId}-${place}`}
            label={found[place]}
            path={path}
            current={place === index}
            on={move ? null : now(path)}
            onChoose={() => choose(path, false)}
          />
        ))}
      </div>
      {choices.length === 0 && (
        <p className="px-3 pb-3 text-xs text-ink-3">No labels yet. Type a name to make one.</p>
      )}
      {changed.size > 0 && (
        <div className="flex shrink-0 items-center justify-end border-t border-line p-2">
          <Button variant="primary" size="sm" onClick={() => finish(changed)}>
            Apply {changed.size === 1 ? '1 change' : `${changed.size} changes`}
          </Button>
        </div>
      )}
    </>
  )
}

function Choice({
  id,
  label,
  path,
  current,
  on,
  onChoose,
}: {
  id: string
  label: RailLabel | undefined // undefined: it would be made
  path: string
  current: boolean
  on: boolean | 'mixed' | null // null: one of them is chosen, and that is all
  onChoose: () => void
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which names this as the active one
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={on === null ? current : undefined}
      aria-checked={on ?? undefined}
      onClick={onChoose}
      ref={(element) => {
        if (current) element?.scrollIntoView({ block: 'nearest' })
      }}
      className={classes(
        'flex h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-hover max-sm:h-10',
        current && 'bg-hover',
      )}
    >
      {label ? (
        on !== null && <CheckMark on={on} />
      ) : (
        <Plus aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
      )}
      {label && (
        <span
          aria-hidden
          className={classes(
            'size-2 shrink-0 rounded-full',
            dotClass[labelHue({ name: path, colour: label.colour })],
          )}
        />
      )}
      <span className="min-w-0 truncate">{label ? path : `Make “${path}”`}</span>
    </div>
  )
}
