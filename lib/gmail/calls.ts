import { callGmail, type Gmail } from './client.ts'
import { historySchema, labelsSchema, listSchema, profileSchema, sendAsListSchema } from './shapes.ts'

// The plain calls of the sync, with their units (GMAIL §3.2, the column of 2026).

const LIST_PAGE = 500 // Gmail's maximum; smaller only adds round trips

/** The mailbox's address, its number of messages (roughly) and its present history id. */
export const getProfile = (gmail: Gmail, signal?: AbortSignal) =>
  callGmail(gmail, { units: 1 }, 'profile', {}, profileSchema, signal)

/** A page of up to 500 ids, roughly newest first, spam and trash too; of one label where given. */
export const listMessages = (
  gmail: Gmail,
  page: { labelId?: string | undefined; pageToken?: string | undefined },
  signal?: AbortSignal,
) =>
  callGmail(
    gmail,
    { units: 5 },
    'messages',
    {
      maxResults: LIST_PAGE,
      includeSpamTrash: true,
      labelIds: page.labelId === undefined ? undefined : [page.labelId],
      pageToken: page.pageToken,
    },
    listSchema,
    signal,
  )

/** What happened after a history id, oldest first. Throws Gone when that id is too old. */
export const listHistory = (
  gmail: Gmail,
  page: { startHistoryId: bigint; pageToken?: string | undefined },
  signal?: AbortSignal,
) =>
  callGmail(
    gmail,
    { units: 2 },
    'history',
    { startHistoryId: String(page.startHistoryId), maxResults: LIST_PAGE, pageToken: page.pageToken },
    historySchema,
    signal,
  )

/** All labels; Gmail does not page them. Colours may be absent. */
export const listLabels = (gmail: Gmail, signal?: AbortSignal) =>
  callGmail(gmail, { units: 1 }, 'labels', {}, labelsSchema, signal)

/** The addresses that Gmail sends from for this mailbox, its own among them. */
export const listSendAs = (gmail: Gmail, signal?: AbortSignal) =>
  callGmail(gmail, { units: 1 }, 'settings/sendAs', {}, sendAsListSchema, signal)
