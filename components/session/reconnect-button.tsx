'use client'

import { Plug } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { ApiError, callApi } from '#/lib/api/client.ts'

/** Asks Google once more for a mailbox (`null`: for another one of the viewer's) by going there. */
export function ReconnectButton({
  mailboxId,
  variant = 'primary',
  size = 'md',
  icon = <Plug aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />,
  children,
}: {
  mailboxId: number | null
  variant?: 'primary' | 'secondary' | 'link'
  size?: 'md' | 'sm'
  icon?: ReactNode
  children: ReactNode
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function reconnect() {
    setBusy(true)
    setProblem(undefined)
    try {
      const { address } = await callApi<{ address: string }>('POST', '/api/v1/mailboxes/consent', {
        mailboxId,
      })
      window.location.assign(address) // stays busy: the page is on its way out
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error.message)
      setBusy(false)
    }
  }

  return (
    <>
      <Button variant={variant} size={size} busy={busy} onClick={reconnect}>
        {!busy && icon}
        {children}
      </Button>
      {problem && (
        <p role="alert" className="text-xs text-danger-ink">
          {problem}
        </p>
      )}
    </>
  )
}
