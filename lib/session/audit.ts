import type { Queryable } from '#/db/client.ts'
import { auditLog } from '#/db/schema/index.ts'
import { log } from '#/lib/log.ts'

type Details = Record<string, string | number | boolean | null>

/**
 * Notes what an owner must be able to look up later: a row, and a line in the log with the same words. `userId` is who
 * did it, null for a stranger. Details hold ids, reasons and addresses of people, never mail or a credential.
 */
export async function audit(
  on: Queryable,
  action: string,
  userId: number | null,
  details: Details = {},
): Promise<void> {
  await on.insert(auditLog).values({ action, userId, details })
  log('info', action, { userId, ...details })
}
