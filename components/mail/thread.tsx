'use client'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { ActionsContext } from '#/components/actions/context.ts'
import { placeOf } from '#/components/actions/offered.ts'
import { usePatches } from '#/components/actions/patches.ts'
import { shownThread } from '#/components/actions/shown.ts'
import { ThreadTools } from '#/components/actions/thread-tools.tsx'
import type { ListActions } from '#/components/actions/use-list-actions.ts'
import { ReplyPlace } from '#/components/compose/reply-place.tsx'
import { PageError } from '#/components/shell/page-error.tsx'
import { Skeleton } from '#/components/ui/skeleton.tsx'
import type { Frames, ListView, OpenThread, Place, ThreadRow } from '#/lib/mail/types.ts'
import { Messages } from './messages.tsx'
import { MissingThread } from './missing.tsx'
import { threadQuery } from './queries.ts'
import { ThreadBar } from './thread-bar.tsx'
import { ThreadFocus } from './thread-focus.tsx'
import { Elsewhere, ThreadHead } from './thread-head.tsx'

/**
 * A thread beside its list, or in its place on a narrow screen. What its row says of it stands there at once; the rest was mostly read before
 * it was asked for.
 */
export function Thread({
  id,
  place,
  first,
  row,
  actions,
  list,
  position,
  next,
  previous,
  frames,
  notice,
}: {
  id: number
  place: Place
  first: OpenThread | undefined // as the server brought it
  row: ThreadRow | undefined // its row in the list; undefined when the list does not reach to it
  actions: ListActions
  list: ListView
  position: number | null // in the list, from 1
  next: number | undefined
  previous: number | undefined
  frames: Frames
  notice: ReactNode
}) {
  const asked = useQuery({ ...threadQuery(id, place), ...(first && { initialData: first }) })
  const patches = usePatches()
  const thread = useMemo(
    () => asked.data && shownThread(asked.data, asked.data.readAt ?? 0, patches),
    [asked.data, patches],
  )
  const failed = thread === undefined && asked.error // one that is there stays, whatever becomes of a later look
  const isShown = thread !== null && !failed
  const head = thread ?? row
  const last = thread?.messages.at(-1)
  const subject = head && (head.subject || '(no subject)')
  useEffect(() => {
    if (subject) document.title = `${subject} · Lilac`
  }, [subject])

  return (
    <ThreadFocus id={id} titled={isShown && head !== undefined}>
      <ThreadBar
        list={list}
        tools={
          thread !== null && (
            <ThreadTools thread={row ?? flags(thread)} place={placeOf(list.address)} actions={actions} />
          )
        }
        position={position}
        next={next}
        previous={previous}
        href={(thread) => `/mail/${list.address}${thread === undefined ? '' : `/${thread}`}`}
      />
      {thread === null && <MissingThread />}
      {failed && (
        <PageError
          what="This thread"
          error={failed}
          retry={() => void asked.refetch()}
          wayOut={{ href: `/mail/${list.address}`, words: 'Back to the list' }}
        />
      )}
      {isShown && (
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-8">
          {notice}
          {head && <ThreadHead thread={head} />}
          {thread ? (
            <>
              <ActionsContext value={actions}>
                <Messages thread={thread} frames={frames} />
              </ActionsContext>
              {last && <ReplyPlace key={thread.id} threadId={thread.id} messageId={last.id} />}
              <Elsewhere thread={thread} />
            </>
          ) : (
            <Skeletons />
          )}
        </div>
      )}
    </ThreadFocus>
  )
}

/** A message to come, with the measures of one that is there. */
function Skeletons() {
  return (
    <div role="status" className="flex gap-3 px-5 pt-4 max-sm:px-4">
      <span className="sr-only">The thread is on its way</span>
      <Skeleton disc />
      <div className="flex-1 space-y-3 pt-1">
        <Skeleton className="w-40" />
        <Skeleton className="w-24" />
        <Skeleton className="mt-6 w-full max-w-md" />
        <Skeleton className="w-full max-w-sm" />
      </div>
    </div>
  )
}

/** Of a thread that the list does not reach to. */
const flags = (thread: OpenThread | undefined) =>
  thread && {
    unread: thread.messages.some(({ unread }) => unread),
    starred: thread.messages.some(({ starred }) => starred),
    later: thread.later,
    muted: thread.muted,
    important: thread.important,
  }
