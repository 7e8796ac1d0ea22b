import { classes } from './classes.ts'

/** A grey line in the place of words to come. It does not shimmer, and shows only after 150 ms. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={classes('appear-late block h-3 rounded-sm bg-pressed', className)} />
}
