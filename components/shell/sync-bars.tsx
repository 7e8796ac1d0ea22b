import Link from 'next/link'
import { Progress } from '#/components/ui/progress.tsx'
import type { MailboxState } from '#/lib/sync/types.ts'
import { progressOf } from './sync-progress.ts'

/** A bar for each mailbox whose old mail is being fetched: how far it is. Its page says how much that is. */
export function SyncBars({ mailboxes }: { mailboxes: MailboxState[] }) {
  return mailboxes.map((mailbox) => {
    const progress = progressOf(mailbox)
    if (!progress) return null
    const percent = `${Math.floor(progress.share * 100)}%`
    const name = mailbox.address.split('@')[0]
    return (
      <Link
        key={mailbox.id}
        href={`/settings/mailboxes/${mailbox.id}`}
        className="mb-1 block rounded-md px-2 py-1.5 text-xs hover:bg-hover max-sm:py-2.5"
      >
        <span className="mb-1.5 flex items-center justify-between gap-2">
          <span className="min-w-0 truncate text-ink-2">
            {name}: {progress.listing ? 'listing' : 'fetching'}
          </span>
          <span className="tnum text-ink-3">{percent}</span>
        </span>
        <Progress label={`${mailbox.address}, ${percent} fetched`} value={progress.share} />
      </Link>
    )
  })
}
