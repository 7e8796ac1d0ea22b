import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react'
import type { ThreadRow } from '#/lib/mail/types.ts'

/** One tab stop for a whole list: arrows, Home and End move the place, from where it was `left` at last or the open thread. */
export function useRovingRows(
  scroller: RefObject<HTMLElement | null>,
  rows: ThreadRow[],
  openId: number | null,
  { left, onMove }: { left: number | undefined; onMove: (id: number) => void },
) {
  const [moved, setMoved] = useState(left)
  const ids = rows.map((row) => row.id)
  const place = [moved, openId].find((id) => id !== undefined && id !== null && ids.includes(id)) ?? ids[0]
  const rowOf = (id: number) => scroller.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)

  /** Moves the place; the focus goes along where it is in the list already, or where it is `taken`. */
  function moveTo(id: number, taken: boolean) {
    setMoved(id)
    onMove(id)
    if (taken || scroller.current?.contains(document.activeElement)) rowOf(id)?.focus()
    else rowOf(id)?.scrollIntoView({ block: 'nearest' })
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    const next = row ? nextOf(event.key, ids, ids.indexOf(Number(row.dataset.row))) : undefined
    if (next === undefined) return
    event.preventDefault()
    moveTo(next, true)
  }

  /** Whatever of a row is focused, by a press or otherwise, has the place. */
  function onFocus({ target }: FocusEvent<HTMLElement>) {
    const id = Number(target.closest('li')?.querySelector<HTMLElement>('[data-row]')?.dataset.row)
    if (!ids.includes(id) || id === place) return
    setMoved(id)
    onMove(id)
  }

  /** The row so many steps from `from`, or from the place. */
  const beside = (step: 1 | -1, from = place) =>
    from === undefined || !ids.includes(from) ? undefined : ids[ids.indexOf(from) + step]

  return { place, moveTo, beside, onKeyDown, onFocus }
}

function nextOf(key: string, ids: number[], index: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return ids[index + 1]
    case 'ArrowUp':
      return ids[index - 1]
    case 'Home':
      return ids[0]
    case 'End':
      return ids.at(-1)
    default:
      return undefined
  }
}
