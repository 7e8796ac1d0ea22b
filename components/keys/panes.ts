const PANES = '[data-pane]'
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]'

/** Where the focus was in each pane, so that coming back goes to the same place. */
const places = new WeakMap<Element, HTMLElement>()

/** Moves the focus to the next part of the page, or the one before: F6 and ⇧F6, as in every program with panes. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter(isShown)
  if (panes.length === 0) return
  const here = panes.findIndex((pane) => pane.contains(document.activeElement))
  const left = panes[here]
  if (left && document.activeElement instanceof HTMLElement) places.set(left, document.activeElement)
  const start = here === -1 && step === -1 ? 0 : here
  const pane = panes[(start + step + panes.length) % panes.length]
  if (pane) placeIn(pane).focus()
}

/** Where one was, else what is current or chosen, else the first thing that takes the focus, else the pane itself. */
function placeIn(pane: HTMLElement): HTMLElement {
  const left = places.get(pane)
  if (left?.isConnected && pane.contains(left) && isShown(left)) return left
  const within = [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isShown)
  const current = within.find((element) =>
    element.matches('[aria-current][tabindex="0"], [data-row][tabindex="0"]'),
  )
  return current ?? within.find((element) => element.ariaCurrent !== null) ?? within[0] ?? pane
}

const isShown = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true })
