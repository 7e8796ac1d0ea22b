import type { Fit } from './message-frame.tsx'

const HIGHEST = 30_000 // px: a mail beyond that scrolls inside
const GROWTHS = 40 // a mail that is sized by its frame would grow for ever
const SMALLEST = 0.35 // of its size: a mail that is wider still scrolls
const BAR = 16 // px: a scroll bar's room

/**
 * Keeps a frame as high as the mail in it, and the mail no wider than the frame: one that is wider is made smaller, unless `full` is wanted. Tells
 * by how much whenever that changes.
 */
export function fitFrame(
  frame: HTMLIFrameElement,
  { full, onFit, signal }: { full: boolean; onFit: (fit: Fit) => void; signal: AbortSignal },
): void {
  const page = frame.contentDocument?.documentElement
  if (!page) return
  let width = 0
  let height = 0
  let growths = 0
  let told = 1

  function fitWidth(root: HTMLElement) {
    root.style.zoom = ''
    const natural = root.scrollWidth
    const wanted = full || natural <= root.clientWidth ? 1 : root.clientWidth / natural
    const scale = Math.max(wanted, SMALLEST)
    if (scale < 1) root.style.zoom = String(scale)
    if (scale !== told) onFit({ width: natural, scale })
    told = scale
  }

  function measure() {
    if (!page || frame.clientWidth === 0) return
    if (frame.clientWidth !== width) {
      width = frame.clientWidth
      growths = 0
      fitWidth(page)
    }
    const bar = page.scrollWidth > page.clientWidth ? BAR : 0
    const zoom = Number(page.style.zoom) || 1
    const wanted = Math.min(Math.ceil(page.offsetHeight * zoom) + bar, HIGHEST)
    if (wanted > height && ++growths > GROWTHS) return
    height = wanted
    frame.height = String(wanted)
  }

  const observer = new ResizeObserver(measure)
  observer.observe(page)
  observer.observe(frame)
  signal.addEventListener('abort', () => observer.disconnect())
  measure()
}
