import { useSyncExternalStore } from 'react'

/** Something that is said at the page's foot: what was done, with its undo while that counts down, or what went wrong, until it is sent away. */
export type Notice = {
  id: number
  tone: 'done' | 'error' | 'busy'
  words: string
  action?: { words: string; keys?: string; run: () => void } | undefined
  left: number | null // seconds; null: until it is sent away
  of?: number | undefined // how many there were, where they are others than SECONDS
  share?: number | undefined // of a long one: 0 to 1
}

export const SECONDS = 10 // in which what was done can be taken back

type State = { notices: Notice[]; said: string } // said: what a screen reader is told at last

const START: State = { notices: [], said: '' }
let state = START
let lastId = 0
let paused = false
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

export const useNotices = (): State =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => START,
  )

/** Shows a notice until its time is over. Gives its id. */
export function addNotice(notice: Omit<Notice, 'id'>): number {
  lastId += 1
  change({ notices: [...state.notices, { ...notice, id: lastId }] })
  if (notice.tone !== 'error') say(notice.words)
  timer ??= setInterval(tick, 1_000)
  return lastId
}

export function changeNotice(id: number, changed: Partial<Omit<Notice, 'id'>>): void {
  change({ notices: state.notices.map((notice) => (notice.id === id ? { ...notice, ...changed } : notice)) })
}

export function removeNotice(id: number | undefined): void {
  change({ notices: state.notices.filter((notice) => notice.id !== id) })
}

/** While somebody points at them, or has come to them by keys, their time stands still. */
export function pauseNotices(stand: boolean): void {
  paused = stand
}

/** Tells a screen reader, and nobody else. */
export const say = (said: string) => change({ said })

/** Does what the newest one with a key offers. */
export function undoNewest(): void {
  state.notices.findLast(({ action }) => action?.keys !== undefined)?.action?.run()
}

function tick() {
  if (paused || document.hidden) return
  const notices = state.notices.flatMap((notice) => {
    if (notice.left === null) return notice
    return notice.left > 1 ? { ...notice, left: notice.left - 1 } : []
  })
  change({ notices })
  if (notices.length > 0) return
  clearInterval(timer)
  timer = undefined
}

function change(next: Partial<State>) {
  state = { ...state, ...next }
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
