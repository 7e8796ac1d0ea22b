import type { MailboxState } from '#/lib/sync/types.ts'

/** A number as the reader's locale writes it. */
export const counted = (count: number, locale: string) => new Intl.NumberFormat(locale).format(count)

export const messagesOf = (count: number, locale: string) =>
  count === 1 ? '1 message' : `${counted(count, locale)} messages`

/** How long something takes that is only known roughly: "less than a minute", "about 4 min", "about 1 h 50". */
export function roughly(minutes: number): string {
  if (minutes < 1) return 'less than a minute'
  if (minutes < 60) return `about ${Math.ceil(minutes)} min`
  const tens = Math.round(minutes / 10) * 10
  const hours = Math.floor(tens / 60)
  if (hours >= 10 || tens % 60 === 0) return `about ${Math.round(minutes / 60)} h`
  return `about ${hours} h ${tens % 60}`
}

/** How soon new mail is noticed. */
export function within(seconds: number): string {
  if (seconds === 60) return 'within a minute'
  return seconds < 60 ? `within ${seconds} s` : `within ${Math.ceil(seconds / 60)} min`
}

/** How many messages Gmail has named, whatever became of them. */
export const named = ({ counts }: Pick<MailboxState, 'counts'>) =>
  counts.listed + counts.stored + counts.skipped + counts.failed + counts.gone

/** How much of a mailbox has been dealt with, 0 to 1; while erasing, how much is gone. */
export function shareOf(mailbox: Pick<MailboxState, 'phase' | 'counts' | 'messagesTotal'>): number {
  const { phase, counts, messagesTotal } = mailbox
  if (phase === 'erasing') return messagesTotal ? Math.max(0, 1 - counts.stored / messagesTotal) : 1
  const there = named(mailbox)
  const total = phase === 'listing' ? Math.max(there, messagesTotal ?? 0) : there
  if (total === 0) return phase === 'live' ? 1 : 0
  return (there - counts.listed) / total
}

/** Where a mailbox stands, in a word or two, and how that looks. */
export function standingOf(mailbox: MailboxState): {
  words: string
  tone: 'quiet' | 'accent' | 'success' | 'warn'
} {
  const { phase, pausedAt, trouble } = mailbox
  const percent = `${Math.floor(shareOf(mailbox) * 100)}%`
  if (trouble?.needsPerson) return { words: 'Needs you', tone: 'warn' }
  if (trouble && trouble.kind !== 'history')
    return { words: trouble.kind === 'late' ? 'Late' : 'In trouble', tone: 'warn' }
  if (pausedAt) return { words: 'Paused', tone: 'quiet' }
  if (phase === 'waiting') return { words: 'Waits for your choice', tone: 'warn' }
  if (phase === 'disconnected') return { words: 'Disconnected', tone: 'quiet' }
  if (phase === 'erasing') return { words: `Being erased, ${percent}`, tone: 'quiet' }
  if (phase === 'listing') return { words: `Listing, ${percent}`, tone: 'accent' }
  if (phase === 'fetching') return { words: `Fetching, ${percent}`, tone: 'accent' }
  return { words: 'Up to date', tone: 'success' }
}
