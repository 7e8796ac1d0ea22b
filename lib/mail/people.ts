import { asc, eq, inArray, sql } from 'drizzle-orm'
import { addresses, messageAddresses, messages } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { bigints } from './sql.ts'
import type { MailPerson } from './types.ts'

/** Whom the newest mail of each of these threads went to (`to` alone). The caller has asked whether the viewer may read the threads. */
export async function recipientsOf(threadIds: number[]): Promise<Map<number, MailPerson[]>> {
  const rows = await db()
    .select({
      threadId: sql<number>`newest.thread_id`.mapWith(Number),
      name: messageAddresses.name,
      email: addresses.email,
    })
    .from(
      sql`(select asked.id as thread_id, message.id from unnest(${bigints(threadIds)}) as asked(id)
        cross join lateral (
          select id from ${messages} where ${messages.threadId} = asked.id and ${messages.state} = 'stored'
          order by ${messages.internalAt} desc limit 1) message) newest`,
    )
    .innerJoin(messageAddresses, sql`${messageAddresses.messageId} = newest.id`)
    .innerJoin(addresses, eq(addresses.id, messageAddresses.addressId))
    .where(eq(messageAddresses.kind, 'to'))
    .orderBy(asc(messageAddresses.position))
  const people = new Map<number, MailPerson[]>()
  for (const { threadId, ...person } of rows) people.set(threadId, [...(people.get(threadId) ?? []), person])
  return people
}

/** The people of these messages, in the mail's order. The caller has asked whether the viewer may read them. */
export function peopleOf(messageIds: number[]) {
  return db()
    .select({
      messageId: messageAddresses.messageId,
      kind: messageAddresses.kind,
      name: messageAddresses.name, // as this mail names them, not as another one did
      email: addresses.email,
    })
    .from(messageAddresses)
    .innerJoin(addresses, eq(addresses.id, messageAddresses.addressId))
    .where(inArray(messageAddresses.messageId, messageIds))
    .orderBy(asc(messageAddresses.messageId), asc(messageAddresses.position))
}
