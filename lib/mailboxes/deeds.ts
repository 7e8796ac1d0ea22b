import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditLog } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { Deed } from './types.ts'

const SHOWN = 20

const detailsSchema = z.object({
  address: z.string().catch('A mailbox'),
  mail: z.enum(['keep', 'erase']).optional().catch(undefined),
  messages: z.number().catch(0),
})
type Details = z.output<typeof detailsSchema>

const counted = new Intl.NumberFormat('en')
const messagesIn = ({ messages }: Details) =>
  messages === 1 ? '1 message' : `${counted.format(messages)} messages`

const WORDS: Record<string, (details: Details) => string> = {
  'mailbox.connected': ({ address }) => `${address} was connected.`,
  'mailbox.paused': ({ address }) => `${address} was paused.`,
  'mailbox.resumed': ({ address }) => `${address} went on.`,
  'mailbox.disconnected': (details) =>
    details.mail === 'erase'
      ? `${details.address} was disconnected, to erase its ${messagesIn(details)} here.`
      : `${details.address} was disconnected. Its ${messagesIn(details)} stayed here.`,
  'mailbox.access_ended': ({ address }) => `Google ended Lilac’s access to ${address}, as you asked.`,
  'mailbox.google_not_told': ({ address }) =>
    `Google did not answer, so Lilac’s access to ${address} was to be ended there later.`,
  'mailbox.erased': (details) => `${details.address} was erased here: ${messagesIn(details)}.`,
}

/** What the viewer did with their mailboxes, or with one, newest first, as the audit log holds it. It outlives the mailbox. */
export async function mailboxDeeds(viewer: Viewer, mailboxId?: number): Promise<Deed[]> {
  const rows = await db()
    .select({ id: auditLog.id, at: auditLog.at, action: auditLog.action, details: auditLog.details })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.userId, viewer.userId),
        inArray(auditLog.action, Object.keys(WORDS)),
        mailboxId === undefined ? undefined : eq(sql`(${auditLog.details}->>'mailboxId')::bigint`, mailboxId),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(SHOWN)
  return rows.map(({ id, at, action, details }) => ({
    id,
    at,
    words: WORDS[action]?.(detailsSchema.parse(details)) ?? action,
  }))
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
