import { classes } from './classes.ts'

/** A grey line in the place of words to come, or a disc in that of a face. It does not shimmer, and shows only after 150 ms. */
export function Skeleton({ disc = false, className }: { disc?: boolean; className?: string }) {
  const form = disc ? 'size-8 shrink-0 rounded-full' : 'h-3 rounded-sm'
  return <span aria-hidden className={classes('appear-late block bg-pressed', form, className)} />
}
