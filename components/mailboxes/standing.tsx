import Link from 'next/link'
import { type Clock, fullTime, shortDay, shortTime } from '#/components/ui/dates.ts'
import type { MailboxPage } from '#/lib/mailboxes/types.ts'
import { messagesOf, shareOf, within } from './words.ts'

type Props = { mailbox: MailboxPage; clock: Clock }

/** Where a mailbox stands: what is true in a line, what follows from it, and how much of it is done. */
export function Standing({ mailbox, clock }: Props) {
  const share = Math.floor(shareOf(mailbox) * 1_000) / 10
  const erasing = mailbox.phase === 'erasing'
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-2 px-5 py-4 max-sm:px-4">
      <div className="min-w-0 flex-1 basis-80">
        <h2 className="font-semibold [overflow-wrap:anywhere]">{headOf(mailbox, clock)}</h2>
        <p className="text-xs max-lg:min-h-8 text-pretty text-ink-2">
          <Meaning mailbox={mailbox} clock={clock} />
        </p>
        <p className="tnum mt-1 min-h-4 text-2xs text-ink-3">
          <Looks mailbox={mailbox} clock={clock} />
        </p>
      </div>
      {mailbox.phase !== 'waiting' && mailbox.phase !== 'disconnected' && (
        <p className="text-right max-lg:flex max-lg:items-baseline max-lg:gap-2 max-lg:text-left">
          <span className="tnum block text-2xl font-semibold tracking-tight">{tenths(share, clock)}%</span>
          <span className="text-2xs text-ink-3">
            {erasing ? 'of what was here is gone' : 'of what Gmail lists is dealt with'}
          </span>
        </p>
      )}
    </div>
  )
}

function tenths(share: number, { locale }: Clock): string {
  const digits = share === 100 ? 0 : 1
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: 1 }).format(
    share,
  )
}

function headOf({ phase, pausedAt, trouble, counts }: MailboxPage, { locale }: Clock): string {
  if (trouble) return trouble.what
  if (pausedAt) return 'Paused'
  if (phase === 'waiting') return 'Nothing is fetched yet'
  if (phase === 'disconnected') return 'Disconnected'
  if (phase === 'erasing') return `Erasing: ${messagesOf(counts.stored, locale)} still here`
  if (phase === 'listing') return 'Listing what there is, and fetching the newest'
  if (phase === 'fetching') return 'Fetching old mail, newest first'
  return 'Up to date'
}

function Meaning({ mailbox, clock }: Props) {
  const { phase, pausedAt, trouble, revokeWaits, counts, coverage, start, startedAt, pollSeconds } = mailbox
  const since = (at: Date) => shortTime(at.getTime(), clock)
  if (trouble) return `${trouble.meaning}${trouble.since ? ` Since ${since(trouble.since)}.` : ''}`
  if (pausedAt)
    return `Since ${since(pausedAt)}. New mail waits in Gmail and comes when you resume; what is here stays readable.`
  if (phase === 'waiting')
    return (
      <Link href="/welcome" className="font-medium text-accent-ink hover:underline">
        Say what to fetch
      </Link>
    )
  if (phase === 'disconnected' || phase === 'erasing') {
    const google = revokeWaits
      ? 'Google does not answer: it is told that Lilac’s access has ended as soon as it does.'
      : 'Google has ended Lilac’s access.'
    const mail =
      phase === 'erasing'
        ? 'What is in Gmail stays there.'
        : `The ${messagesOf(counts.stored, clock.locale)} fetched until then stay readable here. New mail stays in Gmail.`
    return `${mail} ${google}`
  }
  const news = `New mail arrives ${within(pollSeconds)}.`
  if (start === 'new' && startedAt) return `${news} Everything since ${since(startedAt)} is here.`
  if (coverage) return `${news} Everything since ${coveredFrom(coverage, clock)} is here and can be read.`
  if (phase === 'live') return `${news} All of it is here.`
  return `${news} The newest is here first, and the rest comes in while you work.`
}

/** When Gmail was last asked, and what went wrong before that is over. */
function Looks({ mailbox: { lastSyncedAt, lookAsked, earlier, phase }, clock }: Props) {
  if (phase === 'erasing') return null
  const short = (at: Date) => shortTime(at.getTime(), clock)
  return (
    <>
      <span role="status">
        {lookAsked ? 'Looking now. ' : lastSyncedAt ? `Last looked at Gmail ${short(lastSyncedAt)}. ` : ''}
      </span>
      {earlier?.at && (
        <span title={fullTime(earlier.at.getTime(), clock)}>
          Last trouble {short(earlier.at)}: {earlier.what}
          {earlier.overAt && ` Over ${short(earlier.overAt)}.`}
        </span>
      )}
    </>
  )
}

/** The day after the one that is only partly here; today the time, since no whole day is. */
function coveredFrom(coverage: Date, clock: Clock): string {
  const nextDay = coverage.getTime() + DAY_MS
  return nextDay > clock.now ? shortTime(coverage.getTime(), clock) : shortDay(nextDay, clock)
}

const DAY_MS = 24 * 60 * 60 * 1000
