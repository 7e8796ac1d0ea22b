import type { MailboxState } from '#/lib/sync/types.ts'

export type SyncProgress = {
  share: number // 0 to 1
  listed: number // ids that Gmail has told so far
  stored: number
  left: number // listed, and still to be fetched
  listing: boolean // more ids are still to be told, so the share is of an estimate
}

/** How far the first sync of a mailbox is; null when it is done, rests, or has not begun. */
export function progressOf({ phase, pausedAt, counts, messagesTotal }: MailboxState): SyncProgress | null {
  if (pausedAt || (phase !== 'listing' && phase !== 'fetching')) return null
  const listed = counts.listed + counts.stored + counts.skipped + counts.failed + counts.gone
  const total = phase === 'listing' ? Math.max(listed, messagesTotal ?? 0) : listed
  return {
    share: total === 0 ? 0 : (listed - counts.listed) / total,
    listed,
    stored: counts.stored,
    left: counts.listed,
    listing: phase === 'listing',
  }
}

/** The mailbox that is furthest behind, where there is room for one only. */
export function slowestSync(mailboxes: MailboxState[]): { address: string; share: number } | undefined {
  return mailboxes
    .flatMap((mailbox) => {
      const progress = progressOf(mailbox)
      return progress ? { address: mailbox.address, share: progress.share } : []
    })
    .sort((a, b) => a.share - b.share)[0]
}
