import { type SQL, sql } from 'drizzle-orm'
import { milliseconds } from './sql.ts'
import type { Later } from './types.ts'

/** Threads that come back at a time, as a query of (thread_id, at): what is put off, and what somebody is to be reminded of. */
export const laterThreads: SQL = sql`
  select thread_id, until as at from snoozes
   union all
  select r.thread_id, r.due as at from reminders r
   where r.reminded_at is null and not exists (select from snoozes s where s.thread_id = r.thread_id)`

/** When a thread comes back, as a column; null when it does not. */
export const laterOf = (threadId: SQL) => sql<Later | null>`coalesce(
  (select json_build_object('kind', 'snooze', 'at', ${milliseconds(sql`s.until`)}) from snoozes s where s.thread_id = ${threadId}),
  (select json_build_object('kind', 'reminder', 'at', ${milliseconds(sql`r.due`)}) from reminders r
    where r.thread_id = ${threadId} and r.reminded_at is null))`
