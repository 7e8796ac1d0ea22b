import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { addresses, mailboxes, messageAddresses, messages, users } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { Suggestion } from './types.ts'

const SUGGESTED = 8
const LOOKED_AT = 300 // addresses that begin so; beyond that one types on
const COUNTED = 20 // mails of one address: who came up so often is well known

const FAILED_DAYS = 90 // a report that is older says nothing about today

const row = z.object({
  name: z.string(),
  email: z.string(),
  colleague: z.boolean(),
  failedAt: z.coerce.number().nullable(),
})

/**
 * Who may be meant by what is typed so far: people of the viewer's mail and colleagues whose name or address has a word that begins so. First
 * those to whom mail of theirs goes most. Of one mailbox's mail where that is given.
 */
export async function suggestRecipients(
  viewer: Viewer,
  { q, mailbox }: { q: string; mailbox?: number | undefined },
): Promise<Suggestion[]> {
  const typed = q.trim().toLowerCase()
  if (typed === '') return []
  const begins = `${typed.replace(/[\\%_]/g, '\\$&')}%`
  const fits = (email: ReturnType<typeof sql>, name: ReturnType<typeof sql>) =>
    sql`(${email} like ${begins} or lower(${name}) like ${begins} or lower(${name}) like ${`% ${begins}`} or split_part(${email}, '@', 2) like ${begins})`
  const found = await db().execute(sql`
    with asked as materialized (
      select a.id, a.email, a.name from ${addresses} a where ${fits(sql`a.email`, sql`a.name`)} limit ${LOOKED_AT}),
    met as (
      select asked.email, asked.name, count(*) filter (where seen.kind <> 'from') as written, count(*) as all
        from asked cross join lateral (
          select ma.kind from ${messageAddresses} ma join ${messages} m on m.id = ma.message_id and m.state = 'stored'
            join ${mailboxes} on ${mailboxes.id} = m.mailbox_id
           where ma.address_id = asked.id and ${readable(viewer)}
             and (${mailbox ?? null}::bigint is null or m.mailbox_id = ${mailbox ?? null}::bigint)
           order by ma.message_id desc limit ${COUNTED}) seen
       group by 1, 2),
    colleagues as (
      select lower(u.email) as email, u.name from ${users} u
       where u.deactivated_at is null and u.id <> ${viewer.userId} and ${fits(sql`lower(u.email)`, sql`u.name`)} limit ${LOOKED_AT})
    select coalesce(c.name, met.name, '') as name, coalesce(c.email, met.email) as email, c.email is not null as colleague,
           (select (extract(epoch from max(b.at)) * 1000)::float8
              from bounces b join ${messages} m on m.id = b.message_id join ${mailboxes} on ${mailboxes.id} = m.mailbox_id
             where b.email = coalesce(c.email, met.email) and b.kind = 'failed' and ${readable(viewer)}
               and b.at > now() - make_interval(days => ${FAILED_DAYS})) as "failedAt"
      from met full join colleagues c on c.email = met.email
     where not (coalesce(met.email, '') ~ '(no-?reply|mailer-daemon|postmaster|bounces?[+-])' )
     order by coalesce(met.written, 0) desc, coalesce(met.all, 0) desc, colleague desc, email limit ${SUGGESTED}`)
  return z.array(row).parse([...found])
}
