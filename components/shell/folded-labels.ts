import { useSyncExternalStore } from 'react'

const KEY = 'lilac.folded-labels'
const NONE: string[] = []

/** The labels whose children are folded away, by path, as this browser remembers them; `fold` turns one over. */
export function useFoldedLabels(): { folded: string[]; fold: (path: string) => void } {
  const folded = useSyncExternalStore(listen, read, () => NONE)
  return {
    folded,
    fold: (path) => {
      const next = folded.includes(path) ? folded.filter((one) => one !== path) : [...folded, path]
      localStorage.setItem(KEY, JSON.stringify(next))
      for (const tell of listeners) tell()
    },
  }
}

/** Whether a label is not shown, since one above it is folded. */
export const isFoldedAway = (path: string, folded: string[]) =>
  folded.some((parent) => path.startsWith(`${parent}/`))

let known: { text: string | null; list: string[] } = { text: null, list: NONE }

/** The same list as long as the same is kept. What somebody else wrote there counts as nothing. */
function read(): string[] {
  const text = localStorage.getItem(KEY)
  if (text !== known.text) known = { text, list: parse(text) }
  return known.list
}

function parse(text: string | null): string[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : NONE
  } catch {
    return NONE // not ours
  }
}

const listeners = new Set<() => void>()

function listen(tell: () => void): () => void {
  listeners.add(tell)
  addEventListener('storage', tell) // another tab
  return () => {
    listeners.delete(tell)
    removeEventListener('storage', tell)
  }
}
