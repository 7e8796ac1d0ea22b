import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditLog } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { Deed, DeedAction } from './types.ts'

const SHOWN = 20

const SHOWN_ACTIONS: DeedAction[] = [
  'mailbox.connected',
  'mailbox.paused',
  'mailbox.resumed',
  'mailbox.disconnected',
  'mailbox.access_ended',
  'mailbox.google_not_told',
  'mailbox.erased',
]

const deedSchema = z.object({
  id: z.number(),
  at: z.date(),
  action: z.enum(SHOWN_ACTIONS),
  details: z.object({
    address: z.string().catch('A mailbox'),
    mail: z.enum(['keep', 'erase']).nullable().catch(null),
    messages: z.number().catch(0),
  }),
})

/** What the viewer did with their mailboxes, or with one, newest first, as the audit log holds it. It outlives the mailbox. */
export async function mailboxDeeds(viewer: Viewer, mailboxId?: number): Promise<Deed[]> {
  const rows = await db()
    .select({ id: auditLog.id, at: auditLog.at, action: auditLog.action, details: auditLog.details })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.userId, viewer.userId),
        inArray(auditLog.action, SHOWN_ACTIONS),
        mailboxId === undefined ? undefined : eq(sql`(${auditLog.details}->>'mailboxId')::bigint`, mailboxId),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(SHOWN)
  return rows.map((row) => {
    const { details, ...deed } = deedSchema.parse(row)
    return { ...deed, ...details }
  })
}

/** Whether a mailbox that is not there any more was the viewer's, who had it erased. */
export async function wasErased(viewer: Viewer, mailboxId: number): Promise<boolean> {
  const [deed] = await db()
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.userId, viewer.userId),
        eq(auditLog.action, 'mailbox.erased'),
        eq(sql`(${auditLog.details}->>'mailboxId')::bigint`, mailboxId),
      ),
    )
    .limit(1)
  return deed !== undefined
}
