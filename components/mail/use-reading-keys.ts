import { useShortcuts } from '#/components/keys/use-shortcuts.ts'
import type { useRovingRows } from './use-roving-rows.ts'

/** The keys by which one reads: J and K go to the next thread and the one before, open ones at once; O opens, U and Esc go back to the list. */
export function useReadingKeys({
  rows,
  openId,
  next,
  previous,
  open,
}: {
  rows: ReturnType<typeof useRovingRows>
  openId: number | null
  next: number | undefined // beside the open thread, else beside the place
  previous: number | undefined
  open: (thread: number | null) => void
}): void {
  const reading = openId !== null

  function go(to: number | undefined) {
    if (to === undefined) return
    rows.moveTo(to, !reading)
    if (reading) open(to)
  }

  useShortcuts('In a list of threads', [
    { keys: 'j', words: 'Next thread', run: () => go(next) },
    { keys: 'k', words: 'Previous thread', run: () => go(previous) },
    { keys: 'o', words: 'Open the thread', run: () => rows.place !== undefined && open(rows.place) },
  ])
  useShortcuts(
    'In a thread',
    [
      { keys: 'u', words: 'Back to the list', run: () => open(null) },
      { keys: 'esc', words: 'Back to the list', run: () => open(null) },
    ],
    reading,
  )
}
