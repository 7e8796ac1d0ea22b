import { read } from '#/lib/api/route.ts'
import { newsSince } from '#/lib/live/events.ts'
import { liveInput } from '#/lib/live/input.ts'
import { stoppingAnswer } from '#/lib/live/stop.ts'

/** The same as /api/events for a page that can't keep a connection open: what happened since it asked last. */
export const GET = read(
  { query: liveInput },
  (viewer, { query }) => stoppingAnswer() ?? newsSince(viewer, query.after),
)
