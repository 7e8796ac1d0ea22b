import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime } from '#/components/ui/dates.ts'
import type { OriginalView } from '#/lib/mail/types.ts'

type Check = OriginalView['checks'][number]

/** What Google found when it took the message in, in words beside the names of the methods. */
export function SenderChecks({ checks }: { checks: Check[] }) {
  if (checks.length === 0)
    return (
      <p className="text-xs text-ink-2">
        Google wrote nothing about the sender. It does not for mail that was sent from here, or put in place
        by import.
      </p>
    )
  return (
    <ul className="space-y-1.5 text-xs">
      {checks.map((check) => {
        const { Icon, look, words } = verdictOf(check)
        return (
          <li key={check.method} className="flex gap-2">
            <Icon aria-hidden className={`mt-px size-3.5 shrink-0 ${look}`} strokeWidth={2} />
            <span className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">
              <span className="font-semibold text-ink">
                {check.method.toUpperCase()} {words}.
              </span>{' '}
              {MEANS[check.method][check.result === 'pass' ? 'pass' : 'else'](check.domain || 'its domain')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function verdictOf({ result }: Check) {
  if (result === 'pass') return { Icon: CircleCheck, look: 'text-success-ink', words: 'passed' }
  const failed = { Icon: CircleX, look: 'text-danger-ink' }
  if (result === 'fail' || result === 'hardfail') return { ...failed, words: 'failed' }
  if (result === 'softfail') return { ...failed, words: 'failed softly' }
  if (/error$/.test(result)) return { Icon: CircleHelp, look: 'text-warn-ink', words: 'could not be checked' }
  return { Icon: CircleHelp, look: 'text-ink-3', words: `says nothing (${result})` }
}

/** What each method looks at (RFC 7208, RFC 6376, RFC 7489). */
const MEANS: Record<Check['method'], { pass: (domain: string) => string; else: (domain: string) => string }> =
  {
    spf: {
      pass: (domain) => `The server that brought it may send for ${domain}.`,
      else: (domain) => `The server that brought it is not among those that send for ${domain}.`,
    },
    dkim: {
      pass: (domain) => `${domain} signed it, and it is unchanged since.`,
      else: (domain) =>
        `No signature of ${domain} holds: it was changed on its way, or somebody else wrote it.`,
    },
    dmarc: {
      pass: (domain) => `The address it says it is from is confirmed by ${domain}.`,
      else: (domain) => `${domain} does not confirm that the mail is from there.`,
    },
  }

/** The servers a message went through, with the time at each and how long it took to get there. */
export function MailRoute({ route }: { route: OriginalView['route'] }) {
  const clock = useClock()
  if (route.length === 0)
    return (
      <p className="text-xs text-ink-2">
        No server wrote itself down: the message was put in place directly.
      </p>
    )
  return (
    <ol className="space-y-1.5 text-xs">
      {route.map(({ from, by, at }, index) => {
        const before = route.slice(0, index).findLast((hop) => hop.at !== null)?.at ?? null
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a server may come twice, and the way never changes
          <li key={index} className="flex flex-wrap gap-x-3 text-ink-2">
            <span className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
              {from && <>from {from} </>}
              {by ? <>to {by}</> : 'to a server that does not say its name'}
            </span>
            <span className="tnum text-ink-3">
              {at === null ? 'no time' : fullTime(at, clock)}
              {at !== null && before !== null && `, ${durationOf(at - before)}`}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function durationOf(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  if (seconds < 0) return 'by a clock that is behind'
  if (seconds < 60) return `${seconds} s later`
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min later`
  return `${Math.round(seconds / 360) / 10} h later`
}
