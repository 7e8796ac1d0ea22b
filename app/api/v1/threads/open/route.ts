import { read } from '#/lib/api/route.ts'
import { openThreadsInput } from '#/lib/mail/input.ts'
import { openThreads } from '#/lib/mail/thread.ts'

/** Threads with all that their panes show at once; those that are not there, or not the viewer's, are left out. */
export const GET = read({ query: openThreadsInput }, (viewer, { query }) =>
  openThreads(viewer, query.ids, query.place),
)
