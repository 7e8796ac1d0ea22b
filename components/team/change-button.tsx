'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { ApiError, callApi } from '#/lib/api/client.ts'

/** Sends one change and shows the page as it is then. `about` says for a screen reader whom the button is about. */
export function ChangeButton({
  method,
  path,
  about,
  children,
}: {
  method: 'POST' | 'DELETE'
  path: string
  about: string
  children: string
}) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function change() {
    setBusy(true)
    setProblem(undefined)
    try {
      await callApi(method, path)
      router.refresh()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error.message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      {problem && (
        <span role="alert" className="text-xs text-danger-ink">
          {problem}
        </span>
      )}
      <Button size="sm" busy={busy} onClick={change} aria-label={`${children}: ${about}`}>
        {children}
      </Button>
    </>
  )
}
