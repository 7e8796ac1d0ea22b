import { and, eq, sql } from 'drizzle-orm'
import { attachments } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { byteKindOf, HEAD_BYTES } from './file-bytes.ts'
import { readClaim } from './file-claims.ts'
import { type FileVerdict, judgeFile } from './file-warning.ts'
import { type File, openFile } from './files.ts'
import { peek } from './peek.ts'

export type OpenedFile = {
  size: number
  bytes: ReadableStream<Uint8Array>
  head: Uint8Array // the first of those bytes
  verdict: FileVerdict
}

/**
 * Opens a file and says, by its first bytes, whether it is what it claims. What they are is kept, so that its card says it from then on.
 * Throws as `openFile` does.
 */
export async function openAndJudge(file: File, patience: number, signal: AbortSignal): Promise<OpenedFile> {
  const opened = await openFile(file, patience, signal)
  const { head, bytes } = await peek(opened.bytes, HEAD_BYTES)
  const kind = byteKindOf(head)
  await db()
    .update(attachments)
    .set({ bytesKind: kind })
    .where(and(eq(attachments.id, file.id), sql`${attachments.bytesKind} is distinct from ${kind}`))
  return { size: opened.size, bytes, head, verdict: judgeFile(readClaim(file.name, file.type), kind) }
}
