'use client'

import { ArrowUp } from 'lucide-react'
import { type RefObject, useLayoutEffect, useMemo } from 'react'
import { placeOf } from '#/components/actions/offered.ts'
import type { ListActions } from '#/components/actions/use-list-actions.ts'
import { useRowPresses } from '#/components/actions/use-row-presses.ts'
import type { Selection } from '#/components/actions/use-selection.ts'
import { useClock, useNumbers } from '#/components/ui/clock.tsx'
import { comingGroup, dayGroup } from '#/components/ui/dates.ts'
import { Empty } from '#/components/ui/empty.tsx'
import type { ListView, ThreadRow as Thread } from '#/lib/mail/types.ts'
import { useListMemories } from './list-memory.ts'
import type { Change, ListState } from './list-state.ts'
import { nameOf } from './names.ts'
import { Older } from './older.tsx'
import { ThreadRow } from './thread-row.tsx'
import type { useRovingRows } from './use-roving-rows.ts'
import { useSeenRows } from './use-seen-rows.ts'

const AT_TOP = 8 // px: nearer than that somebody sees the newest

/**
 * The rows of a list, which stays true while one reads: new mail appears at the top for whom is there and else waits behind "3 new"; what
 * else changed changes in its place.
 */
export function ThreadList({
  list,
  state,
  shown,
  change,
  openId,
  rows,
  onSeen,
  scroller,
  selection,
  actions,
}: {
  list: ListView
  state: ListState
  shown: Thread[] // its rows with what was just done
  change: (change: Change) => void
  openId: number | null
  rows: ReturnType<typeof useRovingRows>
  onSeen: (ids: number[]) => void // these rows are in sight, or nearly
  scroller: RefObject<HTMLDivElement | null>
  selection: Selection
  actions: ListActions
}) {
  const clock = useClock()
  const number = useNumbers()
  const coming = list.address.startsWith('snoozed')
  const groups = useMemo(
    () => groupsOf(shown, (at) => (coming ? comingGroup(at, clock) : dayGroup(at, clock))),
    [shown, clock, coming],
  )
  const memories = useListMemories()

  const { hot, presses } = useRowPresses(shown, selection, actions)
  const place = placeOf(list.address)

  useSeenRows(scroller, shown, onSeen)

  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: memories.get(list.address)?.scroll ?? 0 })
  }, [memories, list.address, scroller])

  function release() {
    change({ kind: 'release' })
    scroller.current?.scrollTo({ top: 0 })
  }

  function onScroll() {
    const top = scroller.current?.scrollTop ?? 0
    const known = memories.get(list.address)
    if (known) known.scroll = top
    if (state.waiting.length > 0 && top < AT_TOP) change({ kind: 'release' })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows in it, which are links
    <div
      ref={scroller}
      data-scroller="list"
      onScroll={onScroll}
      onKeyDown={rows.onKeyDown}
      onFocus={rows.onFocus}
      {...presses}
      tabIndex={-1}
      className="relative flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain outline-none"
    >
      <p role="status" className="sr-only">
        {newsOf(state.added)}
      </p>
      {state.waiting.length > 0 && (
        <div className="sticky top-0 z-10 flex h-0 justify-center">
          <button
            type="button"
            onClick={release}
            className="tnum fade-in mt-9 flex h-7 items-center gap-1 rounded-full bg-accent px-3 text-xs font-medium text-on-accent shadow-pop hover:bg-accent-hover max-sm:h-10 max-sm:px-4"
          >
            <ArrowUp aria-hidden className="size-3.5" strokeWidth={2} />
            {number(state.waiting.length)} new
          </button>
        </div>
      )}
      {shown.length === 0 && <Empty {...list.empty} />}
      {groups.map(([group, threads]) => (
        <section key={group} aria-label={group}>
          <h2 className="sticky top-0 z-[1] flex h-7 items-center border-b border-line bg-sunken pl-8 text-2xs font-medium text-ink-3 max-sm:pl-4 wide:pl-18">
            {group}
          </h2>
          <ol>
            {threads.map((thread) => (
              <li key={thread.id} className="group/row relative">
                <ThreadRow
                  thread={thread}
                  href={`/mail/${list.address}/${thread.id}`}
                  open={thread.id === openId}
                  mixed={list.head.mixed}
                  tabIndex={thread.id === rows.place ? 0 : -1}
                  selected={selection.has(thread.id)}
                  selecting={selection.active}
                  tools={thread.id === hot || thread.id === rows.place ? place : null}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {state.older && (
        <Older
          address={state.older}
          scroller={scroller}
          onPage={(older) => change({ kind: 'older', page: older })}
        />
      )}
    </div>
  )
}

/** Rows under the head of their day, in the order that they have. */
function groupsOf(rows: Thread[], groupOf: (at: number) => string): [string, Thread[]][] {
  const groups = new Map<string, Thread[]>()
  for (const row of rows) {
    const group = groupOf(row.at)
    const known = groups.get(group)
    if (known) known.push(row)
    else groups.set(group, [row])
  }
  return [...groups]
}

/** What a screen reader is told of new mail. */
function newsOf(added: Thread[]): string {
  const [first] = added
  if (!first) return ''
  if (added.length > 1) return `${added.length} new threads`
  const sender = first.people.at(-1)
  return `New mail${sender ? ` from ${nameOf(sender)}` : ''}: ${first.subject || '(no subject)'}`
}
