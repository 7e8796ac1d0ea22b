'use client'

import { CircleAlert, RotateCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { ApiError } from '#/lib/api/client.ts'
import { Trouble } from './trouble.tsx'

/**
 * What could not be shown, with a way to try again and a way out. The code is also in the server's log. Where the focus was on what is gone, it goes to
 * the first of them.
 */
export function PageError({
  what,
  error,
  retry,
  wayOut,
}: {
  what: string // "This thread"
  error: unknown
  retry: () => void
  wayOut: { href: string; words: string }
}) {
  const code = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  const cut = error instanceof ApiError && error.code === 'no_connection'
  const again = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) again.current?.focus()
  }, [])

  return (
    <div role="alert" className="contents">
      <Trouble
        mark={
          <span className="mb-4 flex size-10 items-center justify-center rounded-lg bg-danger-soft text-danger-ink">
            <CircleAlert aria-hidden className="size-5" strokeWidth={1.75} />
          </span>
        }
        title={`${what} could not be shown`}
        sentence={`${cut ? 'There is no connection to the server.' : 'Something on the server failed.'} Your mail is safe: it is in Gmail and in the database.`}
        code={code}
      >
        <Button ref={again} variant="primary" onClick={retry}>
          <RotateCw aria-hidden className="size-4" strokeWidth={1.75} />
          Try again
        </Button>
        <ButtonLink href={wayOut.href}>{wayOut.words}</ButtonLink>
      </Trouble>
    </div>
  )
}
