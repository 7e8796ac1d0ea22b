import { useNumbers } from '#/components/ui/clock.tsx'
import { Progress } from '#/components/ui/progress.tsx'
import type { MailboxState } from '#/lib/sync/types.ts'
import { progressOf } from './sync-progress.ts'

/** A bar for each mailbox whose old mail is being fetched: how far, and how much that is. */
export function SyncBars({ mailboxes }: { mailboxes: MailboxState[] }) {
  return mailboxes.map((mailbox) => {
    const progress = progressOf(mailbox)
    if (!progress) return null
    const percent = `${Math.floor(progress.share * 100)}%`
    const name = mailbox.address.split('@')[0]
    return (
      <div key={mailbox.id} className="mb-1 rounded-md px-2 py-1.5 text-xs">
        <p className="mb-1.5 flex items-center justify-between gap-2">
          <span className="min-w-0 truncate text-ink-2">
            {name}: {progress.listing ? 'listing' : 'fetching'}
          </span>
          <span className="tnum text-ink-3">{percent}</span>
        </p>
        <Progress label={`${mailbox.address}, ${percent} fetched`} value={progress.share} />
        <dl className="mt-1.5 grid grid-cols-3 gap-2">
          <Count word="listed" count={progress.listed} />
          <Count word="stored" count={progress.stored} />
          <Count word="left" count={progress.left} />
        </dl>
      </div>
    )
  })
}

function Count({ word, count }: { word: string; count: number }) {
  const number = useNumbers()
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-2xs text-ink-3">{word}</dt>
      <dd className="tnum text-ink-2">{number(count)}</dd>
    </div>
  )
}
