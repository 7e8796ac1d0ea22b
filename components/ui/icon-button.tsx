'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import { Tooltip } from './tooltip.tsx'

type Named = { label: string; keys?: string | undefined }

/** An icon alone: always with a name for a screen reader, and the same words with its key in a tooltip. */
export function IconButton({ label, keys, className, ...rest }: ComponentProps<'button'> & Named) {
  return (
    <Tooltip text={label} keys={keys}>
      <button {...rest} type="button" aria-label={label} className={classes(LOOK, className)} />
    </Tooltip>
  )
}

/** The same for what goes to another page. */
export function IconLink({ label, keys, className, ...rest }: ComponentProps<typeof Link> & Named) {
  return (
    <Tooltip text={label} keys={keys}>
      <Link {...rest} aria-label={label} className={classes(LOOK, className)} />
    </Tooltip>
  )
}

const LOOK =
  'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 transition-colors duration-(--t-fast) hover:bg-hover hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-ink max-sm:size-10'
