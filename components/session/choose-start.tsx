'use client'

import { CircleCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { classes } from '#/components/ui/classes.ts'
import { dotClass } from '#/components/ui/hue.ts'
import { RadioCard, RadioCards } from '#/components/ui/radio-card.tsx'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { MailboxState } from '#/lib/sync/types.ts'

/** The one choice after sign-in: all of the mailbox's past, or only what comes from now on. */
export function ChooseStart({ mailbox }: { mailbox: MailboxState }) {
  const router = useRouter()
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
        <Address mailbox={mailbox} />
        <RadioCards aria-label="What to fetch" className="mt-4" value={start} onValueChange={setStart}>
          <RadioCard
            value="everything"
            title="Everything"
            note="Most teams"
            sentence="The whole history, newest first."
          >
            <span className="block">The newest mail is here within seconds</span>
            <span className="mt-1 block">The rest comes in while you work</span>
          </RadioCard>
          <RadioCard value="new" title="Only new mail" sentence="Start with today; the past stays in Gmail.">
            <span className="block">Ready at once</span>
            <span className="mt-1 block">Older mail is not shown here</span>
          </RadioCard>
        </RadioCards>
      </div>
      <footer className="flex min-h-16 items-center justify-end gap-3 border-t border-line px-6 py-3 sm:px-8">
        <p role="status" className={classes('text-xs', problem ? 'text-danger-ink' : 'text-ink-3')}>
          {problem ?? 'Nothing is fetched before you continue.'}
        </p>
        <Button type="submit" variant="primary" busy={busy}>
          Continue
        </Button>
      </footer>
    </form>
  )
}

function Address({ mailbox }: { mailbox: MailboxState }) {
  return (
    <p className="mt-5 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken px-4 py-2">
      <CircleCheck aria-hidden className="size-4 shrink-0 text-success-ink" strokeWidth={1.75} />
      <span aria-hidden className={classes('size-2 shrink-0 rounded-xs', dotClass[mailbox.colour])} />
      <span className="font-medium">{mailbox.address}</span>
      {mailbox.messagesTotal !== null && (
        <span className="text-ink-3 tabular-nums">
          {mailbox.messagesTotal.toLocaleString('en')} {mailbox.messagesTotal === 1 ? 'message' : 'messages'}
        </span>
      )}
    </p>
  )
}
