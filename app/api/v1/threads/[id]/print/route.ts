import { idParams } from '#/lib/api/input.ts'
import { read } from '#/lib/api/route.ts'
import { printInput } from '#/lib/mail/input.ts'
import { printDocument } from '#/lib/mail/print.ts'

/** A thread as a document for paper. */
export const GET = read({ params: idParams, query: printInput }, (viewer, { params, query }, request) =>
  printDocument(viewer, params.id, query, request),
)
