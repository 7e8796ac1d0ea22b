import { and, asc, eq, gte } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { copyRows } from '#/db/copy.ts'
import { outgoingFileChunks } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'

const PIECE = 512 * 1024 // bytes of one row

/** Keeps bytes of a file that begin at byte `start` of it. Throws when some of them are there already. */
export async function keepBytes(
  tx: Transaction,
  fileId: number,
  start: number,
  bytes: Buffer,
): Promise<void> {
  const rows = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, count) => [
    fileId,
    start + count * PIECE,
    bytes.subarray(count * PIECE, (count + 1) * PIECE),
  ])
  await copyRows(tx, 'outgoing_file_chunks (file_id, start, bytes)', rows)
}

/** Uploaded bytes, a row at a time. */
export async function* uploadedBytes(fileId: number): AsyncGenerator<Buffer> {
  let start = 0
  for (;;) {
    const [piece] = await db()
      .select({ bytes: outgoingFileChunks.bytes })
      .from(outgoingFileChunks)
      .where(and(eq(outgoingFileChunks.fileId, fileId), gte(outgoingFileChunks.start, start)))
      .orderBy(asc(outgoingFileChunks.start))
      .limit(1)
    if (!piece || piece.bytes.length === 0) return
    yield piece.bytes
    start += piece.bytes.length
  }
}
