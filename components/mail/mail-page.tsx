'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { saveOwn } from '#/components/settings/save-own.ts'
import { PageError } from '#/components/shell/page-error.tsx'
import { ApiError } from '#/lib/api/client.ts'
import type { Frames, ListView, OpenThread } from '#/lib/mail/types.ts'
import type { ListForm } from '#/lib/me/types.ts'
import { List } from './list.tsx'
import { useListMemories } from './list-memory.ts'
import { MissingList } from './missing.tsx'
import { useFollowsPlace, useMailPlace } from './place.ts'
import { listQuery } from './queries.ts'
import { warmUp } from './warm-frames.ts'

const FIRST_ROWS = 50 // as many as the server brings at first
const MOST_ROWS = 500 // as many are asked for again when something changed; the API gives no more

/** A list and the thread that is open of it. What the server brought is where it begins; from there on both follow the place. */
export function MailPage({
  list: firstList,
  thread,
  frames,
  form: firstForm,
  notice,
}: {
  list: ListView
  thread: OpenThread | null
  frames: Frames // around the bodies
  form: ListForm
  notice: ReactNode // about the thread that the server brought
}) {
  const place = useMailPlace() ?? { list: firstList.address, thread: thread?.id ?? null }
  useFollowsPlace()
  const [form, setForm] = useState(firstForm)
  const memories = useListMemories()
  const rows = () => {
    const shown = memories.get(place.list)?.state.rows.length ?? 0
    return Math.min(Math.max(shown, FIRST_ROWS), MOST_ROWS)
  }
  const asked = useQuery({
    ...listQuery(place.list, rows),
    ...(place.list === firstList.address && { initialData: firstList }),
    placeholderData: keepPreviousData, // until another list is there the one before stays
  })
  const list = asked.data
  const title = list && titleOf(list)
  useEffect(() => {
    if (title && place.thread === null) document.title = title
  }, [title, place.thread])

  useEffect(() => warmUp(frames), [frames])

  const chooseForm = useCallback((chosen: ListForm) => {
    setForm(chosen)
    void saveOwn({ listForm: chosen }) // one that is not kept is as it was at the next visit
  }, [])

  if (asked.error && !list) return <ListTrouble error={asked.error} retry={() => void asked.refetch()} />
  if (!list) return null // never: the list that the server brought is there until another is
  return (
    <List
      key={list.address}
      list={list}
      openId={list.address === place.list ? place.thread : null}
      first={thread}
      frames={frames}
      notice={notice}
      form={form}
      onForm={chooseForm}
      busy={asked.isPlaceholderData}
    />
  )
}

const titleOf = ({ head }: ListView) =>
  `${head.unread > 0 ? `${head.title} (${head.unread})` : head.title} · Lilac`

function ListTrouble({ error, retry }: { error: Error; retry: () => void }) {
  if (error instanceof ApiError && error.code === 'not_found') return <MissingList />
  return (
    <PageError
      what="This list"
      error={error}
      retry={retry}
      wayOut={{ href: '/mail/inbox', words: 'Go to Inbox' }}
    />
  )
}
