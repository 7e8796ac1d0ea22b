import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import type { ActionView } from './types.ts'
import { refusalWords } from './words.ts'

const viewRow = z.object({
  id: z.coerce.number(),
  kind: z.string(),
  threads: z.number(),
  applied: z.number(),
  state: z.enum(['applying', 'applied', 'cancelled']),
  undone: z.boolean(),
  refused: z.array(z.object({ mailbox: z.string(), messages: z.number(), reason: z.string() })),
})

const RECENT = 20

/** One of the viewer's actions. Throws not_found. */
export async function actionView(viewer: Viewer, id: number): Promise<ActionView> {
  const [view] = await views(viewer, sql`a.id = ${id}`, 1)
  if (!view) throw notFound('This action')
  return view
}

/** The viewer's actions that are still being applied, and those of which Gmail refused something within the last hour, newest first. */
export const recentActions = (viewer: Viewer): Promise<ActionView[]> =>
  views(
    viewer,
    sql`(a.state = 'applying' or (a.created_at > now() - interval '1 hour' and exists (
      select from mail_action_runs r where r.action_id = a.id and r.refused > 0)))`,
    RECENT,
  )

async function views(viewer: Viewer, which: ReturnType<typeof sql>, most: number): Promise<ActionView[]> {
  const found = await db().execute(sql`
    select a.id, a.kind, a.threads_total as threads, a.threads_applied as applied, a.state,
           exists (select from mail_actions u where u.undoes = a.id) as undone,
           coalesce((select json_agg(json_build_object('mailbox', b.address, 'messages', r.refused, 'reason', coalesce(r.reason, '')) order by b.id)
                       from mail_action_runs r join mailboxes b on b.id = r.mailbox_id where r.action_id = a.id and r.refused > 0), '[]') as refused
      from mail_actions a where a.user_id = ${viewer.userId} and ${which} order by a.id desc limit ${most}`)
  return z
    .array(viewRow)
    .parse([...found])
    .map(({ refused, ...view }) => ({
      ...view,
      refused: refused.map(({ reason, ...refusal }) => ({
        ...refusal,
        sentence: refusalWords(refusal, reason),
      })),
    }))
}
