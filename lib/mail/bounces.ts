import { asc, inArray, sql } from 'drizzle-orm'
import { bounces } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { milliseconds } from './sql.ts'
import type { Bounce } from './types.ts'

/** What delivery reports say of these messages, by message id. The caller has asked whether the viewer may read them. */
export async function bouncesOf(messageIds: number[]): Promise<Map<number, Bounce[]>> {
  const rows = await db()
    .select({
      messageId: bounces.messageId,
      email: bounces.email,
      kind: bounces.kind,
      reason: bounces.reason,
      at: milliseconds(sql`${bounces.at}`),
      reportId: bounces.reportId,
    })
    .from(bounces)
    .where(inArray(bounces.messageId, messageIds))
    .orderBy(asc(bounces.at), asc(bounces.email))
  const found = new Map<number, Bounce[]>()
  for (const { messageId, ...bounce } of rows) found.set(messageId, [...(found.get(messageId) ?? []), bounce])
  return found
}
