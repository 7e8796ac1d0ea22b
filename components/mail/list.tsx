'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { memo, type ReactNode, useEffect, useEffectEvent, useMemo, useReducer, useRef } from 'react'
import { ChooseAll } from '#/components/actions/choose-all.tsx'
import { placeOf } from '#/components/actions/offered.ts'
import { patchesNow, usePatches } from '#/components/actions/patches.ts'
import { shownHead, shownRows } from '#/components/actions/shown.ts'
import { useActingKeys } from '#/components/actions/use-acting-keys.ts'
import { rowOf, useListActions } from '#/components/actions/use-list-actions.ts'
import { useSelection } from '#/components/actions/use-selection.ts'
import type { Frames, ListView, OpenThread } from '#/lib/mail/types.ts'
import type { ListForm } from '#/lib/me/types.ts'
import { useListMemories } from './list-memory.ts'
import { ListPane } from './list-pane.tsx'
import { changeList, startList } from './list-state.ts'
import { NoThread, Panes } from './panes.tsx'
import { goTo } from './place.ts'
import { type Read, railQuery, threadQuery } from './queries.ts'
import { Thread } from './thread.tsx'
import { ThreadList } from './thread-list.tsx'
import { useReadingKeys } from './use-reading-keys.ts'
import { useRovingRows } from './use-roving-rows.ts'
import { useSeenThread } from './use-seen-thread.ts'

// Each has a boundary of its own, which `ssr: false` gives: without one nothing of a click shows until its part has come.
const PickerPanel = dynamic(
  () => import('#/components/actions/picker.tsx').then((module) => module.PickerPanel),
  { ssr: false },
)
const DeleteForEver = dynamic(
  () => import('#/components/actions/delete-for-ever.tsx').then((module) => module.DeleteForEver),
  { ssr: false },
)
const BulkBar = dynamic(
  () => import('#/components/actions/bulk-bar.tsx').then((module) => module.BulkBar),
  { ssr: false }, // there once something is chosen
)

/**
 * One list with its rows and the thread that is open of it. It is made anew for each list, and goes on where it was left. Next's router renders the page
 * above it a second time after each change of place, of which nothing reaches it.
 */
export const List = memo(function List({
  list: read,
  openId,
  first,
  frames,
  notice,
  form,
  onForm,
  busy,
}: {
  list: Read<ListView>
  openId: number | null
  first: OpenThread | null // brought by the server
  frames: Frames
  notice: ReactNode
  form: ListForm
  onForm: (form: ListForm) => void
  busy: boolean // another list is on its way
}) {
  const memories = useListMemories()
  const { address } = read
  const left = memories.get(address)
  const [state, change] = useReducer(changeList, left?.state ?? startList(read.page, read.readAt))
  const scroller = useRef<HTMLDivElement>(null)
  const client = useQueryClient()
  const place = placeOf(address)
  const patches = usePatches()
  const base = address.replace(/-(unread|starred|files)?(-before-.*)?$/, '')
  const label = client.getQueryData(railQuery.queryKey)?.labels.find((one) => one.address === base)?.path
  const shownList = useMemo(() => ({ address, label }), [address, label])
  const shown = useMemo(
    () => shownRows(state.rows, shownList, state.readAt, patches),
    [state.rows, state.readAt, shownList, patches],
  )
  const list = useMemo(
    () => ({ ...read, head: shownHead(read.head, state.rows, shown) }),
    [read, state.rows, shown],
  )
  const index = shown.findIndex((row) => row.id === openId)
  const row = shown[index]

  useEffect(() => {
    const before = memories.get(address)
    memories.set(address, { scroll: 0, row: undefined, ...before, state })
  }, [memories, address, state])

  const opened = useRef(new Set<number>())
  const receive = useEffectEvent(({ page, readAt = 0 }: Read<ListView>) => {
    const hold = (scroller.current?.scrollTop ?? 0) > AT_TOP
    const told = patchesNow().filter(({ settledAt }) => settledAt !== null)
    change({ kind: 'became', rows: (rows) => shownRows(rows, shownList, state.readAt, told) })
    change({ kind: 'fresh', page, hold, readAt, stay: opened.current })
  })
  useEffect(() => receive(read), [read])

  const rows = useRovingRows(scroller, shown, openId, {
    left: left?.row,
    onMove(row) {
      const known = memories.get(address)
      if (known) known.row = row
    },
  })
  const open = (thread: number | null) => goTo({ list: address, thread })
  const next = rows.beside(1, openId ?? undefined)
  const previous = rows.beside(-1, openId ?? undefined)
  const selection = useSelection(shown)
  const isListSeen = () => scroller.current?.checkVisibility() === true
  const actions = useListActions({ list, rows: shown, roving: rows, openId, open, selection, isListSeen })
  useReadingKeys({ rows, openId, next, previous, open })
  useActingKeys(actions, selection, rows, place)
  const { data: outside } = useQuery({ ...threadQuery(openId ?? 0, place), enabled: false }) // what the open thread's pane has read
  const seen = row ?? (outside ? rowOf(outside) : undefined)
  useSeenThread(seen, () => {
    if (!seen) return
    opened.current.add(seen.id)
    actions.see(seen)
  })
  const ahead = (ids: (number | undefined)[]) => {
    for (const id of ids) if (id !== undefined) void client.prefetchQuery(threadQuery(id, place))
  }
  const readAhead = useEffectEvent(() => ahead([next, previous]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the neighbours change with the open thread and the rows
  useEffect(() => readAhead(), [openId, shown])

  return (
    <Panes form={form} busy={busy}>
      <ListPane
        list={list}
        form={form}
        onForm={onForm}
        choose={<ChooseAll selection={selection} count={shown.length} />}
      >
        <ThreadList
          list={list}
          state={state}
          shown={shown}
          change={change}
          openId={openId}
          rows={rows}
          onSeen={ahead}
          scroller={scroller}
          selection={selection}
          actions={actions}
        />
        {selection.active && <BulkBar list={list} selection={selection} actions={actions} />}
        {actions.picker && <PickerPanel actions={actions} />}
      </ListPane>
      {actions.doomed && <DeleteForEver list={list} selection={selection} actions={actions} />}
      {openId === null ? (
        <NoThread list={address} empty={shown.length === 0} />
      ) : (
        <Thread
          key={openId}
          id={openId}
          place={place}
          first={first?.id === openId && first.place === place ? first : undefined}
          row={row}
          actions={actions}
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
})

const AT_TOP = 8 // px: nearer than that somebody sees the newest
