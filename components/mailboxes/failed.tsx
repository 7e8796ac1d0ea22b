import { TriangleAlert } from 'lucide-react'
import { type Clock, shortTime } from '#/components/ui/dates.ts'
import type { FailedMessage, MailboxPage } from '#/lib/mailboxes/types.ts'
import { PostButton } from './post-button.tsx'
import { counted, messagesOf } from './words.ts'

/** The messages that could not be fetched or read, each with why; one or all are tried again. */
export function Failed({ mailbox, clock }: { mailbox: MailboxPage; clock: Clock }) {
  const { id, failed, counts, phase, pausedAt } = mailbox
  if (failed.length === 0 || phase === 'erasing') return null
  const path = `/api/v1/mailboxes/${id}/retries`
  const runs = !pausedAt && (phase === 'listing' || phase === 'fetching' || phase === 'live')
  return (
    <div className="border-t border-line bg-sunken px-5 py-3 max-sm:px-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn-ink" strokeWidth={1.75} />
        <p className="min-w-0 flex-1 basis-60">
          <span className="font-medium">{messagesOf(counts.failed, clock.locale)} could not be fetched.</span>{' '}
          <span className="text-ink-2">
            {counts.failed === 1
              ? 'It is safe in Gmail. All others are not held up by it.'
              : 'They are safe in Gmail. All others are not held up by them.'}
          </span>
        </p>
        {runs && <PostButton path={path}>Try all again</PostButton>}
      </div>
      <details className="mt-1 pl-7 max-sm:pl-0">
        <summary className="flex h-7 w-fit items-center text-xs font-medium text-accent-ink max-sm:h-10">
          Show them
        </summary>
        <ul className="divide-y divide-line">
          {failed.map((message) => (
            <li key={message.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-xs">
              <p className="min-w-0 flex-1 basis-60">
                <Known message={message} clock={clock} />
                <span className="block text-ink-3">{message.why}</span>
              </p>
              {runs && (
                <PostButton path={path} body={{ messageId: message.id }}>
                  Try again
                </PostButton>
              )}
            </li>
          ))}
        </ul>
        {counts.failed > failed.length && (
          <p className="tnum py-2 text-xs text-ink-3">
            and {counted(counts.failed - failed.length, clock.locale)} more
          </p>
        )}
      </details>
    </div>
  )
}

function Known({ message: { subject, from, at }, clock }: { message: FailedMessage; clock: Clock }) {
  return (
    <span className="block truncate text-ink">
      <span className="font-medium">{subject ?? 'A message of which nothing is known yet'}</span>
      {from && `, ${from}`}
      {at && `, ${shortTime(at.getTime(), clock)}`}
    </span>
  )
}
