/** The look of an icon at the foot or in the head of a mail that is written. */
export const TOOL =
  'flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10'
