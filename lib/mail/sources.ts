import { and, asc, eq, isNull } from 'drizzle-orm'
import { labels, mailboxes } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { ListAddress, MailboxName } from './types.ts'

export type KnownLabel = { id: number; mailboxId: number; gmailId: string; name: string }
export type Known = { mailboxes: MailboxName[]; labels: KnownLabel[] }

/**
 * Where a list's threads come from: rows of thread_labels under any of `labels`, at most one a mailbox, so that no thread comes twice.
 * `within`: the thread must also stand under one of these. With `everything` the threads of all mailboxes, without their labels.
 * `later`: what is put off in these mailboxes. `only`: those with unread mail, or with files.
 */
export type Source =
  | { kind: 'labels'; labels: number[]; within: number[] | null; only: 'unread' | 'files' | null }
  | { kind: 'everything'; mailboxes: number[]; only: 'files' | null }
  | { kind: 'later'; mailboxes: number[]; only: 'unread' | null }

/** The mailboxes that the viewer may read, and the labels in them. */
export async function knownTo(viewer: Viewer): Promise<Known> {
  const [boxes, names] = await Promise.all([
    db()
      .select({ id: mailboxes.id, address: mailboxes.address, colour: mailboxes.colour })
      .from(mailboxes)
      .where(readable(viewer))
      .orderBy(asc(mailboxes.id)),
    db()
      .select({ id: labels.id, mailboxId: labels.mailboxId, gmailId: labels.gmailId, name: labels.name })
      .from(labels)
      .innerJoin(mailboxes, eq(mailboxes.id, labels.mailboxId))
      .where(and(readable(viewer), isNull(labels.deletedAt)))
      .orderBy(asc(labels.id)),
  ])
  return { mailboxes: boxes, labels: names }
}

/** Which rows make a list; null when it names a mailbox or label that is not the viewer's. */
export function sourceOf({ list, show }: Pick<ListAddress, 'list' | 'show'>, known: Known): Source | null {
  const system = (gmailId: string, among = known.labels) =>
    onePerMailbox(among.filter((label) => label.gmailId === gmailId))

  if (list.kind === 'snoozed') {
    const mailboxes = known.mailboxes.map((mailbox) => mailbox.id)
    return { kind: 'later', mailboxes, only: show === 'unread' ? 'unread' : null }
  }
  if (list.kind === 'all') {
    const mailboxes = known.mailboxes.map((mailbox) => mailbox.id)
    if (show === 'all' || show === 'files')
      return { kind: 'everything', mailboxes, only: show === 'files' ? 'files' : null }
    const labels = system(show === 'unread' ? 'UNREAD' : 'STARRED')
    return { kind: 'labels', labels, within: null, only: null }
  }

  const asked = labelsOf(list, known)
  if (!asked) return null
  if (show === 'starred') {
    const boxes = new Set(known.labels.filter((label) => asked.includes(label.id)).map((l) => l.mailboxId))
    const here = known.labels.filter((label) => boxes.has(label.mailboxId))
    return { kind: 'labels', labels: system('STARRED', here), within: asked, only: null }
  }
  return { kind: 'labels', labels: asked, within: null, only: show === 'all' ? null : show }
}

const SYSTEM = {
  inbox: 'INBOX',
  starred: 'STARRED',
  sent: 'SENT',
  spam: 'SPAM',
  trash: 'TRASH',
}

/** The labels that a list is of, without its narrowing; null when they are not the viewer's. */
function labelsOf(list: ListAddress['list'], known: Known): number[] | null {
  if (list.kind === 'all' || list.kind === 'snoozed') return []
  if (list.kind === 'mailbox') {
    if (!known.mailboxes.some((mailbox) => mailbox.id === list.id)) return null
    return known.labels.filter((l) => l.gmailId === 'INBOX' && l.mailboxId === list.id).map((l) => l.id)
  }
  if (list.kind === 'label') {
    const name = known.labels.find((label) => label.id === list.id)?.name
    return name === undefined ? null : onePerMailbox(known.labels.filter((label) => label.name === name))
  }
  const gmailId = SYSTEM[list.kind]
  return onePerMailbox(known.labels.filter((label) => label.gmailId === gmailId))
}

const onePerMailbox = (labels: KnownLabel[]) => [...new Map(labels.map((l) => [l.mailboxId, l.id])).values()]
