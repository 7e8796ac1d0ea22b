import { useSyncExternalStore } from 'react'
import { isSingleKey } from './combo.ts'

export type Shortcut = { keys: string; words: string }
export type ShortcutGroup = { group: string; list: Shortcut[]; run: (keys: string) => void }

type State = {
  groups: ShortcutGroup[] // of what is on the page now, the latest last
  first: string | null // the beginning of a sequence, while what follows it is awaited
  sheet: boolean // the list of all keys is open
  single: boolean // keys of one character are on
}

const START: State = { groups: [], first: null, sheet: false, single: true }

let state = START
const listeners = new Set<() => void>()

/** The keys of this page and what is happening to them. A store beside React's tree, since keys come from anywhere in it and from frames within the page. */
export const useKeys = () =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => START,
  )

export const keysNow = () => state

/** Gives back the function that takes them away again. */
export function addShortcuts(group: ShortcutGroup): () => void {
  change({ groups: [...state.groups, group] })
  return () => change({ groups: state.groups.filter((one) => one !== group) })
}

export const awaitAfter = (first: string | null) => change({ first })

export const showKeySheet = (sheet: boolean) => change({ sheet })

export const switchSingleKeys = (single: boolean) => change({ single })

/** Those that work now. Without single keys, what is typed with one character does nothing. */
export const workingKeys = ({ groups, single }: State): string[] =>
  groups.flatMap(({ list }) => list.map(({ keys }) => keys).filter((keys) => single || !isSingleKey(keys)))

function change(next: Partial<State>) {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
