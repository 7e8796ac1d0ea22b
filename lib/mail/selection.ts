import { type SQL, sql } from 'drizzle-orm'
import { threadLabels, threads } from '#/db/schema/index.ts'
import { laterThreads } from './later.ts'
import type { Source } from './sources.ts'
import { bigints } from './sql.ts'

/** All threads of a list at this moment, as a query of (thread_id): none comes twice, since a list has at most one label a mailbox. */
export function threadsOf(source: Source): SQL {
  if (source.kind === 'everything')
    return sql`
      select ${threads.id} as thread_id from ${threads}
       where ${threads.mailboxId} = any(${bigints(source.mailboxes)}) and not ${threads.hidden}
         and ${source.only === 'files' ? threads.hasAttachments : sql`true`}`
  if (source.kind === 'later')
    return sql`
      select later.thread_id from (${laterThreads}) later join ${threads} on ${threads.id} = later.thread_id
       where ${threads.mailboxId} = any(${bigints(source.mailboxes)}) and ${source.only ? sql`${threads.unreadCount} > 0` : sql`true`}`
  const also = source.within
  return sql`
    select ${threadLabels.threadId} as thread_id from ${threadLabels}
     where ${threadLabels.labelId} = any(${bigints(source.labels)})
       and ${source.only === 'unread' ? sql`${threadLabels.unreadCount} > 0` : source.only === 'files' ? threadLabels.hasAttachments : sql`true`}
       and ${
         also
           ? sql`exists (select from ${threadLabels} other where other.thread_id = ${threadLabels.threadId} and other.label_id = any(${bigints(also)}))`
           : sql`true`
       }`
}
