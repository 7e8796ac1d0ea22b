import { type Clock, fullTime, shortTime } from '#/components/ui/dates.ts'
import type { Deed } from '#/lib/mailboxes/types.ts'
import { deedWords } from './deed-words.ts'
import { Card } from './frame.tsx'

/** What was done, from the log that stays when the mailbox is gone. */
export function Deeds({ deeds, clock }: { deeds: Deed[]; clock: Clock }) {
  if (deeds.length === 0) return null
  return (
    <Card title="What was done">
      <h2 className="px-5 pt-4 font-semibold max-sm:px-4">What was done</h2>
      <p className="px-5 text-xs text-ink-3 max-sm:px-4">
        From the log that stays, also when a mailbox is erased.
      </p>
      <ol className="mt-2 px-5 pb-3 max-sm:px-4">
        {deeds.map((deed) => (
          <li key={deed.id} className="flex gap-3 py-1.5 text-xs">
            <time
              dateTime={deed.at.toISOString()}
              title={fullTime(deed.at.getTime(), clock)}
              className="tnum w-20 shrink-0 text-ink-3"
            >
              {shortTime(deed.at.getTime(), clock)}
            </time>
            <span className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">
              {deedWords(deed, clock.locale)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
