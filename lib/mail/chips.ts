import { type SQL, sql } from 'drizzle-orm'
import { labels, threadLabels } from '#/db/schema/index.ts'
import type { LabelName } from './types.ts'

/** The labels that a thread's row shows as chips: the person's own, by name. */
export const chipsOf = (threadId: SQL) => sql<LabelName[]>`(
  select coalesce(json_agg(json_build_object('name', ${labels.name}, 'colour', ${labels.backgroundColour}) order by ${labels.name}), '[]')
  from ${threadLabels} join ${labels} on ${labels.id} = ${threadLabels.labelId}
  where ${threadLabels.threadId} = ${threadId} and ${labels.type} = 'user' and ${labels.deletedAt} is null)`

/** Whether Gmail, or its owner there, takes a thread for important, as a column. */
export const isImportant = (threadId: SQL) => sql<boolean>`exists (
  select from ${threadLabels} join ${labels} on ${labels.id} = ${threadLabels.labelId}
  where ${threadLabels.threadId} = ${threadId} and ${labels.gmailId} = 'IMPORTANT')`
