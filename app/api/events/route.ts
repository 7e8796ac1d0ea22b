import { read } from '#/lib/api/route.ts'
import { liveInput } from '#/lib/live/input.ts'
import { readPosition } from '#/lib/live/position.ts'
import { liveStream } from '#/lib/live/stream.ts'
import { readCookie } from '#/lib/session/cookies.ts'

/** Tells a page what happens, as it happens (server-sent events). A browser that lost the connection says where it was. */
export const GET = read({ query: liveInput }, (_viewer, { query }, request) => {
  const after = readPosition(request.headers.get('last-event-id')) ?? query.after
  return liveStream(readCookie(request, 'session'), after, request.signal)
})
