import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { openComposer } from '#/components/compose/composers.ts'
import { discardDraft, sayRefused, wordsOf } from '#/components/compose/discard.ts'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { callApi } from '#/lib/api/client.ts'
import type { OutboxRow } from '#/lib/send/types.ts'
import { ChangeTime } from './change-time.tsx'

/** What can be done with a mail of the outbox: what its state allows, and nothing else. */
export function OutboxDeeds({
  row: { id, state, draftId, sendAt, canCancel },
  leaving,
}: {
  row: OutboxRow
  leaving: boolean // within some seconds
}) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [changing, setChanging] = useState(false)

  async function run(...calls: (() => Promise<unknown>)[]) {
    setBusy(true)
    try {
      for (const call of calls) await call()
    } catch (error) {
      sayRefused(wordsOf(error))
    } finally {
      setBusy(false)
      router.refresh()
    }
  }
  const post = (path: string, body?: object) => () => callApi('POST', `/api/v1/outbox/${id}${path}`, body)
  const open = async () => openComposer({ draftId })

  if (state === 'sent' || state === 'cancelled') return null
  return (
    <div className="flex flex-wrap items-center gap-2 max-lg:basis-full max-lg:pl-7 max-sm:order-last max-sm:pl-0">
      {state === 'asking' && (
        <>
          <ButtonLink size="sm" variant="primary" href="/mail/sent">
            Look in Sent
          </ButtonLink>
          <Button size="sm" busy={busy} onClick={() => void run(post('/settle', { as: 'sent' }))}>
            It was sent
          </Button>
          <Button size="sm" onClick={() => void run(post('/settle', { as: 'again' }))}>
            Send again
          </Button>
          <Button size="sm" variant="ghost" onClick={() => void run(post('/settle', { as: 'draft' }), open)}>
            Back to drafts
          </Button>
        </>
      )}
      {state === 'failed' && (
        <Button size="sm" busy={busy} onClick={() => void run(post('/retry'))}>
          Try again
        </Button>
      )}
      {state === 'queued' && (
        <>
          <Button
            size="sm"
            variant={leaving ? 'ghost' : 'secondary'}
            busy={busy}
            onClick={() => void run(post('/now'))}
          >
            Send now
          </Button>
          {!leaving && (
            <Button size="sm" variant="ghost" aria-expanded={changing} onClick={() => setChanging(!changing)}>
              Change the time
            </Button>
          )}
        </>
      )}
      {canCancel && (
        <Button
          size="sm"
          variant={leaving ? 'secondary' : 'ghost'}
          onClick={() => void run(post('/cancel'), open)}
        >
          {state === 'failed' ? 'Open' : leaving ? 'Undo' : 'Take back'}
        </Button>
      )}
      {canCancel && state === 'failed' && (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => void run(post('/cancel'), () => discardDraft(draftId, null))}
        >
          Discard
        </Button>
      )}
      {changing && (
        <ChangeTime
          at={sendAt}
          onTime={(at) => {
            setChanging(false)
            void run(() => callApi('PATCH', `/api/v1/outbox/${id}`, { sendAt: at }))
          }}
        />
      )}
    </div>
  )
}
