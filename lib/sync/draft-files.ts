import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { drafts, outgoingFileChunks, outgoingFiles } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { openAttachment } from '#/lib/gmail/attachment.ts'
import { Gone } from '#/lib/gmail/errors.ts'
import { writeAs } from './lease.ts'
import type { Slice } from './slice.ts'

const PIECE = 512 * 1024 // bytes of one row of a file

/** The bytes of files that came with drafts written in Gmail: taken over at once, since the next change there gives the draft another message. */
export async function fetchDraftFiles({ lease, signal }: Slice): Promise<void> {
  const waiting = await db()
    .select({ file: outgoingFiles, gmailMessageId: drafts.gmailMessageId })
    .from(outgoingFiles)
    .innerJoin(drafts, eq(drafts.id, outgoingFiles.draftId))
    .where(
      and(
        eq(drafts.mailboxId, lease.mailboxId),
        inArray(drafts.state, ['open', 'queued']),
        isNotNull(outgoingFiles.fromPart),
      ),
    )
  for (const { file, gmailMessageId } of waiting) {
    if (gmailMessageId === null || file.fromPart === null) continue
    try {
      const { bytes } = await openAttachment(lease.mailboxId, gmailMessageId, file.fromPart, signal)
      const size = await keepBytes(file.id, bytes)
      await writeAs(lease, (tx) =>
        tx
          .update(outgoingFiles)
          .set({ size, received: size, fromPart: null })
          .where(eq(outgoingFiles.id, file.id)),
      )
    } catch (error) {
      if (!(error instanceof Gone)) throw error // the draft has another message by now: the next look brings it
    }
  }
}

async function keepBytes(fileId: number, bytes: ReadableStream<Uint8Array>): Promise<number> {
  let start = 0
  const keep = async (piece: Buffer) => {
    await db()
      .insert(outgoingFileChunks)
      .values({ fileId, start, bytes: piece })
      .onConflictDoUpdate({
        target: [outgoingFileChunks.fileId, outgoingFileChunks.start],
        set: { bytes: sql`excluded.bytes` },
      })
    start += piece.length
  }
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    held.push(piece)
    size += piece.length
    if (size < PIECE) continue
    await keep(Buffer.concat(held))
    held = []
    size = 0
  }
  if (size > 0) await keep(Buffer.concat(held))
  return start
}
