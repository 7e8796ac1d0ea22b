import type { ListHead, OpenThread, Rail, ThreadRow } from '#/lib/mail/types.ts'
import { labelsAfter, messageAfter, rowAfter, type ShownList, standingAfter } from './effects.ts'
import { type Patch, patchesSince } from './patches.ts'
import { isAbout } from './wish.ts'

/** The rows of a list with what was done since they were read. The same array where nothing was. */
export function shownRows(rows: ThreadRow[], list: ShownList, readAt: number, patches: Patch[]): ThreadRow[] {
  return patchesSince(patches, readAt).reduce((shown, patch) => {
    if (patch.undoes) return rowsBack(shown, patch, list)
    return shown.flatMap((row) => rowAfter(patch.wish, row, list) ?? [])
  }, rows)
}

/** As they were before: where they left this list they come back to their place. */
function rowsBack(shown: ThreadRow[], { rows, list: { address } }: Patch, list: ShownList): ThreadRow[] {
  const before = new Map(rows.map((row) => [row.id, row]))
  const changed = shown.map((row) => before.get(row.id) ?? row)
  if (address !== list.address) return changed
  const there = new Set(shown.map((row) => row.id))
  const missing = rows.filter((row) => !there.has(row.id))
  return missing.length === 0 ? changed : [...changed, ...missing].sort((a, b) => b.at - a.at || b.id - a.id)
}

/** The counts of a list whose rows are shown otherwise than they were read. Those that were not counted to the end stay. */
export function shownHead(head: ListHead, read: ThreadRow[], shown: ThreadRow[]): ListHead {
  if (read === shown) return head
  const unread = (rows: ThreadRow[]) => rows.filter((row) => row.unread).length
  const moved = (count: number, by: number) => (count < head.counted ? Math.max(0, count + by) : count)
  return {
    ...head,
    total: moved(head.total, shown.length - read.length),
    unread: moved(head.unread, unread(shown) - unread(read)),
  }
}

/** An open thread with what was done since it was read. */
export function shownThread(thread: OpenThread, readAt: number, patches: Patch[]): OpenThread {
  const undone = new Set(patches.map((patch) => patch.undoes))
  const valid = patchesSince(patches, readAt).filter((patch) => !patch.undoes && !undone.has(patch))
  let shown = thread
  for (const { wish } of valid) {
    const { messages, labels } = shown
    const newest = messages.at(-1)?.id
    shown = {
      ...(isAbout(wish, thread.id, '') ? standingAfter(wish, shown) : shown),
      messages: messages.flatMap((facts) => messageAfter(wish, thread.id, facts, facts.id === newest) ?? []),
      labels: labelsAfter(wish, thread.id, labels),
    }
  }
  return shown
}

/** The rail's counts of unread threads with what was done since they were read. */
export function shownRail(rail: Rail, readAt: number, patches: Patch[]): Rail {
  return patchesSince(patches, readAt).reduce((shown, patch) => railAfter(shown, patch), rail)
}

function railAfter(rail: Rail, { wish, rows, list, undoes }: Patch): Rail {
  if ('messages' in wish.target) return rail
  const inInbox = /^(inbox|mailbox)\b/.test(list.address)
  const fall = { inbox: 0, mailboxes: new Map<number, number>(), labels: new Map<string, number>() }
  for (const row of rows) {
    const after = rowAfter(wish, row, { ...list, address: list.address.replace('-unread', '') })
    const gone = after === null && (wish.kind === 'trash' || wish.kind === 'spam' || wish.kind === 'delete')
    const isUnread = after ? after.unread : row.unread
    const away = Number(row.unread) - Number(isUnread && !gone)
    for (const { name } of row.labels) fall.labels.set(name, (fall.labels.get(name) ?? 0) + away)
    if (!inInbox) continue
    const left = Number(row.unread) - Number(isUnread && after !== null)
    fall.inbox += left
    fall.mailboxes.set(row.mailbox.id, (fall.mailboxes.get(row.mailbox.id) ?? 0) + left)
  }
  const less = (count: number, by = 0) => Math.max(0, undoes ? count + by : count - by)
  return {
    ...rail,
    inboxUnread: less(rail.inboxUnread, fall.inbox),
    mailboxes: rail.mailboxes.map((one) => ({
      ...one,
      unread: less(one.unread, fall.mailboxes.get(one.id)),
    })),
    labels: rail.labels.map((one) => ({ ...one, unread: less(one.unread, fall.labels.get(one.path)) })),
  }
}
