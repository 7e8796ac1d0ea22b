import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { record } from '#/lib/events.ts'
import type { Incoming } from './fetch.ts'
import { rowsOf } from './rows.ts'

const tiedRow = z.object({ thread_id: z.coerce.number().nullable() })

/**
 * Ties delivery reports that were just stored to the mails of ours that they are about, by the Message-ID that they name. A report on a later
 * try of the same server replaces nothing: each keeps what it said.
 */
export async function tieBounces(
  tx: Transaction,
  mailboxId: number,
  came: Incoming[],
  stored: Map<string, number>,
): Promise<void> {
  const rows = came.flatMap(({ message, parsed: { report } }) => {
    const reportId = stored.get(message.id)
    const header = report?.original.messageId
    if (!report || !header || reportId === undefined) return []
    return report.recipients.flatMap(({ email, outcome, reason }) =>
      outcome === 'failed' || outcome === 'delayed'
        ? [{ report_id: reportId, header, email, kind: outcome, reason, at: new Date(message.internalDate) }]
        : [],
    )
  })
  if (rows.length === 0) return
  const columns = 'report_id bigint, header text, email text, kind text, reason text, at timestamptz'
  const tied = await tx.execute(sql`
    with tied as (
      insert into bounces (report_id, message_id, email, kind, reason, at)
      select distinct on (r.report_id, r.email) r.report_id, m.id, r.email, r.kind, r.reason, r.at
        from ${rowsOf(rows, columns)} r
        join messages m on m.mailbox_id = ${mailboxId} and m.message_id_header = r.header and m.state = 'stored' and m.id <> r.report_id
       order by r.report_id, r.email, m.id
          on conflict (report_id, email) do nothing
      returning message_id)
    select distinct m.thread_id from tied join messages m on m.id = tied.message_id`)
  await record(
    tx,
    z
      .array(tiedRow)
      .parse([...tied])
      .flatMap(({ thread_id: recordId }) =>
        recordId === null ? [] : [{ kind: 'mail.changed', mailboxId, recordKind: 'thread', recordId }],
      ),
  )
}
