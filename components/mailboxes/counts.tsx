import type { ReactNode } from 'react'
import { classes } from '#/components/ui/classes.ts'
import { Progress } from '#/components/ui/progress.tsx'
import type { MailboxPage, Skipped } from '#/lib/mailboxes/types.ts'
import { counted, messagesOf, named, roughly, shareOf } from './words.ts'

/** Every message that Gmail has named, by what became of it; and how much of this minute's budget at Google is used. */
export function Counts({ mailbox, locale }: { mailbox: MailboxPage; locale: string }) {
  const { phase, counts, skipped, minutesLeft, units } = mailbox
  const total = named(mailbox)
  if (phase === 'waiting') return null
  if (phase === 'erasing')
    return (
      <div className="border-t border-line px-5 py-4 max-sm:px-4">
        <Progress label="Erased" value={shareOf(mailbox)} />
        <p className="tnum mt-2 text-xs text-ink-3">
          {messagesOf(counts.stored, locale)} of {counted(mailbox.messagesTotal ?? 0, locale)} still to erase
        </p>
      </div>
    )
  return (
    <div className="border-t border-line px-5 py-4 max-sm:px-4">
      <Bar
        counts={counts}
        total={phase === 'listing' ? Math.max(total, mailbox.messagesTotal ?? 0) : total}
      />
      <dl className="mt-4 grid grid-cols-6 gap-y-4 max-xl:grid-cols-3 max-sm:grid-cols-2">
        <Count word="Listed" count={total} locale={locale}>
          by Gmail
        </Count>
        <Count word="Stored" count={counts.stored} locale={locale} dot="bg-accent">
          can be read here
        </Count>
        <Count word="Still to fetch" count={counts.listed} locale={locale} dot="border border-line-control">
          {waitWords(counts.listed, minutesLeft)}
        </Count>
        <Count word="Skipped" count={counts.skipped} locale={locale} dot="bg-line-strong">
          {counts.skipped > 0 ? skippedWords(skipped, locale) : 'none'}
        </Count>
        <Count word="Gone" count={counts.gone} locale={locale} dot="bg-ink-3">
          deleted in Gmail since
        </Count>
        <Count word="Failed" count={counts.failed} locale={locale} dot="bg-danger">
          {counts.failed > 0 ? 'see below' : 'none'}
        </Count>
      </dl>
      {phase !== 'disconnected' && (
        <div className="mt-4 border-t border-line pt-3 text-xs text-ink-3">
          <p className="tnum mb-1.5 flex flex-wrap justify-between gap-x-4">
            <span>Quota at Google, this minute</span>
            <span>
              {counted(units.used, locale)} of {counted(units.allowed, locale)} units
            </span>
          </p>
          <Progress
            label={`${units.used} of ${units.allowed} units of this minute are used`}
            value={units.used / units.allowed}
          />
          <p className="tnum mt-1.5 text-2xs">
            {counted(units.kept, locale)} units are kept free for what people do
          </p>
        </div>
      )}
    </div>
  )
}

function Count({
  word,
  count,
  locale,
  dot,
  children,
}: {
  word: string
  count: number
  locale: string
  dot?: string
  children: ReactNode
}) {
  return (
    <div className="min-w-0 border-l border-line px-4 first:border-0 first:pl-0 max-xl:border-0 max-xl:pl-0">
      <dt className="flex items-center gap-1.5 text-xs text-ink-2">
        {dot && <span aria-hidden className={classes('size-2 shrink-0 rounded-xs', dot)} />}
        {word}
      </dt>
      <dd>
        <span className="tnum mt-0.5 block text-lg font-semibold tracking-tight">
          {counted(count, locale)}
        </span>
        <span className="block text-2xs text-ink-3">{children}</span>
      </dd>
    </div>
  )
}

const PARTS = [
  ['stored', 'bg-accent'],
  ['skipped', 'bg-line-strong'],
  ['gone', 'bg-ink-3'],
  ['failed', 'bg-danger'],
] as const

/** What became of each, as lengths. The numbers beneath say the same. */
function Bar({ counts, total }: { counts: MailboxPage['counts']; total: number }) {
  return (
    <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-pressed">
      {PARTS.map(([state, look]) => (
        <span
          key={state}
          className={classes('shrink-0', look)}
          style={{ width: total === 0 ? 0 : `${(counts[state] / total) * 100}%` }}
        />
      ))}
    </div>
  )
}

const waitWords = (listed: number, minutesLeft: number | null) =>
  listed === 0 ? 'nothing waits' : minutesLeft === null ? 'waits' : `${roughly(minutesLeft)} to go`

const REASONS: Record<Skipped['reason'], string> = {
  draft: 'drafts',
  chat: 'chats',
  before_start: 'from before you began',
}

function skippedWords(skipped: Skipped[], locale: string): string {
  return skipped.map(({ reason, count }) => `${counted(count, locale)} ${REASONS[reason]}`).join(', ')
}
