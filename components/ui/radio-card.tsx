'use client'

import { RadioGroup } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'

/** A choice of a few, each with room to say what it means. Arrows move, one tab stop. */
export function RadioCards({
  className,
  ...rest
}: ComponentProps<typeof RadioGroup.Root> & { 'aria-label': string }) {
  return <RadioGroup.Root {...rest} className={classes('grid gap-4 sm:grid-cols-2', className)} />
}

/** One of them: its title, a sentence, and what follows from it. */
export function RadioCard({
  value,
  title,
  note,
  sentence,
  children,
}: {
  value: string
  title: string
  note?: string
  sentence: string
  children?: ReactNode
}) {
  return (
    <RadioGroup.Item
      value={value}
      aria-label={`${title}. ${sentence}`}
      className="group rounded-lg border border-line bg-surface p-5 text-left transition-colors duration-(--t-fast) hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
    >
      <span className="flex items-center gap-3">
        <span
          aria-hidden
          className="flex size-4 shrink-0 items-center justify-center rounded-full border border-line-control bg-surface group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent"
        >
          <RadioGroup.Indicator className="size-1.5 rounded-full bg-on-accent" />
        </span>
        <span className="text-md font-semibold">{title}</span>
        {note && <span className="text-xs font-medium text-accent-ink">{note}</span>}
      </span>
      <span className="mt-0.5 block pl-7 text-ink-2">{sentence}</span>
      {children && (
        <span className="mt-4 block border-t border-line pt-4 pl-7 text-xs text-ink-2 group-data-[state=checked]:border-accent-line">
          {children}
        </span>
      )}
    </RadioGroup.Item>
  )
}
