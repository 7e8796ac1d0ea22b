'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { railQuery } from '#/components/mail/queries.ts'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import { Field } from '#/components/ui/field.tsx'
import { SelectField } from '#/components/ui/select-field.tsx'
import { ApiError } from '#/lib/api/client.ts'
import type { Rail, RailLabel } from '#/lib/mail/types.ts'
import { LABEL_PAIRS } from './label-colours.ts'
import { changeLabel, deleteLabel, makeLabel } from './labels.ts'

/** What is done to labels themselves: a new one (under another), changing one, deleting one. */
export type LabelTask =
  | { kind: 'new'; under: string | null }
  | { kind: 'change'; label: RailLabel }
  | { kind: 'delete'; label: RailLabel }

const TITLES = { new: 'New label', change: 'Change label', delete: 'Delete label' }

/** The dialog for it. What Gmail would not take is said by the field, and nothing that was typed is lost. */
export function LabelDialog({ task, rail, onClose }: { task: LabelTask; rail: Rail; onClose: () => void }) {
  return (
    <Dialog title={TITLES[task.kind]} open onClose={onClose} className="sm:max-w-md">
      {task.kind === 'delete' ? (
        <DeleteForm label={task.label} rail={rail} onClose={onClose} />
      ) : (
        <LabelForm
          label={task.kind === 'change' ? task.label : null}
          under={task.kind === 'new' ? task.under : parentOf(task.label.path)}
          rail={rail}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

function LabelForm({
  label,
  under,
  rail,
  onClose,
}: {
  label: RailLabel | null // null: a new one
  under: string | null
  rail: Rail
  onClose: () => void
}) {
  const save = useSave(onClose)
  const connected = rail.mailboxes.filter(({ phase }) => phase !== 'disconnected' && phase !== 'erasing')
  const [name, setName] = useState(label?.name ?? '')
  const [parent, setParent] = useState(under ?? '')
  const [colour, setColour] = useState(label?.colour?.toLowerCase() ?? null)
  const [mailboxes, setMailboxes] = useState(() => connected.map(({ id }) => id))
  const pair = LABEL_PAIRS.find(({ background }) => background === colour)

  function submit(event: FormEvent) {
    event.preventDefault()
    const path = [parent, name.trim()].filter(Boolean).join('/')
    void save.run(() => {
      if (!label) return makeLabel(path, mailboxes, pair)
      const changed = {
        ...(path !== label.path && { name: path }),
        ...(pair && pair.background !== label.colour && { colour: pair }),
      }
      return Object.keys(changed).length === 0 ? Promise.resolve() : changeLabel(label, changed)
    })
  }

  return (
    <form onSubmit={submit} className="space-y-4 px-6 py-5 max-sm:px-4">
      <Field
        label="Name"
        required
        maxLength={225}
        autoComplete="off"
        ref={(field) => field?.setAttribute('autofocus', '')} // which the dialog looks for when it opens
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={save.problem}
      />
      <SelectField label="Under" value={parent} onChange={(event) => setParent(event.target.value)}>
        <option value="">None</option>
        {rail.labels
          .filter(({ path }) => path !== label?.path && !path.startsWith(`${label?.path}/`))
          .map(({ path }) => (
            <option key={path}>{path}</option>
          ))}
      </SelectField>
      <fieldset>
        <legend className="mb-1 text-xs text-ink-2">Colour</legend>
        <div className="-ml-1.5 grid w-max grid-cols-6 gap-1 max-sm:-ml-2.5">
          {LABEL_PAIRS.map(({ name: word, background }) => (
            <label
              key={word}
              title={word}
              className="relative flex size-8 items-center justify-center rounded-md hover:bg-hover has-checked:bg-pressed has-focus-visible:outline-2 has-focus-visible:outline-focus max-sm:size-10"
            >
              <input
                type="radio"
                name="colour"
                aria-label={word}
                checked={background === colour}
                onChange={() => setColour(background)}
                className="absolute inset-0 opacity-0"
              />
              <svg aria-hidden className="size-5" viewBox="0 0 20 20">
                <circle cx="10" cy="10" r="9" fill={background} />
              </svg>
              {background === colour && (
                <Check aria-hidden className="absolute size-3 text-white" strokeWidth={3} />
              )}
            </label>
          ))}
        </div>
      </fieldset>
      {!label && connected.length > 1 && (
        <fieldset>
          <legend className="mb-1 text-xs text-ink-2">In</legend>
          {connected.map(({ id, address }) => (
            <label key={id} className="flex min-h-7 items-center gap-2 max-sm:min-h-10">
              <input
                type="checkbox"
                checked={mailboxes.includes(id)}
                onChange={(event) =>
                  setMailboxes(
                    event.target.checked ? [...mailboxes, id] : mailboxes.filter((one) => one !== id),
                  )
                }
                className="size-4 accent-accent"
              />
              {address}
            </label>
          ))}
        </fieldset>
      )}
      <Foot onClose={onClose}>
        <Button type="submit" variant="primary" busy={save.busy} disabled={!label && mailboxes.length === 0}>
          {label ? 'Save' : 'Make label'}
        </Button>
      </Foot>
    </form>
  )
}

function DeleteForm({ label, rail, onClose }: { label: RailLabel; rail: Rail; onClose: () => void }) {
  const save = useSave(onClose)
  const under = rail.labels.filter(({ path }) => path.startsWith(`${label.path}/`)).length
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save.run(() => deleteLabel(label))
      }}
      className="px-6 py-5 max-sm:px-4"
    >
      <p className="text-ink-2">
        <span className="font-medium text-ink">{label.path}</span> is taken off its threads here and at Gmail.
        No mail is deleted.
        {under > 0 &&
          ` The ${under === 1 ? 'label' : `${under} labels`} under it ${under === 1 ? 'stays' : 'stay'}.`}
      </p>
      {save.problem && (
        <p role="alert" className="mt-2 text-xs text-danger-ink">
          {save.problem}
        </p>
      )}
      <Foot onClose={onClose}>
        <Button type="submit" variant="danger" busy={save.busy}>
          Delete label
        </Button>
      </Foot>
    </form>
  )
}

function Foot({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <div className="flex justify-end gap-2 pt-3">
      <Button onClick={onClose}>Cancel</Button>
      {children}
    </div>
  )
}

/** Saves once, shows why it was refused, and closes when it was not. */
function useSave(onClose: () => void) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  return {
    busy,
    problem,
    async run(work: () => Promise<unknown>) {
      setBusy(true)
      setProblem(undefined)
      try {
        await work()
        await client.invalidateQueries({ queryKey: railQuery.queryKey })
        onClose()
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        setProblem(error.message)
      } finally {
        setBusy(false)
      }
    },
  }
}

const parentOf = (path: string) => path.split('/').slice(0, -1).join('/') || null
