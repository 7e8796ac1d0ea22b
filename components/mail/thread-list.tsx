'use client'

import { ArrowUp } from 'lucide-react'
import { useParams, useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import { dayGroup } from '#/components/ui/dates.ts'
import { Empty } from '#/components/ui/empty.tsx'
import { callApi } from '#/lib/api/client.ts'
import type { ThreadRow as Thread, ThreadPage } from '#/lib/mail/types.ts'
import { changeList, startList } from './list-state.ts'
import { nameOf } from './names.ts'
import { Older } from './older.tsx'
import { type Clock, ThreadRow } from './thread-row.tsx'
import { useRovingRows } from './use-roving-rows.ts'

const AT_TOP = 8 // px: nearer than that somebody sees the newest
const MOST_ROWS = 500 // as many are asked for again when something changed; the API gives no more

/**
 * The rows of a list, which stays true while one reads: new mail appears at the top for whom is there and else waits behind "3 new"; what
 * else changed changes in its place.
 */
export function ThreadList({
  address,
  page,
  mixed,
  clock,
  empty,
}: {
  address: string // of this page of the list
  page: ThreadPage // the top of it, read again by the server whenever something happened
  mixed: boolean
  clock: Clock
  empty: { title: string; sentence?: string }
}) {
  const router = useRouter()
  const { thread: open } = useParams<{ thread?: string }>()
  const [state, change] = useReducer(changeList, page, startList)
  const [news, setNews] = useState('')
  const scroller = useRef<HTMLDivElement>(null)
  const atTop = () => (scroller.current?.scrollTop ?? 0) < AT_TOP
  const rows = useRovingRows(scroller, state.rows, open, () => router.push(`/mail/${address}`))

  const receive = useEffectEvent((top: ThreadPage) => {
    setNews(newsOf(state.rows, top.threads))
    change({ kind: 'fresh', page: top, hold: !atTop() })
  })

  const look = useEffectEvent(async (top: ThreadPage) => {
    if (!state.paged) return receive(top)
    const count = Math.min(state.rows.length, MOST_ROWS)
    const all = callApi<ThreadPage>('GET', `/api/v1/threads?list=${address}&count=${count}`)
    receive(await all.catch(() => top)) // the rows below the first page then stay as they are until the next look
  })

  useEffect(() => void look(page), [page])

  function release() {
    change({ kind: 'release' })
    scroller.current?.scrollTo({ top: 0 })
  }

  return (
    <div
      ref={scroller}
      onScroll={() => state.waiting.length > 0 && atTop() && change({ kind: 'release' })}
      className="relative flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain"
    >
      <p role="status" className="sr-only">
        {news}
      </p>
      {state.waiting.length > 0 && (
        <div className="sticky top-0 z-10 flex h-0 justify-center">
          <button
            type="button"
            onClick={release}
            className="tnum fade-in mt-9 flex h-7 items-center gap-1 rounded-full bg-accent px-3 text-xs font-medium text-on-accent shadow-pop hover:bg-accent-hover max-sm:h-10 max-sm:px-4"
          >
            <ArrowUp aria-hidden className="size-3.5" strokeWidth={2} />
            {state.waiting.length} new
          </button>
        </div>
      )}
      {state.rows.length === 0 && <Empty {...empty} />}
      {groupsOf(state.rows, clock).map(([group, threads]) => (
        <section key={group} aria-label={group}>
          <h2 className="sticky top-0 z-[1] flex h-7 items-center border-b border-line bg-sunken pl-8 text-2xs font-medium text-ink-3 max-sm:pl-4">
            {group}
          </h2>
          <ol>
            {threads.map((thread) => (
              <li key={thread.id}>
                <ThreadRow
                  thread={thread}
                  href={`/mail/${address}/${thread.id}`}
                  open={String(thread.id) === open}
                  mixed={mixed}
                  clock={clock}
                  tabIndex={rows.isPlace(thread.id) ? 0 : -1}
                  onKeyDown={(event) => rows.onKeyDown(event, thread.id)}
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
function groupsOf(rows: Thread[], { now, zone }: Clock): [string, Thread[]][] {
  const groups = new Map<string, Thread[]>()
  for (const row of rows) {
    const group = dayGroup(row.at, now, zone)
    groups.set(group, [...(groups.get(group) ?? []), row])
  }
  return [...groups]
}

/** What a screen reader is told of the threads that are newer than all that was there. */
function newsOf(before: Thread[], after: Thread[]): string {
  const newest = before[0]?.at ?? Number.POSITIVE_INFINITY
  const added = after.filter((row) => row.at > newest && row.unread)
  const [first] = added
  if (!first) return ''
  if (added.length > 1) return `${added.length} new threads`
  const sender = first.people.at(-1)
  return `New mail${sender ? ` from ${nameOf(sender)}` : ''}: ${first.subject || '(no subject)'}`
}
