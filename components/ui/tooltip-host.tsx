'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'

const OPENS_AFTER = 400 // ms: long enough not to flicker while the pointer passes
const NEXT_WITHIN = 300 // ms after one has closed another opens at once: somebody reads along a row
const CLOSES_AFTER = 80 // ms in which the pointer may reach the tooltip itself (WCAG 2.2, 1.4.13)
const GAP = 4 // px from its control
const EDGE = 8 // px from the window's edge

/** The one tooltip of the page, at whichever control with `data-tip` is pointed at or has come by keys. Escape, a press and scrolling close it. */
export function TooltipHost() {
  const box = useRef<HTMLDivElement>(null)
  const [control, setControl] = useState<HTMLElement | null>(null)
  useEffect(() => listen(() => box.current, setControl), [])
  useLayoutEffect(() => (control && box.current ? place(box.current, control) : undefined), [control])
  const { tip, tipKeys } = control?.dataset ?? {}
  return (
    <div
      ref={box}
      role="tooltip"
      id="tooltip"
      popover="manual"
      className="fade-in fixed inset-auto m-0 max-w-72 rounded-md bg-inverse px-2 py-1 text-xs text-on-inverse"
    >
      {tip}
      {tipKeys && <span className="ml-1.5 text-on-inverse-2">{tipKeys}</span>}
    </div>
  )
}

/** Follows pointer and focus over the whole page. Gives the end of it. */
function listen(box: () => HTMLElement | null, show: (control: HTMLElement | null) => void): () => void {
  let shown: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let closedAt = Number.NEGATIVE_INFINITY
  const set = (control: HTMLElement | null) => {
    clearTimeout(timer)
    if (shown && !control) closedAt = performance.now()
    shown = control
    show(control)
  }
  const soon = (control: HTMLElement | null, ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => set(control), ms)
  }
  const close = () => set(null)

  const over = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return // a finger has no resting place; the name is there for readers of the screen
    const { target } = event
    const control = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
    if (control === shown && control) clearTimeout(timer)
    else if (control) soon(control, shown || performance.now() - closedAt < NEXT_WITHIN ? 0 : OPENS_AFTER)
    else if (shown && target instanceof Node && box()?.contains(target)) clearTimeout(timer)
    else if (shown) soon(null, CLOSES_AFTER)
    else clearTimeout(timer)
  }
  const focus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.dataset.tip && target.matches(':focus-visible')) set(target)
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !shown) return
    event.stopPropagation() // one step back: this one
    close()
  }

  const ending = new AbortController()
  const { signal } = ending
  document.addEventListener('pointerover', over, { signal, passive: true })
  document.addEventListener('pointerdown', close, { signal, passive: true, capture: true })
  document.documentElement.addEventListener('pointerleave', close, { signal, passive: true })
  document.addEventListener('focusin', focus, { signal })
  document.addEventListener('focusout', close, { signal })
  document.addEventListener('keydown', leave, { signal, capture: true })
  document.addEventListener('scroll', close, { signal, passive: true, capture: true })
  return () => {
    ending.abort()
    clearTimeout(timer)
  }
}

/** Puts the box beside its control, on the other side where there is no room, and within the window. Gives what takes it away. */
function place(box: HTMLElement, control: HTMLElement): () => void {
  box.showPopover()
  const at = control.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const room = { top: at.top, bottom: innerHeight - at.bottom, left: at.left, right: innerWidth - at.right }
  const side = sideOf(control)
  const needed = (side === 'top' || side === 'bottom' ? height : width) + GAP + EDGE
  const used = room[side] < needed && room[OPPOSITE[side]] >= needed ? OPPOSITE[side] : side
  const x = { left: at.left - width - GAP, right: at.right + GAP }
  const y = { top: at.top - height - GAP, bottom: at.bottom + GAP }
  const left = used === 'left' || used === 'right' ? x[used] : at.left + (at.width - width) / 2
  const top = used === 'top' || used === 'bottom' ? y[used] : at.top + (at.height - height) / 2
  box.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`
  box.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))}px`

  const adds =
    control.getAttribute('aria-label') !== control.dataset.tip && !control.hasAttribute('aria-describedby')
  if (adds) control.setAttribute('aria-describedby', box.id)
  return () => {
    if (box.isConnected) box.hidePopover()
    if (adds) control.removeAttribute('aria-describedby')
  }
}

type Side = keyof typeof OPPOSITE
const OPPOSITE = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const

const sideOf = ({ dataset: { tipSide } }: HTMLElement): Side =>
  tipSide === 'top' || tipSide === 'left' || tipSide === 'right' ? tipSide : 'bottom'
