import { and, eq } from 'drizzle-orm'
import { attachments, mailboxes, messageBodies, messages } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { FRAME_POLICY, mailDocument, plainTextDocument } from '#/lib/mime/frame.ts'

/**
 * The document in a message's frame, under its own policy: nothing in it runs, and nothing is loaded from elsewhere. Throws
 * not_found when the message is not the viewer's, or not stored.
 */
export async function messageFrame(viewer: Viewer, id: number): Promise<Response> {
  const [body] = await db()
    .select({ html: messageBodies.htmlClean, text: messageBodies.text })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .innerJoin(messageBodies, eq(messageBodies.messageId, messages.id))
    .where(and(eq(messages.id, id), eq(messages.state, 'stored'), readable(viewer)))
  if (!body) throw notFound('This message')
  const page = !body.html // none, or nothing left of it
    ? plainTextDocument(body.text)
    : mailDocument(body.html, { imageAddress: await imagesOf(id) })
  return new Response(page, {
    headers: {
      ...HANDLER_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': FRAME_POLICY,
    },
  })
}

/** Where we serve the pictures that a message's html may show, by content id. */
async function imagesOf(messageId: number): Promise<(contentId: string) => string | undefined> {
  const rows = await db()
    .select({ contentId: attachments.contentId, id: attachments.id })
    .from(attachments)
    .where(and(eq(attachments.messageId, messageId), eq(attachments.inline, true)))
  const ids = new Map(rows.map((row) => [row.contentId, row.id]))
  return (contentId) => {
    const id = ids.get(contentId)
    return id === undefined ? undefined : `/api/v1/messages/${messageId}/images/${id}`
  }
}
