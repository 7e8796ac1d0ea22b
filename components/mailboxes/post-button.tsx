'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { useChange } from './use-change.ts'

/** Sends one change about a mailbox, and shows the page as it is then; a refusal stands beside it in words. */
export function PostButton({
  method = 'POST',
  path,
  body,
  variant = 'secondary',
  size = 'sm',
  busy = false,
  icon,
  children,
}: {
  method?: 'POST' | 'DELETE'
  path: string
  body?: object
  variant?: 'primary' | 'secondary' | 'ghost'
  size?: 'sm' | 'md'
  busy?: boolean // what it began is still going on
  icon?: ReactNode
  children: string
}) {
  const router = useRouter()
  const { send, sending, problem } = useChange()
  const change = async () => {
    if (await send(method, path, body)) router.refresh()
  }
  return (
    <>
      <Button variant={variant} size={size} busy={sending || busy} onClick={change}>
        {!sending && !busy && icon}
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
