import { read } from '#/lib/api/route.ts'
import { recipientsInput } from '#/lib/drafts/input.ts'
import { suggestRecipients } from '#/lib/drafts/recipients.ts'

/** Who may be meant by what is typed. */
export const GET = read({ query: recipientsInput }, (viewer, { query }) => suggestRecipients(viewer, query))
