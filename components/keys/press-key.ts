import { comboOf } from './combo.ts'
import { matchKeys } from './match.ts'
import { awaitAfter, keysNow, workingKeys } from './registry.ts'

const SEQUENCE_MS = 1_500 // how long what follows "G" is awaited
const REPEATED = new Set(['j', 'k', 'shift+j', 'shift+k']) // what may be held; anything else that is held is one press
const LAYERS = 'dialog[open], [role="menu"][data-state="open"], [role="dialog"][data-state="open"]'
const TYPED_IN =
  'textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])'

let timer: ReturnType<typeof setTimeout> | undefined

/** Does what a key stands for on this page. Also for frames within it: add it to their document's `keydown`. */
export function pressKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isTyping(event) || document.querySelector(LAYERS)) return
  const combo = comboOf(event)
  if (combo === null || /^(shift\+)?(shift|altgraph|capslock)$/.test(combo)) return
  const { first, groups } = keysNow()
  const match = matchKeys(first, combo, workingKeys(keysNow()))
  clearTimeout(timer)
  if (first !== null) awaitAfter(null)
  if (match.kind === 'none') return
  event.preventDefault()
  if (event.repeat && !REPEATED.has(combo)) return
  if (match.kind === 'run') {
    // where two parts of a page want the same key, the later one has it
    groups.findLast(({ list }) => list.some(({ keys }) => keys === match.keys))?.run(match.keys)
  } else {
    awaitAfter(match.first)
    timer = setTimeout(() => awaitAfter(null), SEQUENCE_MS)
  }
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(TYPED_IN) !== null ||
    target.closest('[contenteditable=""], [contenteditable="true"]') !== null
  )
}
