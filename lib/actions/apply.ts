import type { Transaction } from '#/db/client.ts'
import { type Event, record } from '#/lib/events.ts'
import { deleteMessages } from './deletions.ts'
import { labelWishes } from './label-wishes.ts'
import { addRuns, type Details } from './new-action.ts'
import type { Target } from './targets.ts'
import { changeThreads } from './thread-changes.ts'
import type { ActionKind } from './types.ts'
import { wantLabels } from './want-labels.ts'

/** How long what can't be taken back at Gmail waits for its undo: what a page offers for 10 s, and the time that the click takes. */
export const UNDO_SECONDS = 12

/**
 * Does an action to locked threads, as everybody sees it once the transaction is committed, and makes it known to those who tell Gmail. Gives the
 * mailboxes whose Gmail has to be told.
 */
export async function applyAction(
  tx: Transaction,
  action: { id: number; userId: number; kind: ActionKind; details: Details },
  target: Target,
): Promise<number[]> {
  const { id, kind, details } = action
  if (kind === 'delete') {
    const lost = await deleteMessages(tx, id, target)
    await addRuns(tx, id, lost, UNDO_SECONDS)
    return []
  }
  const mailboxIds = [...new Set(target.threads.map(({ mailboxId }) => mailboxId))]
  const wishes = await labelWishes(tx, id, mailboxIds, kind, details)
  const threadIds = target.threads.map((thread) => thread.id)
  await changeThreads(tx, action, threadIds)
  const changed = await wantLabels(tx, id, target, wishes)
  await Promise.all([tellThreads(tx, target.threads, changed), addRuns(tx, id, changed)])
  return changed
}

/** Pages look at threads again of which no label has changed: they may be muted now. */
async function tellThreads(tx: Transaction, threads: Target['threads'], told: number[]): Promise<void> {
  const silent = Map.groupBy(
    threads.filter(({ mailboxId }) => !told.includes(mailboxId)),
    ({ mailboxId }) => mailboxId,
  )
  const events = [...silent.keys()].map(
    (mailboxId): Event => ({ kind: 'mail.changed', mailboxId, recordKind: 'mailbox', recordId: mailboxId }),
  )
  await record(tx, events)
}
