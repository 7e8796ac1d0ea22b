import { ChevronRight, Pause, Play, RefreshCw } from 'lucide-react'
import Link from 'next/link'
import { ReconnectButton } from '#/components/session/reconnect-button.tsx'
import { Banner } from '#/components/ui/banner.tsx'
import { classes } from '#/components/ui/classes.ts'
import type { Clock } from '#/components/ui/dates.ts'
import { dotClass } from '#/components/ui/hue.ts'
import type { MailboxPage as Page } from '#/lib/mailboxes/types.ts'
import type { Words } from '#/lib/session/types.ts'
import { Counts } from './counts.tsx'
import { Deeds } from './deeds.tsx'
import { Disconnect } from './disconnect.tsx'
import { Failed } from './failed.tsx'
import { Card, Frame } from './frame.tsx'
import { KeepCurrent } from './keep-current.tsx'
import { PostButton } from './post-button.tsx'
import { Standing } from './standing.tsx'
import { Steps } from './steps.tsx'

/** One mailbox: where its sync stands, what is wrong, and what its owner can do about it. `problem`: why a reconnect came to nothing. */
export function MailboxPage({
  mailbox,
  problem,
  clock,
}: {
  mailbox: Page
  problem: Words | null
  clock: Clock
}) {
  const syncs = ['listing', 'fetching', 'live', 'stopped'].includes(mailbox.phase) && mailbox.startedAt
  return (
    <Frame label={mailbox.address} head={<Head mailbox={mailbox} />}>
      {problem && <Banner tone="danger" what={problem.what} meaning={problem.meaning} />}
      <Card title="The sync">
        <Standing mailbox={mailbox} clock={clock} />
        {syncs && <Steps mailbox={mailbox} clock={clock} />}
        <Counts mailbox={mailbox} locale={clock.locale} />
        <Failed mailbox={mailbox} clock={clock} />
      </Card>
      <Disconnect
        id={mailbox.id}
        address={mailbox.address}
        phase={mailbox.phase}
        stored={mailbox.counts.stored}
      />
      <Deeds deeds={mailbox.deeds} clock={clock} />
      <KeepCurrent />
    </Frame>
  )
}

function Head({ mailbox }: { mailbox: Page }) {
  return (
    <>
      <nav aria-label="Where this is" className="flex min-w-0 items-center gap-2">
        <Link
          href="/settings/mailboxes"
          className="flex items-center rounded-md text-ink-2 hover:text-ink hover:underline max-sm:h-10"
        >
          Mailboxes
        </Link>
        <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} />
      </nav>
      <h1 className="mr-auto flex min-w-0 items-center gap-2 font-semibold">
        <span aria-hidden className={classes('size-2 shrink-0 rounded-xs', dotClass[mailbox.colour])} />
        <span className="truncate">{mailbox.address}</span>
      </h1>
      <div className="flex flex-wrap items-center gap-2">
        <Actions mailbox={mailbox} />
      </div>
    </>
  )
}

function Actions({ mailbox: { id, phase, pausedAt, trouble, lookAsked } }: { mailbox: Page }) {
  const path = `/api/v1/mailboxes/${id}`
  if (phase === 'erasing' || phase === 'waiting') return null
  if (phase === 'disconnected')
    return (
      <ReconnectButton mailboxId={id} size="sm">
        Connect again
      </ReconnectButton>
    )
  if (trouble && GOOGLE_AGAIN.has(trouble.kind))
    return (
      <ReconnectButton mailboxId={id} variant="secondary" size="sm">
        Reconnect
      </ReconnectButton>
    )
  if (pausedAt)
    return (
      <PostButton method="DELETE" path={`${path}/pause`} variant="primary" icon={<Play {...ICON} />}>
        Resume
      </PostButton>
    )
  return (
    <>
      {phase !== 'stopped' && (
        <PostButton path={`${path}/pause`} variant="ghost" icon={<Pause {...ICON} />}>
          Pause
        </PostButton>
      )}
      <PostButton path={`${path}/look`} busy={lookAsked} icon={<RefreshCw {...ICON} />}>
        {phase === 'stopped' ? 'Try again' : 'Look again now'}
      </PostButton>
    </>
  )
}

const GOOGLE_AGAIN = new Set<string>(['reconnect', 'scope', 'no_token'])

const ICON = { 'aria-hidden': true, className: 'size-4 shrink-0', strokeWidth: 1.75 } as const
