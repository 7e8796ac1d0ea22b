import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { bodyText, callGmail, fetchGmail, type Gmail, readAnswer } from './client.ts'
import { withQuota } from './quota.ts'
import { draftListSchema, draftSchema, type GmailDraft, sentSchema } from './shapes.ts'

// Drafts and sending, with their units (GMAIL §3.2, the column of 2026).

const LIST_PAGE = 500 // Gmail's maximum

export const DRAFT_UNITS = { create: 10, update: 15, get: 20 }

/** A page of the mailbox's drafts, newest first. */
export const listDrafts = (gmail: Gmail, pageToken: string | undefined, signal?: AbortSignal) =>
  callGmail(gmail, { units: 5 }, 'drafts', { maxResults: LIST_PAGE, pageToken }, draftListSchema, signal)

/** Which message a draft has now. Throws Gone when there is no such draft. */
export const getDraft = (gmail: Gmail, id: string, signal?: AbortSignal): Promise<GmailDraft> =>
  callGmail(gmail, { units: DRAFT_UNITS.get }, draftPath(id), { format: 'minimal' }, draftSchema, signal)

/** Where a mail is put: in a new draft, or in place of a draft's message. */
export type DraftTarget = { id: string | null; threadId: string | null }

/** Puts a mail of a few megabytes at most into a draft, in one request. An answer that does not come leaves open whether it was done. */
export function putDraft(
  gmail: Gmail,
  { id, threadId }: DraftTarget,
  mail: Buffer,
  signal?: AbortSignal,
): Promise<GmailDraft> {
  const boundary = `lilac_${randomUUID()}`
  const head =
    `--${boundary}\r\ncontent-type: application/json; charset=UTF-8\r\n\r\n${draftMetadata(threadId)}\r\n` +
    `--${boundary}\r\ncontent-type: message/rfc822\r\n\r\n`
  return write(
    gmail,
    id === null ? DRAFT_UNITS.create : DRAFT_UNITS.update,
    `/upload/gmail/v1/users/me/${id === null ? 'drafts' : draftPath(id)}?uploadType=multipart`,
    {
      method: id === null ? 'POST' : 'PUT',
      headers: { 'content-type': `multipart/related; boundary=${boundary}` },
      body: Buffer.concat([Buffer.from(head), mail, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    },
    draftSchema,
    signal,
  )
}

/** What goes with a mail that is put into a draft. */
export const draftMetadata = (threadId: string | null) =>
  JSON.stringify({ message: threadId === null ? {} : { threadId } })

/** Throws away a draft for good. Throws Gone when there is none. */
export async function deleteDraft(gmail: Gmail, id: string, signal?: AbortSignal): Promise<void> {
  await withQuota(gmail.mailboxId, gmail.lane, { units: 10 }, () =>
    fetchGmail(gmail, `/gmail/v1/users/me/${draftPath(id)}`, { method: 'DELETE' }, signal),
  )
}

/**
 * Sends a draft: it is gone then, and its mail has been accepted. `before` is called once there is room in the mailbox's budget, right before
 * Gmail is asked: from then on an error leaves open whether it was sent, unless Gmail refused.
 */
export const sendDraft = (gmail: Gmail, id: string, before: () => Promise<void>, signal?: AbortSignal) =>
  write(
    gmail,
    100,
    '/gmail/v1/users/me/drafts/send',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) },
    sentSchema,
    signal,
    before,
  )

export const draftPath = (id: string) => `drafts/${encodeURIComponent(id)}`

function write<T>(
  gmail: Gmail,
  units: number,
  path: string,
  init: RequestInit,
  schema: z.ZodType<T>,
  signal?: AbortSignal,
  before?: () => Promise<void>,
): Promise<T> {
  return withQuota(gmail.mailboxId, gmail.lane, { units }, async () => {
    await before?.()
    return readAnswer(await bodyText(await fetchGmail(gmail, path, init, signal)), schema)
  })
}
