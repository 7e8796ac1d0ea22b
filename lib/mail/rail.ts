import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { labels, mailboxes, threadLabels, threads } from '#/db/schema/index.ts'
import { mayAct, readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { DELETE_SCOPE } from '#/lib/gmail/oauth.ts'
import { mailboxStates } from '#/lib/sync/progress.ts'
import { writeListAddress } from './address.ts'
import { labelTree } from './label-tree.ts'
import { laterThreads } from './later.ts'
import type { Rail } from './types.ts'

/** What the rail shows: mailboxes with their state, labels of all of them merged by name, and how many threads in each have unread mail. */
export async function mailRail(viewer: Viewer): Promise<Rail> {
  const [states, rows, snoozed, deletable] = await Promise.all([
    mailboxStates(viewer),
    countedLabels(viewer),
    snoozedCount(viewer),
    deletableMailboxes(viewer),
  ])
  const unread = (gmailId: string, mailboxId?: number) =>
    rows
      .filter((row) => row.gmailId === gmailId && (mailboxId === undefined || row.mailboxId === mailboxId))
      .reduce((sum, row) => sum + row.unread, 0)
  const sameDomain = new Set(states.map(({ address }) => address.split('@')[1])).size === 1
  return {
    inboxUnread: unread('INBOX'),
    spamUnread: unread('SPAM'),
    snoozed,
    mailboxes: states.map((state) => ({
      ...state,
      name: sameDomain ? local(state.address) : state.address,
      unread: unread('INBOX', state.id),
      inbox: writeListAddress({ list: { kind: 'mailbox', id: state.id }, show: 'all', before: null }),
      mayDelete: deletable.has(state.id),
    })),
    labels: labelTree(rows.filter((row) => row.type === 'user' && row.listed)),
  }
}

/** Threads that come back at a time. */
async function snoozedCount(viewer: Viewer): Promise<number> {
  const [row] = await db()
    .select({ count: sql<number>`count(*)::int` })
    .from(sql`(${laterThreads}) later`)
    .innerJoin(threads, sql`${threads.id} = later.thread_id`)
    .innerJoin(mailboxes, eq(mailboxes.id, threads.mailboxId))
    .where(readable(viewer))
  return row?.count ?? 0
}

/** The mailboxes in which mail may be deleted for ever. */
async function deletableMailboxes(viewer: Viewer): Promise<Set<number>> {
  const rows = await db()
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(and(mayAct(viewer), sql`${DELETE_SCOPE} = any(${mailboxes.scopes})`))
  return new Set(rows.map(({ id }) => id))
}

function countedLabels(viewer: Viewer) {
  return db()
    .select({
      id: labels.id,
      mailboxId: labels.mailboxId,
      gmailId: labels.gmailId,
      name: labels.name,
      type: labels.type,
      colour: labels.backgroundColour,
      listed: labels.listed,
      unread: sql<number>`(select count(*)::int from ${threadLabels} where ${threadLabels.labelId} = ${labels.id} and ${threadLabels.unreadCount} > 0)`,
    })
    .from(labels)
    .innerJoin(mailboxes, eq(mailboxes.id, labels.mailboxId))
    .where(
      and(
        readable(viewer),
        isNull(labels.deletedAt),
        sql`(${labels.type} = 'user' or ${labels.gmailId} in ('INBOX', 'SPAM'))`,
      ),
    )
    .orderBy(asc(labels.id))
}

const local = (address: string) => address.split('@')[0] ?? address
