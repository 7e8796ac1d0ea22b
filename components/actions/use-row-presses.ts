import { type MouseEvent, type PointerEvent, useRef, useState } from 'react'
import type { ThreadRow } from '#/lib/mail/types.ts'
import type { RowDeed } from './row-tools.tsx'
import type { ListActions } from './use-list-actions.ts'
import type { Selection } from './use-selection.ts'

const LONG_MS = 450 // a finger that stays so long on a row chooses it
const MOVED = 10 // px: a finger that scrolls

/**
 * What presses in a list mean besides opening a thread: on a row's box and tools, with Shift on a row, with a finger that stays. `hot` is the row that is
 * pointed at, whose tools are there. One set of listeners for all rows.
 */
export function useRowPresses(rows: ThreadRow[], selection: Selection, actions: ListActions) {
  const [hot, setHot] = useState<number>()
  const finger = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>(undefined)
  const chosenByFinger = useRef(false)

  const lift = () => clearTimeout(finger.current?.timer)

  function press(deed: RowDeed, row: ThreadRow, button: HTMLElement, shift: boolean) {
    switch (deed) {
      case 'check':
        return shift ? selection.extendTo(row.id) : selection.toggle(row.id)
      case 'turn-read':
        return actions.turnRead([row])
      case 'label':
        return actions.pick('label', button, [row])
      default:
        return actions.does(deed, [row])
    }
  }

  const presses = {
    onPointerOver({ target, pointerType }: PointerEvent) {
      if (pointerType !== 'touch') setHot(idAt(target))
    },
    onPointerLeave: () => setHot(undefined),
    onClickCapture(event: MouseEvent) {
      const row = rows.find(({ id }) => id === idAt(event.target))
      if (!row || !(event.target instanceof Element)) return
      const button = event.target.closest<HTMLElement>('[data-do]')
      const swallowed = chosenByFinger.current
      chosenByFinger.current = false
      if (!swallowed && !button && !event.shiftKey) return
      event.preventDefault()
      event.stopPropagation()
      if (swallowed) return
      if (!button) selection.extendTo(row.id)
      else if (event.detail < 2 || button.dataset.do === 'check')
        press(button.dataset.do as RowDeed, row, button, event.shiftKey) // a double click is one
    },
    onPointerDown({ target, pointerType, clientX: x, clientY: y }: PointerEvent) {
      const id = idAt(target)
      chosenByFinger.current = false
      if (pointerType !== 'touch' || id === undefined) return
      const timer = setTimeout(() => {
        chosenByFinger.current = true
        selection.toggle(id)
      }, LONG_MS)
      finger.current = { timer, x, y }
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      const { x = 0, y = 0 } = finger.current ?? {}
      if (Math.hypot(clientX - x, clientY - y) > MOVED) lift()
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onContextMenu(event: MouseEvent) {
      if (chosenByFinger.current) event.preventDefault()
    },
  }
  return { hot, presses }
}

function idAt(target: EventTarget): number | undefined {
  const row =
    target instanceof Element ? target.closest('li')?.querySelector<HTMLElement>('[data-row]') : null
  return row ? Number(row.dataset.row) : undefined
}
