import { and, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import {
  addresses,
  knownSenders,
  mailboxes,
  messageAddresses,
  messageBodies,
  messages,
} from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { log } from '#/lib/log.ts'
import { deliveryReportSchema, invitationSchema, senderWarningSchema } from '#/lib/mime/kept.ts'
import { milliseconds } from './sql.ts'
import type { MessageDetails } from './types.ts'

const MOST_EARLIER = 50 // mails of a sender that are counted: who wrote so often is no stranger

type Meaning = Pick<MessageDetails, 'sentAt' | 'sentZone' | 'invitation' | 'report' | 'warning'>

export const NO_MEANING: Meaning = {
  sentAt: null,
  sentZone: null,
  invitation: null,
  report: null,
  warning: null,
}

/**
 * What these messages are beside their text: when they were sent, what they invite to or report, and whether their sender should be
 * believed; of senders whom the viewer knows nothing is said. By message id. The caller has asked whether the viewer may read them.
 */
export async function meaningsOf(viewer: Viewer, messageIds: number[]): Promise<Map<number, Meaning>> {
  if (messageIds.length === 0) return new Map()
  const rows = await db()
    .select({
      id: messages.id,
      sentAt: milliseconds(sql`${messages.sentAt}`),
      sentZone: messages.sentZone,
      invitation: messageBodies.invitation,
      report: messageBodies.report,
      warning: messageBodies.warning,
      known: sql<boolean>`${knownSenders.userId} is not null`,
      earlier: earlierMails(viewer),
    })
    .from(messages)
    .innerJoin(messageBodies, eq(messageBodies.messageId, messages.id))
    .leftJoin(
      knownSenders,
      and(eq(knownSenders.userId, viewer.userId), eq(knownSenders.email, sql`${messages.from} ->> 'email'`)),
    )
    .where(inArray(messages.id, messageIds))
  return new Map(
    rows.map(({ id, sentAt, sentZone, known, earlier, ...kept }) => {
      const warning = known ? null : read(senderWarningSchema, kept.warning, id)
      return [
        id,
        {
          sentAt,
          sentZone,
          invitation: read(invitationSchema, kept.invitation, id),
          report: read(deliveryReportSchema, kept.report, id),
          warning: warning && { ...warning, earlier, counted: MOST_EARLIER },
        },
      ]
    }),
  )
}

/** What was kept by an older version, in a form that is no longer understood, counts as nothing. */
function read<S extends z.ZodType>(schema: S, kept: unknown, messageId: number): z.output<S> | null {
  if (kept === null) return null
  const result = schema.safeParse(kept)
  if (!result.success) log('warn', 'mail.kept_unreadable', { messageId })
  return result.success ? result.data : null
}

/** How many mails of a message's sender the viewer could read before it; counted only where there is a warning. */
const earlierMails = (viewer: Viewer) =>
  sql<number>`case when ${messageBodies.warning} is null then 0 else (
  select count(*) from (
    select 1 from ${addresses}
      join ${messageAddresses} on ${messageAddresses.addressId} = ${addresses.id} and ${messageAddresses.kind} = 'from'
      join ${messages} as before on before.id = ${messageAddresses.messageId}
      join ${mailboxes} on ${mailboxes.id} = before.mailbox_id
     where ${addresses.email} = ${messages.from} ->> 'email' and before.state = 'stored'
       and before.internal_at < ${messages.internalAt} and ${readable(viewer)}
     limit ${MOST_EARLIER}) few) end`.mapWith(Number)
