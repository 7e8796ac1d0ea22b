import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { ThreadRow } from '#/lib/mail/types.ts'

/**
 * One tab stop for a whole list: arrows, J and K, Home and End move the place, Enter and O open what is there, U closes it. While a thread
 * is open J and K open the next one, too.
 */
export function useRovingRows(
  scroller: RefObject<HTMLElement | null>,
  rows: ThreadRow[],
  openId: number | null, // where the place is until it is moved
  {
    left,
    onMove,
    open,
  }: { left: number | undefined; onMove: (id: number) => void; open: (id: number | null) => void },
) {
  const [moved, setMoved] = useState(left)
  const ids = rows.map((row) => row.id)
  const place = [moved, openId].find((id) => id !== undefined && id !== null && ids.includes(id)) ?? ids[0]

  function moveTo(id: number) {
    setMoved(id)
    onMove(id)
    scroller.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, id: number) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (event.key === 'o') return open(id)
    if (event.key === 'u' && openId !== null) return open(null)
    const next = nextOf(event.key, ids, ids.indexOf(id))
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    moveTo(next)
    if (openId !== null && (event.key === 'j' || event.key === 'k')) open(next)
  }

  return { place, moveTo, onKeyDown }
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
