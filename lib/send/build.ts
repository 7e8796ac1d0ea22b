import { and, eq, lt, sql } from 'drizzle-orm'
import { copyRows } from '#/db/copy.ts'
import { type outbox, outboxChunks } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { type Draft, filesOfDrafts } from '#/lib/drafts/kept.ts'
import { MOST_BYTES } from '#/lib/drafts/size.ts'
import { composeMail } from '#/lib/mime/compose.ts'
import { type Claim, hold } from './claim.ts'
import { mailOf } from './mail-of.ts'
import { NotSent } from './not-sent.ts'

export const CHUNK = 1024 * 1024 // bytes: four steps of an upload, and little enough to hold

/** A mail as it goes to Gmail, in pieces of exactly `CHUNK` bytes but the last. Never holds more than two of them. */
export async function* mailPieces(draft: Draft, signal: AbortSignal): AsyncGenerator<Buffer> {
  const files = await filesOfDrafts(db(), [draft.id])
  const mail = composeMail(await mailOf(draft, files, signal))
  let kept: Buffer[] = []
  let size = 0
  for await (const piece of mail as AsyncIterable<Buffer>) {
    kept.push(piece)
    size += piece.length
    while (size >= CHUNK) {
      const whole = kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept, size)
      yield whole.subarray(0, CHUNK)
      kept = [whole.subarray(CHUNK)]
      size -= CHUNK
    }
  }
  if (size > 0) yield Buffer.concat(kept, size)
}

/** Builds the mail and keeps it in pieces, to be uploaded from there as often as it takes. Gives its size. Throws NotSent when it is too large. */
export async function buildMail(claim: Claim, draft: Draft, signal: AbortSignal): Promise<number> {
  const outboxId = claim.row.id
  let position = 0
  let size = 0
  for await (const bytes of mailPieces(draft, signal)) {
    size += bytes.length
    if (size > MOST_BYTES) throw new NotSent('too_large')
    await hold(claim, {}, async (tx) => {
      await tx
        .delete(outboxChunks)
        .where(and(eq(outboxChunks.outboxId, outboxId), eq(outboxChunks.position, position))) // of an earlier time
      await copyRows(tx, 'outbox_chunks (outbox_id, position, bytes)', [
        [outboxId, { integer: position }, bytes],
      ])
    })
    position++
  }
  await hold(claim, { size }, async (tx) => {
    await tx
      .delete(outboxChunks)
      .where(and(eq(outboxChunks.outboxId, outboxId), sql`${outboxChunks.position} >= ${position}`)) // of a longer one before
  })
  return size
}

/** Up to `CHUNK` bytes of the built mail from a place on. */
export async function builtBytes(outboxId: number, from: number): Promise<Buffer> {
  const first = Math.floor(from / CHUNK)
  const rows = await db()
    .select({ bytes: outboxChunks.bytes })
    .from(outboxChunks)
    .where(
      and(
        eq(outboxChunks.outboxId, outboxId),
        sql`${outboxChunks.position} >= ${first}`,
        lt(outboxChunks.position, from % CHUNK === 0 ? first + 1 : first + 2),
      ),
    )
    .orderBy(outboxChunks.position)
  const bytes = rows.length === 1 && rows[0] ? rows[0].bytes : Buffer.concat(rows.map((row) => row.bytes))
  const start = from - first * CHUNK
  return bytes.subarray(start, start + CHUNK)
}

/** The pieces are of no use once the mail was sent, or is to be written anew. */
export const forgetBuilt = { size: null, uploaded: 0, uploadAddress: null } satisfies Partial<
  typeof outbox.$inferInsert
>
