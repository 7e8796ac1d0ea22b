import { and, eq } from 'drizzle-orm'
import { attachments, mailboxes, messageBodies, messages } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'

export type MessageBody = {
  html: string | null // cleaned: the only html that is ever shown
  text: string
  images: { contentId: string; attachmentId: number }[] // that the html may show
}

/** A message's body as it may be shown. Throws not_found when it is not the viewer's, or not stored. */
export async function messageBody(viewer: Viewer, id: number): Promise<MessageBody> {
  const [body] = await db()
    .select({ html: messageBodies.htmlClean, text: messageBodies.text })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .innerJoin(messageBodies, eq(messageBodies.messageId, messages.id))
    .where(and(eq(messages.id, id), eq(messages.state, 'stored'), readable(viewer)))
  if (!body) throw notFound('This message')
  const inline = await db()
    .select({ contentId: attachments.contentId, attachmentId: attachments.id })
    .from(attachments)
    .where(and(eq(attachments.messageId, id), eq(attachments.inline, true)))
  return {
    ...body,
    images: inline.flatMap(({ contentId, attachmentId }) => (contentId ? { contentId, attachmentId } : [])),
  }
}
