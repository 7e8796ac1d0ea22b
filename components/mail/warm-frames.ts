import type { Frames } from '#/lib/mail/types.ts'
import { lendTypeface } from './lend-typeface.ts'

const WARM = 2 // frames that wait: the next thread's, and one more for whom reads quickly
const FIRST_HEIGHT = 88 // px, until a mail has been measured: four lines

/**
 * Frames whose document is there already. A frame takes tens of milliseconds to get its document, and loses it when it is moved, but not by
 * `moveBefore`: so frames wait on a shelf out of sight, are moved to where a mail is to be read, and come back empty. A browser without
 * `moveBefore` gets a new frame each time.
 */
export function takeFrame(slot: HTMLElement, frames: Frames): HTMLIFrameElement {
  const warm = canMove(slot) ? waiting.findIndex(isWarm) : -1
  const [frame] = warm === -1 ? [] : waiting.splice(warm, 1)
  if (frame && canMove(slot)) slot.moveBefore(frame, null)
  const taken = frame ?? newFrame(frames)
  if (!frame) slot.append(taken)
  warmUp(frames)
  return taken
}

/** Takes a frame back; its mail is gone from it. */
export function giveBack(frame: HTMLIFrameElement): void {
  const place = shelf()
  if (canMove(place) && isWarm(frame) && waiting.length <= WARM) {
    if (document.activeElement === frame) frame.blur() // else keys would go to where nothing listens
    frame.contentDocument?.body.replaceChildren()
    place.moveBefore(frame, null)
    waiting.push(frame)
  } else frame.remove()
}

/** Has frames wait, once the page has nothing better to do. */
export function warmUp(frames: Frames): void {
  setTimeout(() => {
    const place = shelf()
    if (!canMove(place)) return
    while (waiting.length < WARM) {
      const frame = newFrame(frames)
      place.append(frame)
      waiting.push(frame)
    }
  }, 200) // ms: after the mail that was opened just now has been drawn
}

/** Whether a frame has its own document, which is empty or holds a mail. */
export const isWarm = ({ contentDocument, src }: HTMLIFrameElement): boolean =>
  contentDocument?.readyState === 'complete' && contentDocument.URL === src

const waiting: HTMLIFrameElement[] = []

type Movable = HTMLElement & { moveBefore(node: Node, child: Node | null): void }

const canMove = (element: HTMLElement): element is Movable => 'moveBefore' in element

function newFrame({ source, sandbox }: Frames): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', sandbox)
  frame.src = source
  frame.height = String(FIRST_HEIGHT)
  frame.addEventListener('load', () => {
    if (frame.contentDocument) void lendTypeface(frame.contentDocument)
  })
  return frame
}

function shelf(): HTMLElement {
  const known = document.getElementById('warm-frames')
  if (known) return known
  const made = document.createElement('div')
  made.id = 'warm-frames'
  made.hidden = true
  document.body.prepend(made)
  return made
}
