import { LoaderCircle } from 'lucide-react'
import type { MailboxState } from '#/lib/sync/types.ts'
import { slowestSync } from './sync-progress.ts'

/** How far the fetching of old mail is, as a line above the page on a phone. */
export function SyncLine({ mailboxes }: { mailboxes: MailboxState[] }) {
  const slowest = slowestSync(mailboxes)
  if (!slowest) return null
  return (
    <section
      aria-label="Fetching old mail"
      className="flex h-8 shrink-0 items-center gap-2 border-b border-line bg-sunken px-4 text-xs text-ink-3 sm:hidden"
    >
      <LoaderCircle aria-hidden className="size-3 shrink-0 text-accent-ink" strokeWidth={2} />
      <span className="min-w-0 truncate">{slowest.address}: fetching</span>
      <span className="tnum ml-auto">{Math.floor(slowest.share * 100)}%</span>
    </section>
  )
}
