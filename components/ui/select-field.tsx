'use client'

import { ChevronDown, CircleAlert } from 'lucide-react'
import { type ComponentProps, useId } from 'react'
import { classes } from './classes.ts'

/** A choice out of many with its label above: the browser's own list, which every phone and keyboard knows. An error stands beneath and is read out with it. */
export function SelectField({
  label,
  error,
  className,
  children,
  ...rest
}: ComponentProps<'select'> & { label: string; error?: string | undefined }) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-xs text-ink-2">
        {label}
      </label>
      <span className="relative block">
        <select
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className={classes(
            'h-8 w-full appearance-none truncate rounded-md border bg-surface pr-8 pl-2.5 text-ink max-sm:h-10',
            error ? 'border-danger' : 'border-line-control',
          )}
        >
          {children}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-ink-3"
          strokeWidth={1.75}
        />
      </span>
      {error && (
        <p id={`${id}-error`} className="mt-1 flex items-center gap-1 text-xs text-danger-ink">
          <CircleAlert aria-hidden className="size-3 shrink-0" strokeWidth={2} />
          {error}
        </p>
      )}
    </div>
  )
}
