import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { ThreadRow } from '#/lib/mail/types.ts'

/**
 * One tab stop for a whole list: arrows, J and K, Home and End move the place, Enter and O open what is there, U closes it. The keys work while the focus is in
 * the list, so that a letter typed or spoken elsewhere does nothing (WCAG 2.1.4).
 */
export function useRovingRows(
  scroller: RefObject<HTMLElement | null>,
  rows: ThreadRow[],
  open: string | undefined, // the id of the open thread, where the place is until it is moved
  onBack: () => void, // closes it
) {
  const [moved, setMoved] = useState<number>()
  const ids = rows.map((row) => row.id)
  const place = [moved, Number(open)].find((id) => id !== undefined && ids.includes(id)) ?? ids[0]

  function onKeyDown(event: KeyboardEvent<HTMLElement>, id: number) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (event.key === 'o') return event.currentTarget.click()
    if (event.key === 'u' && open !== undefined) return onBack()
    const next = nextOf(event.key, ids, ids.indexOf(id))
    if (next === undefined) return
    event.preventDefault()
    setMoved(next)
    scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus()
  }

  return { isPlace: (id: number) => id === place, onKeyDown }
}

function nextOf(key: string, ids: number[], index: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return ids[index + 1]
    case 'ArrowUp':
    case 'k':
      return ids[index - 1]
    case 'Home':
      return ids[0]
    case 'End':
      return ids.at(-1)
    default:
      return undefined
  }
}
