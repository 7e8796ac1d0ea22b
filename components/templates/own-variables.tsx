'use client'

import { CircleAlert, Pencil, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { classes } from '#/components/ui/classes.ts'
import { Field } from '#/components/ui/field.tsx'
import { useAlive } from '#/components/ui/use-alive.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { TemplateVariable } from '#/lib/templates/types.ts'

const TOOL =
  'flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10'

type Problem = { words: string; field: string | undefined }

/** One's own variables, each with its value, and the form that adds one or changes it. */
export function OwnVariables({ variables }: { variables: TemplateVariable[] }) {
  const router = useRouter()
  const alive = useAlive()
  const valueId = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const known = variables.some((variable) => variable.name === name.trim().toLowerCase())

  /** Does it, and says what was refused by its field. */
  async function change(work: () => Promise<unknown>, then?: () => void) {
    setBusy(true)
    setProblem(null)
    try {
      await work()
      then?.()
      router.refresh()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem({ words: error.message, field: error.field })
    } finally {
      setBusy(false)
    }
  }

  function put(event: FormEvent) {
    event.preventDefault()
    void change(
      () => callApi('POST', '/api/v1/template-variables', { name, value }),
      () => {
        setName('')
        setValue('')
      },
    )
  }

  const valueProblem = problem && problem.field !== 'name' ? problem.words : undefined
  return (
    <>
      {variables.length > 0 && (
        <ul aria-label="My variables" className="mb-4 rounded-lg border border-line">
          {variables.map((variable) => (
            <li
              key={variable.name}
              className="flex min-h-9 items-center gap-3 border-b border-line pr-1 pl-4 last:border-0 max-sm:flex-wrap max-sm:py-1"
            >
              <code className="w-44 shrink-0 truncate font-mono text-xs max-sm:w-full">{variable.name}</code>
              <span title={variable.value} className="min-w-0 flex-1 truncate">
                {variable.value}
              </span>
              <button
                type="button"
                aria-label={`Change ${variable.name}`}
                title="Change"
                disabled={!alive}
                onClick={() => {
                  setName(variable.name)
                  setValue(variable.value)
                  setProblem(null)
                  area.current?.focus()
                }}
                className={TOOL}
              >
                <Pencil aria-hidden className="size-3.5" strokeWidth={1.75} />
              </button>
              <button
                type="button"
                aria-label={`Remove ${variable.name}`}
                title="Remove"
                disabled={!alive}
                onClick={() =>
                  void change(() =>
                    callApi('DELETE', `/api/v1/template-variables/${encodeURIComponent(variable.name)}`),
                  )
                }
                className={TOOL}
              >
                <X aria-hidden className="size-4" strokeWidth={1.75} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={put} noValidate className="flex items-start gap-3 max-sm:flex-col max-sm:items-stretch">
        <Field
          label="Name"
          placeholder="delivery.cutoff"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={problem?.field === 'name' ? problem.words : undefined}
          className="w-56 max-sm:w-full"
        />
        <div className="min-w-0 flex-1">
          <label htmlFor={valueId} className="mb-1 block text-xs text-ink-2">
            Value
          </label>
          <textarea
            ref={area}
            id={valueId}
            rows={2}
            maxLength={4_000}
            value={value}
            onChange={(event) => setValue(event.target.value)}
            aria-invalid={valueProblem ? true : undefined}
            aria-describedby={valueProblem ? `${valueId}-note` : undefined}
            className={classes(
              'block min-h-8 w-full rounded-md border bg-surface px-2.5 py-1.5 placeholder:text-ink-3',
              valueProblem ? 'border-danger' : 'border-line-control',
            )}
          />
          {valueProblem && (
            <p id={`${valueId}-note`} role="alert" className="mt-1 flex gap-1 text-xs text-danger-ink">
              <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" strokeWidth={2} />
              {valueProblem}
            </p>
          )}
        </div>
        <Button type="submit" disabled={!alive} busy={busy} className="sm:mt-5">
          {known ? 'Change it' : 'Add it'}
        </Button>
      </form>
    </>
  )
}
