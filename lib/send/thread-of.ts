import { and, eq, isNotNull, or, sql } from 'drizzle-orm'
import { messages } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import type { Draft } from '#/lib/drafts/kept.ts'
import { baseSubject } from '#/lib/mime/subjects.ts'

/**
 * Gmail's id of the thread that a mail belongs to in the mailbox that it goes out from: the thread of the mail it answers, or of that mailbox's
 * own copy of it. Null where there is none, and when the subject was changed: Gmail would hide the new one (GMAIL §6.3).
 */
export async function threadOf(draft: Draft): Promise<string | null> {
  if (draft.messageId === null) return null
  const [answered] = await db()
    .select({
      mailboxId: messages.mailboxId,
      gmailThreadId: messages.gmailThreadId,
      subject: messages.subject,
      mailKey: messages.mailKey,
      header: messages.messageIdHeader,
    })
    .from(messages)
    .where(eq(messages.id, draft.messageId))
  if (!answered || baseSubject(answered.subject ?? '') !== baseSubject(draft.subject)) return null
  if (answered.mailboxId === draft.mailboxId) return answered.gmailThreadId
  const [copy] = await db()
    .select({ gmailThreadId: messages.gmailThreadId })
    .from(messages)
    .where(
      and(
        eq(messages.mailboxId, draft.mailboxId),
        eq(messages.state, 'stored'),
        or(
          and(isNotNull(messages.mailKey), eq(messages.mailKey, answered.mailKey ?? '')),
          sql`${messages.messageIdHeader} = ${answered.header} and ${messages.mailKey} is not null`,
        ),
      ),
    )
    .limit(1)
  return copy?.gmailThreadId ?? null
}
