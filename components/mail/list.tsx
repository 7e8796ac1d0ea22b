'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useEffectEvent, useReducer, useRef } from 'react'
import type { Frames, ListView, OpenThread, Place, ThreadPage } from '#/lib/mail/types.ts'
import type { ListForm } from '#/lib/me/types.ts'
import { useListMemories } from './list-memory.ts'
import { ListPane } from './list-pane.tsx'
import { changeList, startList } from './list-state.ts'
import { NoThread, Panes } from './panes.tsx'
import { goTo } from './place.ts'
import { threadQuery } from './queries.ts'
import { Thread } from './thread.tsx'
import { ThreadList } from './thread-list.tsx'
import { useReadingKeys } from './use-reading-keys.ts'
import { useRovingRows } from './use-roving-rows.ts'

/** One list with its rows and the thread that is open of it. It is made anew for each list, and goes on where it was left. */
export function List({
  list,
  openId,
  first,
  frames,
  notice,
  form,
  onForm,
  busy,
}: {
  list: ListView
  openId: number | null
  first: OpenThread | null // brought by the server
  frames: Frames
  notice: ReactNode
  form: ListForm
  onForm: (form: ListForm) => void
  busy: boolean // another list is on its way
}) {
  const memories = useListMemories()
  const left = memories.get(list.address)
  const [state, change] = useReducer(changeList, left?.state ?? startList(list.page))
  const scroller = useRef<HTMLDivElement>(null)
  const client = useQueryClient()
  const index = state.rows.findIndex((row) => row.id === openId)
  const place = placeOf(list.address)

  useEffect(() => {
    const before = memories.get(list.address)
    memories.set(list.address, { scroll: 0, row: undefined, ...before, state })
  }, [memories, list.address, state])

  const receive = useEffectEvent((page: ThreadPage) => {
    const hold = (scroller.current?.scrollTop ?? 0) > AT_TOP
    change({ kind: 'fresh', page, hold })
  })
  useEffect(() => receive(list.page), [list.page])

  const rows = useRovingRows(scroller, state.rows, openId, {
    left: left?.row,
    onMove(row) {
      const known = memories.get(list.address)
      if (known) known.row = row
    },
  })
  const open = (thread: number | null) => goTo({ list: list.address, thread })
  const next = rows.beside(1, openId ?? undefined)
  const previous = rows.beside(-1, openId ?? undefined)
  useReadingKeys({ rows, openId, next, previous, open })
  const ahead = (ids: (number | undefined)[]) => {
    for (const id of ids) if (id !== undefined) void client.prefetchQuery(threadQuery(id, place))
  }
  const readAhead = useEffectEvent(() => ahead([next, previous]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the neighbours change with the open thread and the rows
  useEffect(() => readAhead(), [openId, state.rows])

  return (
    <Panes form={form} busy={busy}>
      <ListPane list={list} form={form} onForm={onForm}>
        <ThreadList
          list={list}
          state={state}
          change={change}
          openId={openId}
          rows={rows}
          onSeen={ahead}
          scroller={scroller}
        />
      </ListPane>
      {openId === null ? (
        <NoThread list={list.address} empty={state.rows.length === 0} />
      ) : (
        <Thread
          key={openId}
          id={openId}
          place={place}
          first={first?.id === openId && first.place === place ? first : undefined}
          row={state.rows[index]}
          list={list}
          position={index < 0 ? null : index + 1}
          next={next}
          previous={previous}
          frames={frames}
          notice={first?.id === openId && notice}
        />
      )}
    </Panes>
  )
}

const AT_TOP = 8 // px: nearer than that somebody sees the newest

/** Which of a thread's messages are read from a list: those in trash and spam only from there. */
const placeOf = (address: string): Place => {
  const [kind] = address.split('-')
  return kind === 'trash' || kind === 'spam' ? kind : 'mail'
}
