import { useState } from 'react'
import { useShortcuts } from '#/components/keys/use-shortcuts.ts'
import type { ThreadRow } from '#/lib/mail/types.ts'

type Chosen = { ids: ReadonlySet<number>; anchor: number | null; all: boolean } // all: whatever matches, also what is not loaded, but for `ids`

const NOBODY: Chosen = { ids: new Set(), anchor: null, all: false }

export type Selection = ReturnType<typeof useSelection>

/** Which rows of a list are chosen. It stays while one scrolls and while the list changes; what has left the list is chosen no more. */
export function useSelection(rows: ThreadRow[]) {
  const [chosenNow, setChosen] = useState(NOBODY)
  const { ids, all } = chosenNow
  const has = (id: number) => isChosen(chosenNow, id)
  const chosen = rows.filter((row) => has(row.id))
  const active = all || chosen.length > 0
  const clear = () => setChosen(NOBODY)

  // Each change goes on from the last one, shown or not: a hand may be quicker than the page.
  const toggle = (id: number) => setChosen((now) => withRows(now, [id], !isChosen(now, id), id))

  /** All from the one that was chosen last, else from `start`, to this one. */
  function extendTo(id: number, start = id) {
    const order = rows.map((row) => row.id)
    setChosen((now) => {
      const from = now.anchor ?? start
      const [first = -1, last = -1] = [order.indexOf(from), order.indexOf(id)].sort((a, b) => a - b)
      return withRows(now, first < 0 ? [id] : order.slice(first, last + 1), true, from)
    })
  }

  useShortcuts('With chosen threads', [{ keys: 'esc', words: 'Choose none', run: clear }], active)

  return {
    rows: chosen,
    active,
    all,
    except: all ? [...ids] : [],
    has,
    toggle,
    extendTo,
    chooseShown: () => setChosen({ ids: new Set(rows.map((row) => row.id)), anchor: null, all: false }),
    chooseAll: () => setChosen({ ids: new Set(), anchor: null, all: true }),
    clear,
  }
}

const isChosen = ({ ids, all }: Chosen, id: number) => ids.has(id) !== all

function withRows({ ids, all }: Chosen, changed: number[], on: boolean, anchor: number): Chosen {
  const next = new Set(ids)
  for (const id of changed) {
    if (on !== all) next.add(id)
    else next.delete(id)
  }
  return { ids: next, anchor, all }
}
