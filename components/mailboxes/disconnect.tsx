'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import { RadioCard, RadioCards } from '#/components/ui/radio-card.tsx'
import type { MailboxPage } from '#/lib/mailboxes/types.ts'
import { Card } from './frame.tsx'
import { useChange } from './use-change.ts'
import { messagesOf } from './words.ts'

type Of = { id: number; address: string; phase: MailboxPage['phase']; stored: number }

/** The end of a mailbox here: its access ends at Google, and its mail stays or goes. Asked once more, with the address and the number. */
export function Disconnect({ id, address, phase, stored }: Of) {
  const [open, setOpen] = useState(false)
  if (phase === 'erasing') return null
  const over = phase === 'disconnected'
  return (
    <Card title={over ? 'Erase' : 'Disconnect'}>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4 max-sm:px-4">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="font-semibold">{over ? 'Erase what is here' : 'Disconnect this mailbox'}</h2>
          <p className="mt-0.5 text-xs text-pretty text-ink-2">
            {over
              ? 'Deletes what Lilac has of this mailbox. What is in Gmail stays there.'
              : 'Google ends Lilac’s access, and nothing more is fetched. The mail that is here stays, or is erased: you choose.'}
          </p>
        </div>
        <Button onClick={() => setOpen(true)}>{over ? 'Erase' : 'Disconnect'}</Button>
      </div>
      <Dialog
        title={over ? 'Erase what is here' : 'Disconnect'}
        open={open}
        onClose={() => setOpen(false)}
        className="sm:w-[520px]"
      >
        <Choice id={id} address={address} stored={stored} over={over} onDone={() => setOpen(false)} />
      </Dialog>
    </Card>
  )
}

function Choice({
  id,
  address,
  stored,
  over,
  onDone,
}: Omit<Of, 'phase'> & { over: boolean; onDone: () => void }) {
  const router = useRouter()
  const [mail, setMail] = useState(over ? 'erase' : 'keep')
  const { send, sending, problem } = useChange()
  const erase = mail === 'erase'
  const messages = messagesOf(stored, useClock().locale)

  async function disconnect() {
    if (!(await send('POST', `/api/v1/mailboxes/${id}/disconnection`, { mail }))) return
    onDone()
    if (erase) router.push('/settings/mailboxes')
    else router.refresh()
  }

  return (
    <div className="px-6 py-4 max-sm:px-4">
      <p className="text-ink-2 [overflow-wrap:anywhere]">
        <span className="font-medium text-ink">{address}</span>, {messages} here
      </p>
      {!over && (
        <RadioCards
          aria-label="What becomes of the mail that is here"
          className="mt-3"
          value={mail}
          onValueChange={setMail}
        >
          <RadioCard
            value="keep"
            title="Keep the mail here"
            sentence="It stays readable. You can connect again later, and it goes on."
          />
          <RadioCard
            value="erase"
            title="Erase it here"
            sentence="Messages, files and labels are deleted in Lilac. What is in Gmail stays there."
          />
        </RadioCards>
      )}
      {over && (
        <p className="mt-2 text-ink-2">
          Messages, files and labels are deleted in Lilac. What is in Gmail stays there.
        </p>
      )}
      <p className="mt-3 min-h-5 text-xs text-ink-2">{erase && 'This can’t be undone.'}</p>
      {problem && (
        <p role="alert" className="mt-1 text-xs text-danger-ink">
          {problem}
        </p>
      )}
      <div className="mt-3 flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onDone}>Cancel</Button>
        <Button
          variant={erase ? 'danger' : 'primary'}
          busy={sending}
          onClick={disconnect}
          className="h-auto! min-h-8 min-w-0 shrink! py-1 whitespace-normal! [overflow-wrap:anywhere] max-sm:min-h-10"
        >
          {erase ? `Erase ${messages} of ${address}` : `Disconnect and keep ${messages}`}
        </Button>
      </div>
    </div>
  )
}
