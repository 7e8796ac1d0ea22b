import { and, desc, eq, gte, inArray, or, sql } from 'drizzle-orm'
import { drafts, mailboxes, outbox, outgoingFiles } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import type { Outbox } from './claim.ts'
import type { OutboxRow } from './types.ts'
import { wordsFor } from './words.ts'

const SENT_SHOWN_MS = 24 * 60 * 60 * 1000
const MOST_ROWS = 500 // of one list

/** What waits, is on its way, asks or failed, and what was sent within a day: what needs somebody first. */
export async function outboxOf(viewer: Viewer): Promise<OutboxRow[]> {
  const recent = new Date(Date.now() - SENT_SHOWN_MS)
  return rowsWhere(
    viewer,
    or(
      inArray(outbox.state, ['queued', 'sending', 'asking', 'failed']),
      and(eq(outbox.state, 'sent'), gte(outbox.sentAt, recent)),
    ),
  )
}

/** One of the viewer’s mails. Throws not found. */
export async function outboxRow(viewer: Viewer, id: number): Promise<OutboxRow> {
  const [row] = await rowsWhere(viewer, eq(outbox.id, id))
  if (!row) throw notFound('This mail')
  return row
}

/** As long as Gmail was not asked to send it, and no worker is about to. */
export const canCancel = ({ state, askedAt, claimedUntil }: Outbox) =>
  state === 'queued' ||
  state === 'failed' ||
  (state === 'sending' && askedAt === null && (claimedUntil === null || claimedUntil < new Date()))

async function rowsWhere(viewer: Viewer, which: ReturnType<typeof or>): Promise<OutboxRow[]> {
  const rows = await db()
    .select({
      row: outbox,
      to: drafts.to,
      subject: drafts.subject,
      threadId: drafts.threadId,
      hasFiles: sql<boolean>`exists (select from ${outgoingFiles} f where f.draft_id = ${drafts.id} and f.content_id is null)`,
    })
    .from(outbox)
    .innerJoin(drafts, eq(drafts.id, outbox.draftId))
    .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
    .where(and(which, eq(outbox.userId, viewer.userId), readable(viewer)))
    .orderBy(
      sql`array_position(array['asking', 'failed', 'sending', 'queued', 'sent', 'cancelled'], ${outbox.state})`,
      sql`case when ${outbox.state} = 'queued' then ${outbox.sendAt} end`,
      desc(outbox.id),
    )
    .limit(MOST_ROWS)
  return rows.map(({ row, ...draft }) => ({
    id: row.id,
    draftId: row.draftId,
    mailboxId: row.mailboxId,
    state: row.state,
    ...draft,
    messageId: row.messageId,
    sendAt: row.sendAt.getTime(),
    sentAt: row.sentAt?.getTime() ?? null,
    retryAt: row.retryAt?.getTime() ?? null,
    archive: row.archive,
    remindAt: row.remindAt?.getTime() ?? null,
    size: row.size,
    uploaded: row.uploaded,
    trouble: wordsFor(row.reason),
    history: row.history,
    canCancel: canCancel(row),
  }))
}
