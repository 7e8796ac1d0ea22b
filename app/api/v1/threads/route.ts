import { read } from '#/lib/api/route.ts'
import { threadsInput } from '#/lib/mail/input.ts'
import { threadPage } from '#/lib/mail/threads.ts'

/** A page of a list of threads. */
export const GET = read({ query: threadsInput }, (viewer, { query }) =>
  threadPage(viewer, query.list, query.count),
)
