import { useSyncExternalStore } from 'react'
import { newKey } from '#/components/actions/new-key.ts'
import type { DraftKind } from '#/lib/drafts/types.ts'

/** How a mail begins: anew, as an answer to a message, as a forward with that message as a file (`original`), or as the draft that it is already. */
export type Begin = { kind: DraftKind; messageId?: number; original?: true } | { draftId: number }

/** A mail that is being written on this page. `threadId`: it stands under that thread rather than in a window. */
export type Composer = {
  key: string // uuid, the draft's own where it has none yet
  begin: Begin
  threadId: number | null
  minimised: boolean
  enlarged: boolean
  quiet?: boolean // nobody asked for it: it takes no focus, and goes when its thread does
}

const KEPT_AS = 'lilac-composers' // in this tab, so that a reload opens them again
const NONE: Composer[] = []

let composers = NONE
let writer = { id: 0, undoSeconds: 10 } // whoever is signed in
const gone = new Set<number>() // drafts that were sent or discarded here, until the server says so too
const listeners = new Set<() => void>()

/** What is being written, the oldest first. A store beside React's tree, since it outlives every page. */
export const useComposers = () =>
  useSyncExternalStore(
    subscribe,
    () => composers,
    () => NONE,
  )

/** Opens a mail to write; one that is open already comes to the front. Windows that stand in its way are minimised. */
export function openComposer(
  begin: Begin,
  threadId: number | null = null,
  key = newKey(),
  quiet = false,
): void {
  if ('draftId' in begin) gone.delete(begin.draftId)
  const known = composers.find((one) => isSame(one, begin, threadId) || one.key === key)
  if (known) {
    bringToFront(known.key)
    return
  }
  const others = composers.map((one) => (one.threadId === null ? { ...one, minimised: true } : one))
  change([
    ...(quiet ? composers : others),
    { key, begin, threadId, minimised: false, enlarged: false, quiet },
  ])
}

function bringToFront(key: string): void {
  changeComposer(key, { minimised: false, quiet: false })
  document.getElementById(textId(key))?.focus()
}

export const changeComposer = (key: string, changed: Partial<Omit<Composer, 'key'>>) =>
  change(composers.map((one) => (one.key === key ? { ...one, ...changed } : one)))

export const closeComposer = (key: string) => change(composers.filter((one) => one.key !== key))

/** Opens what was open before this tab was loaded anew. */
export function reopenComposers(): void {
  const kept: Composer[] = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? '[]') // written by `change` alone
  const fresh = kept.filter(({ key }) => composers.every((one) => one.key !== key))
  if (fresh.length > 0) change([...fresh, ...composers])
}

/** Who writes on this page, and for how many seconds they can take back what they send. */
export const writerNow = () => writer

export function beWriter(person: typeof writer): void {
  writer = person
}

/** The mail in which a draft is open on this page. */
export const composerOf = (open: Composer[], draft: { id: number; key: string }): Composer | undefined =>
  open.find(({ key, begin }) => key === draft.key || ('draftId' in begin && begin.draftId === draft.id))

/**
 * What was to be begun is this draft. An answer that was put away is not begun a second time; where that one is open on this page already, it comes to
 * the front, this one closes, and the answer is false.
 */
export function foundBegun(key: string, draft: { id: number; key: string }): boolean {
  if (draft.key === key) return true
  const other = composerOf(
    composers.filter((one) => one.key !== key),
    draft,
  )
  if (other) {
    closeComposer(key)
    bringToFront(other.key)
  } else changeComposer(key, { begin: { draftId: draft.id } })
  return !other
}

/** A draft was sent or discarded on this page: it is not offered any more. Opened again, it is. */
export const forgetDraft = (id: number) => gone.add(id)
export const isForgotten = (id: number) => gone.has(id)

/** The id of the field in which a mail's text is written. */
export const textId = (key: string) => `text-${key}`

/** Under a thread there is one answer at a time; a draft is open once, and so is an answer that was taken out into a window. */
function isSame(one: Composer, begin: Begin, threadId: number | null): boolean {
  if ('draftId' in begin) return 'draftId' in one.begin && one.begin.draftId === begin.draftId
  if (threadId === null) return false
  if (one.threadId === threadId) return true
  const { kind, messageId } = begin
  return (
    kind !== 'forward' && 'kind' in one.begin && one.begin.kind === kind && one.begin.messageId === messageId
  )
}

function change(next: Composer[]) {
  composers = next
  sessionStorage.setItem(KEPT_AS, JSON.stringify(composers))
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
