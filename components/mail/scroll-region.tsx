import type { ComponentProps } from 'react'
import { classes } from '#/components/ui/classes.ts'

/** What scrolls by itself, reached and moved by the keyboard too. */
export function ScrollRegion({ label, className, ...rest }: ComponentProps<'section'> & { label: string }) {
  return (
    <section
      {...rest}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: else nobody could scroll it by the keyboard
      tabIndex={0}
      className={classes('min-h-0 flex-1 overflow-auto outline-offset-[-2px]', className)}
    />
  )
}
