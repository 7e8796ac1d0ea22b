import type { ThreadPage, ThreadRow } from '#/lib/mail/types.ts'

/** What a list shows while the mail behind it changes. */
export type ListState = {
  rows: ThreadRow[]
  older: string | null // the address of what comes after the last row
  paged: boolean // more than the first page has been loaded
  waiting: ThreadRow[] // newer than what is being read, held behind "3 new"
  fresh: ThreadRow[] // the top of the list as it is now
  added: ThreadRow[] // unread, and newer than all that was there before: what is told to somebody who does not see it
  readAt: number // when the top was asked for, by performance.now(); 0: it came with the page
}

export type Change =
  // The top of the list was read again; `hold`: somebody reads further down; `stay`: rows that were opened here, and are not taken away meanwhile
  | { kind: 'fresh'; page: ThreadPage; hold: boolean; readAt?: number; stay?: ReadonlySet<number> }
  | { kind: 'became'; rows: (rows: ThreadRow[]) => ThreadRow[] } // what is known to have become of them since they were read
  | { kind: 'release' } // they want to see what is new
  | { kind: 'older'; page: ThreadPage }

export const startList = ({ threads, older }: ThreadPage, readAt = 0): ListState => ({
  rows: threads,
  older,
  paged: false,
  waiting: [],
  fresh: threads,
  added: [],
  readAt,
})

/**
 * Nothing that is being read moves: with `hold`, new threads and those that a new mail lifts to the top wait, while what changed in
 * place (read, labelled, gone) changes in place.
 */
export function changeList(state: ListState, change: Change): ListState {
  if (change.kind === 'release') return { ...state, rows: replaceTop(state.rows, state.fresh), waiting: [] }
  if (change.kind === 'became') return { ...state, rows: change.rows(state.rows) }
  if (change.kind === 'older') {
    const known = new Set(state.rows.map((row) => row.id))
    const added = change.page.threads.filter((row) => !known.has(row.id))
    return { ...state, rows: [...state.rows, ...added], older: change.page.older, paged: true }
  }
  const next = freshList(state, change)
  const there = new Set(next.rows.map((row) => row.id))
  const stay = state.rows.filter((row) => change.stay?.has(row.id) && !there.has(row.id))
  if (stay.length === 0) return next
  return {
    ...next,
    rows: [...next.rows, ...stay.map((row) => ({ ...row, unread: false }))].sort(newestFirst),
  }
}

function freshList(state: ListState, change: Extract<Change, { kind: 'fresh' }>): ListState {
  const { threads, older } = change.page
  const first = state.rows[0]
  const newest = state.waiting[0] ?? first
  const added = threads.filter((row) => row.unread && newest !== undefined && comesBefore(row, newest))
  const rest = {
    older: state.paged ? state.older : older,
    fresh: threads,
    readAt: change.readAt ?? state.readAt,
    added: added.length > 0 ? added : state.added,
  }
  if (!change.hold || !first) {
    const rows = older === null ? threads : replaceTop(state.rows, threads)
    return { ...state, ...rest, rows, waiting: [] }
  }
  const shown = new Map(state.rows.map((row) => [row.id, row]))
  const now = new Map(threads.map((row) => [row.id, row]))
  const waiting = threads.filter((row) => comesBefore(row, first) && shown.get(row.id)?.at !== row.at)
  const waits = new Set(waiting.map((row) => row.id))
  const kept = state.rows.flatMap((row) => {
    const changed = now.get(row.id)
    if (waits.has(row.id)) return row
    if (changed) return changed
    return older !== null && isBelow(row, threads) ? row : []
  })
  const risen = threads.filter((row) => !shown.has(row.id) && !waits.has(row.id))
  return { ...state, ...rest, rows: [...kept, ...risen].sort(newestFirst), waiting }
}

/** `top` in place of all rows that do not sort below it. */
function replaceTop(rows: ThreadRow[], top: ThreadRow[]): ThreadRow[] {
  const ids = new Set(top.map((row) => row.id))
  return [...top, ...rows.filter((row) => !ids.has(row.id) && isBelow(row, top))]
}

function isBelow(row: ThreadRow, rows: ThreadRow[]): boolean {
  const last = rows.at(-1)
  return last === undefined || comesBefore(last, row)
}

const comesBefore = (a: ThreadRow, b: ThreadRow) => newestFirst(a, b) < 0

const newestFirst = (a: ThreadRow, b: ThreadRow) => b.at - a.at || b.id - a.id
