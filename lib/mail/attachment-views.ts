import { and, asc, eq, inArray } from 'drizzle-orm'
import { attachments } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { readByteKind } from './file-bytes.ts'
import { readClaim } from './file-claims.ts'
import { judgeFile } from './file-warning.ts'
import type { AttachmentView } from './types.ts'

/** The files of messages that the caller may read, without those that the text itself shows, each with what is to be said of it. */
export async function attachmentViews(
  messageIds: number[],
): Promise<(AttachmentView & { messageId: number })[]> {
  const rows = await db()
    .select({
      id: attachments.id,
      messageId: attachments.messageId,
      name: attachments.name,
      type: attachments.type,
      size: attachments.size,
      bytesKind: attachments.bytesKind,
    })
    .from(attachments)
    .where(and(inArray(attachments.messageId, messageIds), eq(attachments.inline, false)))
    .orderBy(asc(attachments.id))
  return rows.map(({ bytesKind, ...file }) => {
    const claim = readClaim(file.name, file.type)
    return { ...file, kind: claim.kind, ...judgeFile(claim, readByteKind(bytesKind)) }
  })
}
