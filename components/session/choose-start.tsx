'use client'

import { CalendarOff, CircleCheck, Clock, Zap } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState } from 'react'
import { messagesOf, roughly } from '#/components/mailboxes/words.ts'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { classes } from '#/components/ui/classes.ts'
import { dotClass } from '#/components/ui/hue.ts'
import { RadioCard, RadioCards } from '#/components/ui/radio-card.tsx'
import { useAlive } from '#/components/ui/use-alive.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { MailboxState } from '#/lib/sync/types.ts'
import { ReconnectButton } from './reconnect-button.tsx'

/** The one choice for a new mailbox: all of its past, or only what comes from now on. */
export function ChooseStart({
  mailbox,
  minutes,
  first,
  locale,
}: {
  mailbox: MailboxState
  minutes: number | null // that everything takes, where it is known how much there is
  first: boolean // nothing else is connected
  locale: string // that numbers are written in
}) {
  const router = useRouter()
  const alive = useAlive()
  const [start, setStart] = useState('everything')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function choose(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      await callApi('POST', `/api/v1/mailboxes/${mailbox.id}/start`, { start })
      router.push('/mail/inbox')
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error.message)
      setBusy(false)
    }
  }

  return (
    <form onSubmit={choose}>
      <div className="px-6 pt-7 pb-7 sm:px-8">
        <h1 className="text-xl font-semibold tracking-tight">How far back should Lilac look?</h1>
        <p className="mt-1 text-md text-pretty text-ink-2">
          Everything that arrives from now on comes in either way. This is about what is already there.
        </p>
        <Address mailbox={mailbox} locale={locale} />
        <RadioCards
          aria-label="What to fetch"
          className="mt-4"
          disabled={!alive}
          value={start}
          onValueChange={setStart}
        >
          <RadioCard
            value="everything"
            title="Everything"
            note="Most teams"
            sentence="The whole history, newest first."
          >
            <Follows icon={<Zap {...ICON} />}>The newest mail is here within seconds</Follows>
            <Follows icon={<Clock {...ICON} />}>
              {minutes === null || minutes < 1
                ? 'The rest comes in while you work'
                : `All of it in ${roughly(minutes)}; you can work meanwhile`}
            </Follows>
          </RadioCard>
          <RadioCard value="new" title="Only new mail" sentence="Start with today; the past stays in Gmail.">
            <Follows icon={<Zap {...ICON} />}>Ready at once</Follows>
            <Follows icon={<CalendarOff {...ICON} />}>Older mail is not shown here</Follows>
          </RadioCard>
        </RadioCards>
      </div>
      <footer className="flex min-h-16 items-center justify-end gap-3 border-t border-line px-6 py-3 sm:px-8">
        {!first && (
          <ButtonLink variant="ghost" href="/mail/inbox" className="mr-auto -ml-3">
            Later
          </ButtonLink>
        )}
        <p role="status" className={classes('text-xs', problem ? 'text-danger-ink' : 'text-ink-3')}>
          {problem ?? 'Nothing is fetched before you continue.'}
        </p>
        <Button type="submit" variant="primary" disabled={!alive} busy={busy}>
          Continue
        </Button>
      </footer>
    </form>
  )
}

const ICON = {
  'aria-hidden': true,
  className: 'mt-px size-3.5 shrink-0 text-ink-3 group-data-[state=checked]:text-accent-ink',
  strokeWidth: 1.75,
} as const

/** A line of what follows from a choice. */
function Follows({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="not-first:mt-2 flex gap-2">
      {icon}
      <span>{children}</span>
    </span>
  )
}

function Address({ mailbox, locale }: { mailbox: MailboxState; locale: string }) {
  return (
    <div className="mt-5 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken px-4 py-2">
      <CircleCheck aria-hidden className="size-4 shrink-0 text-success-ink" strokeWidth={1.75} />
      <span aria-hidden className={classes('size-2 shrink-0 rounded-xs', dotClass[mailbox.colour])} />
      <span className="font-medium">{mailbox.address}</span>
      {mailbox.messagesTotal !== null && (
        <span className="text-ink-3 tabular-nums">{messagesOf(mailbox.messagesTotal, locale)}</span>
      )}
      <span className="ml-auto">
        <ReconnectButton mailboxId={null} variant="link" size="sm" icon={null}>
          Another account
        </ReconnectButton>
      </span>
    </div>
  )
}
