import { read } from '#/lib/api/route.ts'
import { listParams, listQuery } from '#/lib/mail/input.ts'
import { listView } from '#/lib/mail/threads.ts'

/** A list of threads with its head. */
export const GET = read({ params: listParams, query: listQuery }, (viewer, { params, query }) =>
  listView(viewer, params.list, query.count),
)
