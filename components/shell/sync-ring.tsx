import type { MailboxState } from '#/lib/sync/types.ts'
import { slowestSync } from './sync-progress.ts'

const LENGTH = 56.5 // of a circle with a radius of 9

/** The same as the bars where there is only room for an icon: the mailbox that is furthest behind. */
export function SyncRing({ mailboxes }: { mailboxes: MailboxState[] }) {
  const slowest = slowestSync(mailboxes)
  if (!slowest) return null
  const words = `${slowest.address}: ${Math.floor(slowest.share * 100)}% of the old mail is fetched`
  return (
    <svg
      role="img"
      aria-label={words}
      className="my-2 size-6 -rotate-90 fill-none"
      viewBox="0 0 24 24"
      strokeWidth={2.5}
    >
      <title>{words}</title>
      <circle cx="12" cy="12" r="9" className="stroke-line-strong" />
      <circle
        cx="12"
        cy="12"
        r="9"
        className="stroke-accent"
        strokeDasharray={`${slowest.share * LENGTH} ${LENGTH}`}
      />
    </svg>
  )
}
