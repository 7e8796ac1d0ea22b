import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'
import { originalInput } from '#/lib/mail/input.ts'
import { originalDownload, originalView } from '#/lib/mail/original.ts'

/** A message as Gmail took it in: to be looked at, or with `?download` as a file. */
export const GET = read({ params: idParams, query: originalInput }, (viewer, { params, query }, request) =>
  query.download === undefined
    ? originalView(viewer, params.id, request)
    : originalDownload(viewer, params.id, request),
)
