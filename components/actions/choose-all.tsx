import { classes } from '#/components/ui/classes.ts'
import { CheckMark } from './row-tools.tsx'
import type { Selection } from './use-selection.ts'

/** The box in a list's head: chooses all threads that are shown, or none. There once something is chosen; in the wide form, where rows have theirs, always. */
export function ChooseAll({ selection, count }: { selection: Selection; count: number }) {
  const { active, rows } = selection
  const on = !active ? false : rows.length === count && selection.except.length === 0 ? true : 'mixed'
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input has no third state but by script
    <button
      type="button"
      role="checkbox"
      aria-checked={on}
      aria-label="Choose all that are shown"
      disabled={count === 0}
      onClick={active ? selection.clear : selection.chooseShown}
      className={classes(
        '-ml-2 size-8 shrink-0 items-center justify-center rounded-md outline-offset-[-2px] max-sm:size-10 wide:flex wide:ml-[-11px]',
        active ? 'flex' : 'hidden',
      )}
    >
      <CheckMark on={on} />
    </button>
  )
}
