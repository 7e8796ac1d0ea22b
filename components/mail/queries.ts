import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { callApi } from '#/lib/api/client.ts'
import { type LiveEvent, MOST_EVENTS } from '#/lib/live/types.ts'
import type { ListView, MessageDetails, OpenThread, Place, Rail } from '#/lib/mail/types.ts'
import type { Outgoing } from '#/lib/send/types.ts'
import { loadThread } from './load-thread.ts'

/** What has been read stays until an event says that it changed: see `forget`. */
const KEPT = { staleTime: Number.POSITIVE_INFINITY }

/** What was read, with when it was asked for, by performance.now(): what was done since then it may not have. Nothing: with the page itself. */
export type Read<T> = T & { readAt?: number }

async function read<T>(asked: Promise<T>): Promise<Read<T>> {
  const readAt = performance.now()
  return { ...(await asked), readAt }
}

/** A list with as many rows as are shown of it. */
export const listQuery = (address: string, rows: () => number) =>
  queryOptions<Read<ListView>>({
    ...KEPT,
    queryKey: ['list', address],
    queryFn: () => read(callApi<ListView>('GET', `/api/v1/lists/${address}?count=${rows()}`)),
  })

/** A thread with all that its pane shows at once; null when there is none, or it is not the viewer's. */
export const threadQuery = (id: number, place: Place) =>
  queryOptions<Read<OpenThread> | null>({
    ...KEPT,
    queryKey: ['thread', id, place],
    async queryFn() {
      const readAt = performance.now()
      const thread = await loadThread(id, place)
      return thread && { ...thread, readAt }
    },
  })

export type MessageWish = { view: 'html' | 'text'; images: 'on' | 'off' }

/** A message that was opened by hand, or whose other body is wanted. */
export const messageQuery = (id: number, { view, images }: MessageWish) =>
  queryOptions({
    ...KEPT,
    queryKey: ['message', id, view, images],
    queryFn: () => callApi<MessageDetails>('GET', `/api/v1/messages/${id}?view=${view}&images=${images}`),
  })

export const railQuery = queryOptions<Read<Rail>>({
  ...KEPT,
  queryKey: ['rail'],
  queryFn: () => read(callApi<Rail>('GET', '/api/v1/rail')),
})

/** The drafts that are open, and how much was sent and has not left. */
export const outgoingQuery = queryOptions<Outgoing>({
  ...KEPT,
  queryKey: ['outgoing'],
  queryFn: () => callApi<Outgoing>('GET', '/api/v1/outgoing'),
})

const NOTHING: Outgoing = { drafts: [], unsent: 0, failed: 0, asking: 0, hidden: false }

export const useOutgoing = (): Outgoing => useQuery({ ...outgoingQuery, enabled: false }).data ?? NOTHING

/** Marks as old whatever may hold remote images, once the viewer has said otherwise of a sender. */
export const forgetImages = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind === 'thread' || kind === 'message' })

/** Reads again what is on the screen and could not be read, or is older than the last event about it. */
export const readWhatFailed = (client: QueryClient): Promise<void> =>
  client.refetchQueries({
    type: 'active',
    predicate: ({ state }) => state.status === 'error' || state.isInvalidated,
  })

/** Marks as old what these events are about: what is on the screen is read again at once, the rest when it is wanted. */
export function forget(client: QueryClient, told: LiveEvent[]): void {
  const events = told.filter(({ kind }) => !/^(draft|outbox)\./.test(kind)) // no list of mail shows these
  if (events.length < told.length) void client.invalidateQueries({ queryKey: outgoingQuery.queryKey })
  if (events.length === 0 && told.length < MOST_EVENTS) return
  const threads = new Set(
    events.flatMap(({ recordKind, recordId }) =>
      recordKind === 'thread' && recordId !== null ? recordId : [],
    ),
  )
  const many = events.some(({ kind, recordKind }) => kind === 'mail.changed' && recordKind === 'mailbox')
  const all = many || told.length >= MOST_EVENTS
  void client.invalidateQueries({
    predicate: ({ queryKey: [kind, id] }) =>
      all || kind === 'list' || kind === 'rail' || (kind === 'thread' && threads.has(Number(id))),
  })
}
