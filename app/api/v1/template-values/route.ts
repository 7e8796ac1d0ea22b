import { read } from '#/lib/api/route.ts'
import { valuesInput } from '#/lib/templates/input.ts'
import { recipientValues } from '#/lib/templates/values.ts'

/** What variables of a recipient stand for, for a text that was begun before it was known who it goes to. */
export const GET = read({ query: valuesInput }, (viewer, { query }) => recipientValues(viewer, query))
