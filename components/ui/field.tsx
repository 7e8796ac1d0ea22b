'use client'

import { CircleAlert } from 'lucide-react'
import { type ComponentProps, useId } from 'react'
import { classes } from './classes.ts'

/** A text input with its label above; an error or a hint stands beneath and is read out with the field. */
export function Field({
  label,
  hint,
  error,
  className,
  id,
  ...rest
}: ComponentProps<'input'> & { label: string; hint?: string | undefined; error?: string | undefined }) {
  const made = useId()
  const inputId = id ?? made
  const noteId = `${inputId}-note`
  return (
    <div className={className}>
      <label htmlFor={inputId} className="mb-1 block text-xs text-ink-2">
        {label}
      </label>
      <input
        {...rest}
        id={inputId}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? noteId : undefined}
        className={classes(
          'h-8 w-full rounded-md border bg-surface px-2.5 placeholder:text-ink-3 disabled:text-ink-off max-sm:h-10',
          error ? 'border-danger' : 'border-line-control',
        )}
      />
      {(error || hint) && (
        <p
          id={noteId}
          className={classes(
            'mt-1 flex items-center gap-1 text-xs',
            error ? 'text-danger-ink' : 'text-ink-3',
          )}
        >
          {error && <CircleAlert aria-hidden className="size-3 shrink-0" strokeWidth={2} />}
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
