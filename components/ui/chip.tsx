import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { dotClass, type Hue } from './hue.ts'

/** A label: outlined, with a round dot, so that it never looks like a status. */
export function LabelChip({ name, title, hue }: { name: string; title: string; hue: Hue }) {
  return (
    <span
      title={title}
      className="inline-flex h-[18px] max-w-32 min-w-0 shrink-0 items-center gap-1 rounded-sm border border-line bg-surface px-1.5 text-2xs text-ink-2"
    >
      <span aria-hidden className={classes('size-1.5 shrink-0 rounded-full', dotClass[hue])} />
      <span className="truncate">{name}</span>
    </span>
  )
}

const TONES = {
  quiet: 'bg-pressed text-ink-2',
  accent: 'bg-accent-soft text-accent-ink',
  success: 'bg-success-soft text-success-ink',
  warn: 'bg-warn-soft text-warn-ink',
  danger: 'bg-danger-soft text-danger-ink',
}

/** A status: filled, without a dot. */
export function StatusChip({ tone, children }: { tone: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      {children}
    </span>
  )
}
