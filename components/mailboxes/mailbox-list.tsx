import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import Link from 'next/link'
import { ReconnectButton } from '#/components/session/reconnect-button.tsx'
import { Banner } from '#/components/ui/banner.tsx'
import { StatusChip } from '#/components/ui/chip.tsx'
import { classes } from '#/components/ui/classes.ts'
import type { Clock } from '#/components/ui/dates.ts'
import { Empty } from '#/components/ui/empty.tsx'
import { dotClass } from '#/components/ui/hue.ts'
import type { Deed } from '#/lib/mailboxes/types.ts'
import type { Words } from '#/lib/session/types.ts'
import type { MailboxState } from '#/lib/sync/types.ts'
import { Deeds } from './deeds.tsx'
import { Card, Frame } from './frame.tsx'
import { messagesOf, standingOf } from './words.ts'

/** The viewer's mailboxes, one more, and what was done with them. `problem`: why a consent came to nothing. */
export function MailboxList({
  mailboxes,
  deeds,
  problem,
  clock,
}: {
  mailboxes: MailboxState[]
  deeds: Deed[]
  problem: Words | null
  clock: Clock
}) {
  return (
    <Frame
      label="Mailboxes"
      head={
        <>
          <Link
            href="/settings"
            aria-label="All settings"
            className="-ml-2 flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10 md:hidden"
          >
            <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
          </Link>
          <h1 className="mr-auto text-lg font-semibold tracking-tight">Mailboxes</h1>
          {mailboxes.length > 0 && (
            <ReconnectButton
              mailboxId={null}
              size="sm"
              icon={<Plus aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />}
            >
              Connect another
            </ReconnectButton>
          )}
        </>
      }
    >
      {problem && <Banner tone="danger" what={problem.what} meaning={problem.meaning} />}
      {mailboxes.length === 0 ? (
        <Empty
          title="No mailbox is connected"
          sentence="Google asks which account it is, and whether Lilac may read it."
        >
          <ReconnectButton mailboxId={null} variant="secondary">
            Connect one
          </ReconnectButton>
        </Empty>
      ) : (
        <Card title="Your mailboxes">
          <ul className="divide-y divide-line">
            {mailboxes.map((mailbox) => (
              <li key={mailbox.id}>
                <Row mailbox={mailbox} locale={clock.locale} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Deeds deeds={deeds} clock={clock} />
    </Frame>
  )
}

function Row({ mailbox, locale }: { mailbox: MailboxState; locale: string }) {
  const { words, tone } = standingOf(mailbox)
  return (
    <Link
      href={`/settings/mailboxes/${mailbox.id}`}
      className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2 -outline-offset-2 hover:bg-hover max-sm:px-4"
    >
      <span aria-hidden className={classes('size-2 shrink-0 rounded-xs', dotClass[mailbox.colour])} />
      <span className="min-w-0 flex-1 truncate font-medium">{mailbox.address}</span>
      <span className="tnum text-xs text-ink-3 max-sm:order-last max-sm:w-full max-sm:pl-5">
        {messagesOf(mailbox.counts.stored, locale)}
      </span>
      <StatusChip tone={tone}>{words}</StatusChip>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
    </Link>
  )
}
